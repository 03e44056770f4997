//! Numbers as ECMAScript, and so RFC 8785, writes them.

/// The text of a number: shortest digits that read back as the same double, `-0` as `0`; "NaN" and "Infinity" for what
/// JSON does not have.
pub(crate) fn to_text(number: f64) -> String {
    let mut text = String::new();
    write(number, &mut text);
    text
}

/// Appends the text of a number. The digits are ryu's; where the point stands, and when an exponent is written, is
/// ECMA-262, `Number::toString`.
pub(crate) fn write(number: f64, out: &mut String) {
    if number.is_nan() {
        out.push_str("NaN");
        return;
    }
    if number == 0.0 {
        out.push('0');
        return;
    }
    if number.fract() == 0.0 && number.abs() < 9_007_199_254_740_992.0 {
        write_whole(number, out);
        return;
    }
    if number < 0.0 {
        out.push('-');
    }
    if number.is_infinite() {
        out.push_str("Infinity");
        return;
    }
    let mut buffer = ryu::Buffer::new();
    let (digits, point) = decimal(buffer.format_finite(number.abs()));
    place_point(&digits, point, out);
}

/// A whole number below 2^53 is written as an integer is.
#[expect(clippy::cast_possible_truncation, reason = "below 2^53")]
fn write_whole(number: f64, out: &mut String) {
    out.push_str(&(number as i64).to_string());
}

/// The significant digits, and how many of them stand before the point: 0.00125 is ("125", -2).
fn decimal(shortest: &str) -> (String, i32) {
    let (mantissa, exponent) = shortest.split_once('e').unwrap_or((shortest, "0"));
    let (whole, fraction) = mantissa.split_once('.').unwrap_or((mantissa, ""));
    let all = format!("{whole}{fraction}");
    let significant = all.trim_start_matches('0');
    let point = length(whole) + exponent.parse::<i32>().unwrap_or(0) - (length(&all) - length(significant));
    (significant.trim_end_matches('0').to_owned(), point)
}

fn place_point(digits: &str, point: i32, out: &mut String) {
    let count = length(digits);
    if (count..=21).contains(&point) {
        out.push_str(digits);
        push_zeros(point - count, out);
    } else if (1..=21).contains(&point) {
        let (whole, fraction) = digits.split_at(usize::try_from(point).unwrap_or(0));
        out.push_str(whole);
        out.push('.');
        out.push_str(fraction);
    } else if (-5..=0).contains(&point) {
        out.push_str("0.");
        push_zeros(-point, out);
        out.push_str(digits);
    } else {
        let (first, rest) = digits.split_at(1);
        out.push_str(first);
        if !rest.is_empty() {
            out.push('.');
            out.push_str(rest);
        }
        out.push_str(if point > 0 { "e+" } else { "e-" });
        out.push_str(&(point - 1).abs().to_string());
    }
}

fn push_zeros(count: i32, out: &mut String) {
    for _ in 0..count {
        out.push('0');
    }
}

/// At most the digits of a double.
fn length(text: &str) -> i32 {
    i32::try_from(text.len()).unwrap_or(i32::MAX)
}

#[cfg(test)]
mod tests {
    use super::to_text;

    #[test]
    fn numbers_are_written_as_ecmascript_writes_them() {
        let cases = [
            (0.0, "0"),
            (-0.0, "0"),
            (1.0, "1"),
            (-5.0, "-5"),
            (0.1, "0.1"),
            (100.0, "100"),
            (123.456, "123.456"),
            (1e20, "100000000000000000000"),
            (1e21, "1e+21"),
            (1.5e21, "1.5e+21"),
            (123_456_789_012_345_680_000.0, "123456789012345680000"),
            (0.000_001, "0.000001"),
            (0.000_000_1, "1e-7"),
            (1.5e-7, "1.5e-7"),
            (5e-324, "5e-324"),
            (f64::MAX, "1.7976931348623157e+308"),
            (-f64::MIN_POSITIVE, "-2.2250738585072014e-308"),
        ];
        for (number, text) in cases {
            assert_eq!(to_text(number), text);
        }
    }
}
