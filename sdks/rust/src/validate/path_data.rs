//! The grammar of path data (SVG 2).

/// What is wrong with path data, and where.
pub(super) struct PathError {
    /// Index of the character, from 0.
    pub(super) offset: usize,
    pub(super) reason: String,
}

/// The first mistake in path data.
pub(super) fn find_path_error(path: &str) -> Option<PathError> {
    // Nothing beyond ASCII is right, so a byte that is not tells where the mistake is.
    let bytes = path.as_bytes();
    let mut position = spaces(bytes, 0);
    if !matches!(bytes.get(position), Some(b'M' | b'm')) {
        return Some(PathError { offset: position, reason: "it does not begin with M".to_owned() });
    }
    while let Some(&letter) = bytes.get(position) {
        let Some(arguments) = arguments_of(letter) else {
            let shown = path.get(position..).and_then(|rest| rest.chars().next()).unwrap_or('\u{fffd}');
            let reason = format!("a command is expected, not {}", crate::error::quoted(&shown.to_string()));
            return Some(PathError { offset: position, reason });
        };
        position = spaces(bytes, position + 1);
        if arguments.is_empty() {
            continue;
        }
        let mut is_repeated = false;
        loop {
            if is_repeated {
                let next = separators(bytes, position);
                if !matches!(bytes.get(next), Some(b'0'..=b'9' | b'+' | b'.' | b'-')) {
                    break;
                }
                position = next;
            }
            for (index, kind) in arguments.bytes().enumerate() {
                if index > 0 {
                    position = separators(bytes, position);
                }
                let end = if kind == b'f' { flag(bytes, position) } else { number(bytes, position) };
                let Some(end) = end else {
                    return Some(PathError { offset: position, reason: missing(letter, arguments.len(), kind) });
                };
                position = end;
            }
            is_repeated = true;
        }
        position = spaces(bytes, position);
    }
    None
}

/// Numbers a command takes: "n" is a number, "f" a flag (0 or 1).
fn arguments_of(command: u8) -> Option<&'static str> {
    Some(match command.to_ascii_uppercase() {
        b'M' | b'L' | b'T' => "nn",
        b'H' | b'V' => "n",
        b'C' => "nnnnnn",
        b'S' | b'Q' => "nnnn",
        b'A' => "nnnffnn",
        b'Z' => "",
        _ => return None,
    })
}

fn missing(letter: u8, count: usize, kind: u8) -> String {
    let noun = if count == 1 { "number" } else { "numbers" };
    let needed = format!("{} takes {count} {noun} at a time", char::from(letter));
    if kind == b'f' { format!("{needed}, the fourth and fifth of them 0 or 1") } else { needed }
}

fn spaces(bytes: &[u8], mut position: usize) -> usize {
    while matches!(bytes.get(position), Some(b' ' | b'\t' | b'\n' | b'\x0c' | b'\r')) {
        position += 1;
    }
    position
}

/// White space with at most one comma in it.
fn separators(bytes: &[u8], position: usize) -> usize {
    let comma = spaces(bytes, position);
    if bytes.get(comma) == Some(&b',') { spaces(bytes, comma + 1) } else { comma }
}

fn flag(bytes: &[u8], position: usize) -> Option<usize> {
    matches!(bytes.get(position), Some(b'0' | b'1')).then_some(position + 1)
}

fn digits(bytes: &[u8], position: usize) -> usize {
    position + bytes.iter().skip(position).take_while(|byte| byte.is_ascii_digit()).count()
}

/// The end of a number, such as `-.5e3`.
fn number(bytes: &[u8], position: usize) -> Option<usize> {
    let start = position + usize::from(matches!(bytes.get(position), Some(b'+' | b'-')));
    let mut end = digits(bytes, start);
    let has_whole = end > start;
    if bytes.get(end) == Some(&b'.') {
        let after = digits(bytes, end + 1);
        if !has_whole && after == end + 1 {
            return None;
        }
        end = after;
    } else if !has_whole {
        return None;
    }
    if matches!(bytes.get(end), Some(b'e' | b'E')) {
        let sign = end + 1 + usize::from(matches!(bytes.get(end + 1), Some(b'+' | b'-')));
        let after = digits(bytes, sign);
        if after > sign {
            end = after;
        }
    }
    Some(end)
}
