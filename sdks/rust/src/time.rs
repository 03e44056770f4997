use std::fmt;

use serde::{Deserialize, Deserializer, Serialize, Serializer, de};

use crate::error::{Error, ErrorCode, quoted};
use crate::frame_rate::FrameRate;
use crate::generated::values::Fps;
use crate::number;

/// A time or a length of time, as people write it.
///
/// A number is seconds. A text is one of
///
/// | form | example | meaning |
/// |---|---|---|
/// | number | `"5"`, `"0.25"` | seconds |
/// | seconds | `"5s"`, `"1.5s"` | seconds |
/// | milliseconds | `"500ms"` | thousandths of a second |
/// | minutes, hours | `"2m"`, `"1.5h"` | |
/// | frames | `"120f"` | whole frames at the project's `fps` |
/// | clock | `"1:30"`, `"01:30.5"` | mm:ss |
/// | clock with hours | `"01:02:30"` | hh:mm:ss |
/// | timecode | `"01:02:30:15"` | hh:mm:ss:ff, the last field counts frames |
///
/// Spaces and tabs around the text and between a number and its unit do not count. A time is read where it is used,
/// with the frame rate of the project; in a document all times are seconds, whole microseconds of them.
///
/// ```
/// use std::time::Duration;
/// use videojson::Time;
///
/// assert_eq!(Time::from("1:30").seconds(30)?, 90.0);
/// assert_eq!(Time::from("1f").seconds("30000/1001")?, 0.033367);
/// assert_eq!(Time::from(Duration::from_millis(250)), Time::from(0.25));
/// # Ok::<(), videojson::Error>(())
/// ```
#[derive(Clone, Debug, PartialEq)]
pub struct Time(Form);

#[derive(Clone, Debug, PartialEq)]
enum Form {
    Seconds(f64),
    Text(String),
}

impl Time {
    /// The time in seconds, exact to the microsecond.
    ///
    /// Texts are read in exact arithmetic and rounded once, half up, to whole microseconds; numbers by
    /// `floor(x * 1e6 + 0.5) / 1e6`.
    ///
    /// # Errors
    ///
    /// [`ErrorCode::TimeInvalid`] for what is no time, or lies further than 10⁹ s from zero, and
    /// [`ErrorCode::FpsInvalid`].
    pub fn seconds(&self, fps: impl Into<Fps>) -> Result<f64, Error> {
        self.microseconds(FrameRate::new(&fps.into())?, "seconds(time)").map(to_seconds)
    }

    /// The time in whole microseconds; `place` is named in the error.
    pub(crate) fn microseconds(&self, rate: FrameRate, place: &str) -> Result<i64, Error> {
        let read = match &self.0 {
            Form::Seconds(seconds) => from_number(*seconds),
            Form::Text(text) => from_text(text, rate).filter(|microseconds| microseconds.abs() <= MOST),
        };
        read.ok_or_else(|| Error::new(ErrorCode::TimeInvalid, "", &[("where", place), ("value", &self.to_string())]))
    }
}

impl fmt::Display for Time {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.0 {
            Form::Seconds(seconds) => formatter.write_str(&number::to_text(*seconds)),
            Form::Text(text) => formatter.write_str(&quoted(text)),
        }
    }
}

impl From<f64> for Time {
    fn from(seconds: f64) -> Self {
        Self(Form::Seconds(seconds))
    }
}

impl From<f32> for Time {
    fn from(seconds: f32) -> Self {
        f64::from(seconds).into()
    }
}

impl From<i32> for Time {
    fn from(seconds: i32) -> Self {
        f64::from(seconds).into()
    }
}

impl From<u32> for Time {
    fn from(seconds: u32) -> Self {
        f64::from(seconds).into()
    }
}

impl From<&str> for Time {
    fn from(text: &str) -> Self {
        text.to_owned().into()
    }
}

impl From<String> for Time {
    fn from(text: String) -> Self {
        Self(Form::Text(text))
    }
}

impl From<std::time::Duration> for Time {
    fn from(duration: std::time::Duration) -> Self {
        duration.as_secs_f64().into()
    }
}

impl Serialize for Time {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match &self.0 {
            Form::Seconds(seconds) => serializer.serialize_f64(*seconds),
            Form::Text(text) => serializer.serialize_str(text),
        }
    }
}

impl<'de> Deserialize<'de> for Time {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(TimeVisitor)
    }
}

struct TimeVisitor;

impl de::Visitor<'_> for TimeVisitor {
    type Value = Time;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("seconds, or a text such as \"5s\"")
    }

    fn visit_f64<E>(self, seconds: f64) -> Result<Time, E> {
        Ok(seconds.into())
    }

    #[expect(clippy::cast_precision_loss, reason = "JSON numbers are doubles")]
    fn visit_i64<E>(self, seconds: i64) -> Result<Time, E> {
        Ok((seconds as f64).into())
    }

    #[expect(clippy::cast_precision_loss, reason = "JSON numbers are doubles")]
    fn visit_u64<E>(self, seconds: u64) -> Result<Time, E> {
        Ok((seconds as f64).into())
    }

    fn visit_str<E>(self, text: &str) -> Result<Time, E> {
        Ok(text.into())
    }
}

/// No time may lie further than this from zero, in seconds (31.7 years): beyond it microseconds stop being exact.
const MOST_SECONDS: f64 = 1e9;
const MOST: i64 = 1_000_000_000_000_000;

/// Whole microseconds as the seconds written in a document: the nearest double to a millionth of them.
#[expect(clippy::cast_precision_loss, reason = "times lie within 10^15 microseconds of zero")]
pub(crate) fn to_seconds(microseconds: i64) -> f64 {
    microseconds as f64 / 1e6
}

/// Seconds to whole microseconds, half up; none when not finite or too large to be exact.
#[expect(clippy::cast_possible_truncation, reason = "at most 10^15")]
pub(crate) fn from_number(seconds: f64) -> Option<i64> {
    // False for NaN. Multiplication and addition are two roundings: never `mul_add`.
    (seconds.abs() <= MOST_SECONDS).then(|| (seconds * 1e6 + 0.5).floor() as i64)
}

/// Longer texts are refused before any arithmetic, so that a hostile one costs nothing.
const LONGEST_TEXT: usize = 64;

fn from_text(text: &str, rate: FrameRate) -> Option<i64> {
    let trimmed = text.trim_matches([' ', '\t']);
    if trimmed.len() > LONGEST_TEXT {
        return None;
    }
    from_quantity(trimmed, rate).or_else(|| from_clock(trimmed)).or_else(|| from_timecode(trimmed, rate))
}

/// "-1.5s", "500 ms", "120f".
fn from_quantity(text: &str, rate: FrameRate) -> Option<i64> {
    let (is_negative, unsigned) = match text.strip_prefix('-') {
        Some(rest) => (true, rest),
        None => (false, text.strip_prefix('+').unwrap_or(text)),
    };
    let end =
        unsigned.find(|character: char| !character.is_ascii_digit() && character != '.').unwrap_or(unsigned.len());
    let (number, unit) = unsigned.split_at(end);
    let decimal = Decimal::read(number)?;
    match unit.trim_start_matches([' ', '\t']) {
        "ms" => decimal.times(1_000, is_negative),
        "" | "s" => decimal.times(1_000_000, is_negative),
        "m" => decimal.times(60_000_000, is_negative),
        "h" => decimal.times(3_600_000_000, is_negative),
        "f" if number.split_once('.').is_none_or(|(_, fraction)| fraction.is_empty()) => {
            let frames = i128::from(decimal.whole);
            frames_to_microseconds(if is_negative { -frames } else { frames }, rate)
        }
        _ => None,
    }
}

/// "1:30", "01:02:30.5".
fn from_clock(text: &str) -> Option<i64> {
    let fields: Vec<&str> = text.split(':').collect();
    let (hours, minutes, seconds) = match fields[..] {
        [minutes, seconds] => (None, minutes, seconds),
        [hours, minutes, seconds] => (Some(hours), minutes, seconds),
        _ => return None,
    };
    let (whole, fraction) = seconds.split_once('.').unwrap_or((seconds, "0"));
    if whole.len() > 2 || fraction.is_empty() || digits(whole)? >= 60 {
        return None;
    }
    if hours.is_some() && (minutes.len() > 2 || digits(minutes)? >= 60) {
        return None;
    }
    let before = hours.map_or(Some(0), digits)?.checked_mul(3600)?.checked_add(digits(minutes)?.checked_mul(60)?)?;
    let part = Decimal::read(seconds)?.times(1_000_000, false)?;
    i64::try_from(before.checked_mul(1_000_000)?).ok()?.checked_add(part)
}

/// "01:02:30:15".
fn from_timecode(text: &str, rate: FrameRate) -> Option<i64> {
    let fields: Vec<&str> = text.split(':').collect();
    let [hours, minutes, seconds, frames] = fields[..] else { return None };
    if minutes.len() > 2 || seconds.len() > 2 || frames.len() > 3 {
        return None;
    }
    let (num, den) = (u64::from(rate.num), u64::from(rate.den));
    let (hours, minutes, seconds, frames) = (digits(hours)?, digits(minutes)?, digits(seconds)?, digits(frames)?);
    if minutes >= 60 || seconds >= 60 || frames * den >= num {
        return None;
    }
    let whole = hours.checked_mul(3600)?.checked_add(minutes * 60 + seconds)?;
    let part = frames_to_microseconds(i128::from(frames), rate)?;
    i64::try_from(whole.checked_mul(1_000_000)?).ok()?.checked_add(part)
}

/// One digit or more.
fn digits(text: &str) -> Option<u64> {
    let is_plain = !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    if is_plain { text.parse().ok() } else { None }
}

/// A decimal number of zero or more, exact.
struct Decimal<'text> {
    whole: u64,
    /// The digits after the point.
    fraction: &'text str,
}

impl<'text> Decimal<'text> {
    /// Digits with at most one point, before or after which there is a digit.
    fn read(text: &'text str) -> Option<Self> {
        let (whole, fraction) = text.split_once('.').unwrap_or((text, ""));
        let is_plain = fraction.bytes().all(|byte| byte.is_ascii_digit()) && !(whole.is_empty() && fraction.is_empty());
        let whole = if whole.is_empty() { 0 } else { digits(whole)? };
        is_plain.then_some(Self { whole, fraction })
    }

    /// The number, or its negative, times a factor, rounded half up. The fraction can be longer than any integer holds,
    /// so it is multiplied digit by digit, from the last one on.
    fn times(&self, factor: u64, is_negative: bool) -> Option<i64> {
        let mut carry = 0;
        let mut first_digit = 0;
        let mut others_are_zero = true;
        for digit in self.fraction.bytes().rev() {
            others_are_zero &= first_digit == 0;
            let product = u64::from(digit - b'0') * factor + carry;
            (carry, first_digit) = (product / 10, product % 10);
        }
        let magnitude = self.whole.checked_mul(factor)?.checked_add(carry)?;
        let is_up =
            if is_negative { first_digit > 5 || (first_digit == 5 && !others_are_zero) } else { first_digit >= 5 };
        let rounded = i64::try_from(magnitude.checked_add(u64::from(is_up))?).ok()?;
        Some(if is_negative { -rounded } else { rounded })
    }
}

/// `floor(frames / rate + 1/2)` in microseconds.
fn frames_to_microseconds(frames: i128, rate: FrameRate) -> Option<i64> {
    let numerator = frames.checked_mul(2 * 1_000_000 * i128::from(rate.den))?.checked_add(i128::from(rate.num))?;
    i64::try_from(numerator.div_euclid(2 * i128::from(rate.num))).ok()
}
