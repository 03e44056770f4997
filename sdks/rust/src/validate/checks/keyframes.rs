use serde_json::Value;

use super::Context;
use crate::error::{ErrorCode, shown};
use crate::pointer;
use crate::validate::layers::{Object, entries, microseconds, number, objects, text};
use crate::validate::report::Report;

/// Keyframes come in strictly ascending order of time, the stops of a gradient go forward, and gradients that are
/// animated can be mixed.
pub(super) fn check(context: &mut Context<'_, '_>) {
    let Context { layers, report, .. } = context;
    for visit in layers {
        for (property, value) in visit.layer {
            check_stops(value, || pointer::member(&visit.pointer, property), report);
        }
        for_each_track(visit.layer, &visit.pointer, &mut |list, pointer| {
            check_order(list, pointer, report);
            check_gradients(list, pointer, report);
        });
    }
}

/// Calls back with the lists of keyframes of a layer, property by property, and those of its effects.
pub(super) fn for_each_track(layer: &Object, pointer: &str, call: &mut dyn FnMut(&[Value], &str)) {
    tracks_of(layer, pointer, call);
    for (index, effect) in objects(layer, "effects") {
        tracks_of(effect, &pointer::entry(&format!("{pointer}/effects"), index), call);
    }
}

fn tracks_of(owner: &Object, pointer: &str, call: &mut dyn FnMut(&[Value], &str)) {
    let Some(keyframes) = owner.get("keyframes").and_then(Value::as_object) else { return };
    let at = format!("{pointer}/keyframes");
    for (property, list) in keyframes {
        if let Some(list) = list.as_array() {
            call(list, &pointer::member(&at, property));
        }
    }
}

fn check_order(list: &[Value], pointer: &str, report: &mut Report) {
    let mut previous: Option<f64> = None;
    for (index, keyframe) in list.iter().enumerate() {
        let Some(time) = keyframe.as_object().and_then(|keyframe| number(keyframe, "time")) else { continue };
        if let Some(previous) = previous.filter(|previous| microseconds(time) <= microseconds(*previous)) {
            let at = pointer::member(&pointer::entry(pointer, index), "time");
            report.add(ErrorCode::KeyframeOrder, at, &[("time", shown(time)), ("previous", shown(previous))]);
        }
        previous = Some(time);
    }
}

fn check_gradients(list: &[Value], pointer: &str, report: &mut Report) {
    let mut previous: Option<&Object> = None;
    for (index, keyframe) in list.iter().enumerate() {
        let Some(keyframe) = keyframe.as_object() else { continue };
        let at = || pointer::member(&pointer::entry(pointer, index), "value");
        if let Some(value) = keyframe.get("value") {
            check_stops(value, at, report);
            let is_held = previous.is_some_and(|previous| text(previous, "easing") == Some("step"));
            let from = previous.and_then(|previous| previous.get("value")).filter(|_| !is_held);
            if let Some(from) = from.filter(|from| !can_be_mixed(from, value)) {
                let parameters = [("from", describe_paint(from)), ("to", describe_paint(value))];
                report.add(ErrorCode::KeyframeValuesIncompatible, at(), &parameters);
            }
        }
        previous = Some(keyframe);
    }
}

fn check_stops(value: &Value, pointer: impl Fn() -> String, report: &mut Report) {
    let Some(gradient) = gradient(value) else { return };
    let mut previous: Option<f64> = None;
    for (index, stop) in objects(gradient, "stops") {
        let Some(offset) = number(stop, "offset") else { continue };
        if let Some(previous) = previous.filter(|previous| offset < *previous) {
            let at = pointer::member(&pointer::entry(&format!("{}/stops", pointer()), index), "offset");
            let parameters = [("offset", shown(offset)), ("previous", shown(previous))];
            report.add(ErrorCode::GradientStopOrder, at, &parameters);
        }
        previous = Some(offset);
    }
}

/// A colour stands for a gradient that is that colour everywhere, so it mixes with every gradient.
fn can_be_mixed(from: &Value, to: &Value) -> bool {
    let (Some(from), Some(to)) = (gradient(from), gradient(to)) else { return true };
    text(from, "type") == text(to, "type")
        && rings_of(from) == rings_of(to)
        && entries(from, "stops").len() == entries(to, "stops").len()
}

/// Only radial gradients have a shape.
fn rings_of(gradient: &Object) -> &str {
    text(gradient, "shape").unwrap_or("ellipse")
}

fn gradient(value: &Value) -> Option<&Object> {
    value.as_object().filter(|object| object.get("stops").is_some_and(Value::is_array))
}

fn describe_paint(value: &Value) -> String {
    let Some(gradient) = gradient(value) else { return "a colour".to_owned() };
    let kind = text(gradient, "type").unwrap_or("undefined");
    let shape = if kind == "radial" { format!(" {}", rings_of(gradient)) } else { String::new() };
    format!("a {kind}{shape} gradient of {} stops", entries(gradient, "stops").len())
}
