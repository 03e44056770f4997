use serde_json::Value;

use super::Context;
use crate::canonical::double;
use crate::error::{ErrorCode, cut, shown};
use crate::frame_rate::FrameRate;
use crate::generated::values::Fps;
use crate::validate::layers::{number, text};
use crate::validate::limits;
use crate::validate::words::quote;

/// The version of the specification these checks are written for.
const SUPPORTED: (u32, u32) = (1, 0);

pub(super) fn check(context: &mut Context<'_, '_>) {
    check_version(context);
    check_canvas(context);
    check_frame_rate(context);
}

/// A newer minor version is taken with a warning, another major version is refused (SPEC §1.5).
fn check_version(context: &mut Context<'_, '_>) {
    let Some(version) = text(context.document, "version") else { return };
    let Some((major, minor)) = parts(version) else {
        let parameters = [("version", cut(version))];
        return context.report.add(ErrorCode::VersionInvalid, "/version".to_owned(), &parameters);
    };
    let code = match major {
        _ if major != SUPPORTED.0 => ErrorCode::VersionUnsupported,
        _ if minor > SUPPORTED.1 => ErrorCode::VersionNewer,
        _ => return,
    };
    let parameters = [("version", version.to_owned()), ("supported", format!("{}.{}", SUPPORTED.0, SUPPORTED.1))];
    context.report.add(code, "/version".to_owned(), &parameters);
}

fn parts(version: &str) -> Option<(u32, u32)> {
    let part = |text: &str| {
        let is_plain = (1..=4).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_digit());
        if is_plain { text.parse().ok() } else { None }
    };
    let (major, minor) = version.split_once('.')?;
    Some((part(major)?, part(minor)?))
}

/// Each side is limited by the schema; this limits both together.
fn check_canvas(context: &mut Context<'_, '_>) {
    let width = number(context.document, "width").unwrap_or(1920.0);
    let height = number(context.document, "height").unwrap_or(1080.0);
    let pixels = width * height;
    if width > 0.0 && height > 0.0 && pixels > limits::PIXELS {
        let parameters = [
            ("width", shown(width)),
            ("height", shown(height)),
            ("pixels", shown(pixels)),
            ("limit", shown(limits::PIXELS)),
        ];
        context.report.add(ErrorCode::CanvasTooLarge, String::new(), &parameters);
    }
}

/// A frame rate has to be an exact ratio above 0 and up to 240 after rounding to thousandths.
fn check_frame_rate(context: &mut Context<'_, '_>) {
    let Some(fps) = context.document.get("fps").filter(|fps| !fps.is_null()) else { return };
    let rate = match fps {
        Value::Number(number) => Some(Fps::Number(double(number))),
        Value::String(text) => Some(Fps::Ratio(text.clone())),
        _ => None,
    };
    if rate.is_none_or(|rate| FrameRate::new(&rate).is_err()) {
        context.report.add(ErrorCode::FpsInvalid, "/fps".to_owned(), &[("value", quote(fps))]);
    }
}
