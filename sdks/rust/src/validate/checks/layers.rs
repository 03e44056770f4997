use std::collections::HashMap;

use super::Context;
use crate::error::{ErrorCode, cut};
use crate::pointer;
use crate::validate::layers::{Object, objects, text};
use crate::validate::limits;
use crate::validate::path_data::find_path_error;
use crate::validate::report::Report;

pub(super) fn check(context: &mut Context<'_, '_>) {
    check_count(context);
    check_identifiers(context);
    let Context { document, layers, report } = context;
    for visit in layers {
        check_shape(visit.layer, &visit.pointer, report);
        super::captions::check_span(visit.layer, ("sourceStart", "sourceEnd"), &visit.pointer, report);
        check_source(visit.layer, &visit.pointer, report);
    }
    for (index, font) in objects(document, "fonts") {
        check_source(font, &pointer::entry("/fonts", index), report);
    }
}

/// Layers are limited in number over all groups together, and groups in depth.
fn check_count(context: &mut Context<'_, '_>) {
    let Context { layers, report, .. } = context;
    if layers.len() > limits::LAYERS {
        let parameters = [("count", layers.len().to_string()), ("limit", limits::LAYERS.to_string())];
        report.add(ErrorCode::LayersTooMany, "/layers".to_owned(), &parameters);
    }
    let too_deep = layers.iter().find(|visit| {
        visit.depth > limits::GROUP_DEPTH && visit.layer.get("layers").is_some_and(serde_json::Value::is_array)
    });
    if let Some(visit) = too_deep {
        let parameters = [("limit", limits::GROUP_DEPTH.to_string())];
        report.add(ErrorCode::NestingTooDeep, visit.pointer.clone(), &parameters);
    }
}

/// An `id` names one layer of the whole document.
fn check_identifiers(context: &mut Context<'_, '_>) {
    let Context { layers, report, .. } = context;
    let mut seen: HashMap<&str, &str> = HashMap::new();
    for visit in layers.iter() {
        let Some(id) = text(visit.layer, "id") else { continue };
        match seen.get(id) {
            None => {
                seen.insert(id, &visit.pointer);
            }
            Some(other) => {
                let parameters = [("id", id.to_owned()), ("other", (*other).to_owned())];
                report.add(ErrorCode::IdentifierDuplicate, pointer::member(&visit.pointer, "id"), &parameters);
            }
        }
    }
}

/// A path shape has path data, which is written in the grammar of SVG; other shapes have none.
fn check_shape(layer: &Object, pointer: &str, report: &mut Report) {
    let Some(shape) = text(layer, "shapeType").filter(|_| text(layer, "type") == Some("shape")) else { return };
    let at = || pointer::member(pointer, "path");
    match (shape, layer.get("path"), text(layer, "path")) {
        ("path", None, _) => report.add_missing(pointer, "path", "a shape of type \"path\"".to_owned()),
        ("path", _, Some(path)) if !path.is_empty() => {
            if let Some(error) = find_path_error(path) {
                let parameters = [("offset", error.offset.to_string()), ("reason", error.reason)];
                report.add(ErrorCode::PathInvalid, at(), &parameters);
            }
        }
        ("path", ..) | (_, _, None) => {}
        (other, _, Some(_)) => {
            let reason = format!("the shape is of type \"{}\"", cut(other));
            let parameters = [("property", "path".to_owned()), ("reason", reason)];
            report.add(ErrorCode::PropertyNotApplicable, at(), &parameters);
        }
    }
}

/// Anything with a scheme other than http, https and data is refused; without a scheme it is a path.
fn check_source(owner: &Object, pointer: &str, report: &mut Report) {
    let Some(source) = text(owner, "source") else { return };
    let Some((scheme, _)) = source.split_once(':') else { return };
    let is_scheme = scheme.starts_with(|first: char| first.is_ascii_alphabetic())
        && scheme.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'+' | b'.' | b'-'));
    let is_known = ["http", "https", "data"].iter().any(|known| scheme.eq_ignore_ascii_case(known));
    if is_scheme && !is_known {
        let parameters = [("source", cut(source))];
        report.add(ErrorCode::AssetSourceInvalid, pointer::member(pointer, "source"), &parameters);
    }
}
