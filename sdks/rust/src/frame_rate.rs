use crate::error::{Error, ErrorCode};
use crate::generated::values::Fps;
use crate::number;

/// Frames per second as an exact reduced fraction.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct FrameRate {
    pub(crate) num: u32,
    pub(crate) den: u32,
}

impl FrameRate {
    /// Thirty frames per second, the default.
    pub(crate) const DEFAULT: Self = Self { num: 30, den: 1 };

    /// The exact fraction behind a document's `fps`: a number is rounded to thousandths, half up, a text is a ratio of
    /// two whole numbers. The result lies above 0 and at most at 240 frames per second.
    pub(crate) fn new(fps: &Fps) -> Result<Self, Error> {
        let (fraction, shown) = match fps {
            Fps::Number(number) => (thousandths(*number), number::to_text(*number)),
            Fps::Ratio(text) => (ratio(text), crate::error::quoted(text)),
        };
        fraction.and_then(Self::reduced).ok_or_else(|| Error::new(ErrorCode::FpsInvalid, "", &[("value", &shown)]))
    }

    fn reduced((num, den): (u32, u32)) -> Option<Self> {
        if num == 0 || den == 0 || u64::from(num) > 240 * u64::from(den) {
            return None;
        }
        let divisor = greatest_common_divisor(num, den);
        Some(Self { num: num / divisor, den: den / divisor })
    }
}

#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "between 0 and 240,000")]
fn thousandths(fps: f64) -> Option<(u32, u32)> {
    // The comparison is false for NaN.
    (fps > 0.0 && fps <= 240.0).then(|| ((fps * 1000.0 + 0.5).floor() as u32, 1000))
}

fn ratio(text: &str) -> Option<(u32, u32)> {
    let (num, den) = text.split_once('/')?;
    Some((part(num)?, part(den)?))
}

/// One to seven digits, the first not 0.
fn part(digits: &str) -> Option<u32> {
    let is_plain = (1..=7).contains(&digits.len()) && digits.bytes().all(|byte| byte.is_ascii_digit());
    if is_plain && !digits.starts_with('0') { digits.parse().ok() } else { None }
}

fn greatest_common_divisor(a: u32, b: u32) -> u32 {
    if b == 0 { a } else { greatest_common_divisor(b, a % b) }
}
