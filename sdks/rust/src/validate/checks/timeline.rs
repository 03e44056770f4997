use serde_json::Value;

use super::Context;
use super::keyframes::for_each_track;
use crate::error::{ErrorCode, shown};
use crate::pointer;
use crate::validate::layers::{Object, microseconds, number, objects, text};
use crate::validate::limits;
use crate::validate::report::Report;

/// Length of a video in which nothing says when it ends, in microseconds.
const DEFAULT_LENGTH: f64 = 5e6;

#[derive(Clone, Copy)]
enum Length {
    Microseconds(f64),
    /// It depends on the length of a file.
    Unknown,
}

/// The video does not last too long; layers begin, and keyframes lie, before the end of what they are in
/// (SPEC §3.2, §4).
pub(super) fn check(context: &mut Context<'_, '_>) {
    let Context { document, report, .. } = context;
    let given = given_length(document).or_else(|| content_end(document));
    let length = given.unwrap_or(Length::Microseconds(DEFAULT_LENGTH));
    if let Length::Microseconds(length) = length {
        if length > limits::DURATION * 1e6 {
            let parameters = [("duration", shown(length / 1e6)), ("limit", shown(limits::DURATION))];
            report.add(ErrorCode::DurationTooLong, String::new(), &parameters);
        }
    }
    check_children(document, "", length, report);
}

fn check_children(parent: &Object, pointer: &str, end: Length, report: &mut Report) {
    for (index, layer) in objects(parent, "layers").filter(|(_, layer)| is_enabled(layer)) {
        let at = pointer::entry(&format!("{pointer}/layers"), index);
        let start = start_of(layer);
        let rest = match end {
            Length::Unknown => Length::Unknown,
            Length::Microseconds(end) if start >= end => {
                let parameters = [("startTime", shown(start / 1e6)), ("end", shown(end / 1e6))];
                let place = if layer.contains_key("startTime") { pointer::member(&at, "startTime") } else { at };
                report.add(ErrorCode::LayerNeverShown, place, &parameters);
                continue;
            }
            Length::Microseconds(end) => Length::Microseconds(end - start),
        };
        let length = shorter(own_length(layer).unwrap_or(rest), rest);
        check_keyframe_times(layer, &at, length, report);
        check_children(layer, &at, length, report);
    }
}

/// No layer lasts longer than its parent.
fn shorter(length: Length, rest: Length) -> Length {
    match (length, rest) {
        (Length::Microseconds(length), Length::Microseconds(rest)) => Length::Microseconds(length.min(rest)),
        (length, Length::Unknown) => length,
        (Length::Unknown, _) => Length::Unknown,
    }
}

fn check_keyframe_times(layer: &Object, pointer: &str, length: Length, report: &mut Report) {
    let Length::Microseconds(length) = length else { return };
    for_each_track(layer, pointer, &mut |list, pointer| {
        for (index, keyframe) in list.iter().enumerate() {
            let Some(time) = keyframe.as_object().and_then(|keyframe| number(keyframe, "time")) else { continue };
            if microseconds(time) > length {
                let at = pointer::member(&pointer::entry(pointer, index), "time");
                let parameters = [("time", shown(time)), ("end", shown(length / 1e6))];
                report.add(ErrorCode::KeyframeNeverReached, at, &parameters);
            }
        }
    });
}

/// The latest explicit end of the layers of a document or a group; none when none has one.
fn content_end(parent: &Object) -> Option<Length> {
    let mut latest: Option<f64> = None;
    for (_, layer) in objects(parent, "layers").filter(|(_, layer)| is_enabled(layer)) {
        match own_length(layer) {
            None => {}
            Some(Length::Unknown) => return Some(Length::Unknown),
            Some(Length::Microseconds(length)) => {
                latest = Some(latest.unwrap_or(0.0).max(start_of(layer) + length));
            }
        }
    }
    latest.map(Length::Microseconds)
}

/// How long a layer says it lasts; none when it lasts as long as its parent.
fn own_length(layer: &Object) -> Option<Length> {
    if let Some(length) = given_length(layer) {
        return Some(length);
    }
    let loops = layer.get("loop").and_then(Value::as_bool);
    match text(layer, "type")? {
        "captions" => Some(Length::Microseconds(last_caption_end(layer))),
        "group" => content_end(layer),
        // Whether a picture is animated, and so has a length, is known only from its file.
        "image" => (loops == Some(false)).then_some(Length::Unknown),
        "video" | "audio" => (loops != Some(true)).then_some(Length::Unknown),
        _ => None,
    }
}

fn last_caption_end(layer: &Object) -> f64 {
    let ends = objects(layer, "captions").map(|(_, caption)| microseconds(number(caption, "endTime").unwrap_or(0.0)));
    ends.fold(0.0, f64::max)
}

/// A `duration` above 0; one that is wrong is told by the schema.
fn given_length(owner: &Object) -> Option<Length> {
    number(owner, "duration")
        .filter(|seconds| *seconds > 0.0)
        .map(|seconds| Length::Microseconds(microseconds(seconds)))
}

fn start_of(layer: &Object) -> f64 {
    microseconds(number(layer, "startTime").unwrap_or(0.0))
}

fn is_enabled(layer: &Object) -> bool {
    layer.get("enabled") != Some(&Value::Bool(false))
}
