use serde_json::{Map, Value};

use crate::canonical::{canonical_json, double};
use crate::contract::{Declaration, Field};
use crate::generated::contract::ROOT;
use crate::time::{from_number, to_seconds};

/// The document in its normal form, in which documents that mean the same are alike (SPEC §17): `version` is written,
/// members that have the value of an absent one are left out, times are whole microseconds. `metadata` is left as it
/// is, and so are parts that are not valid.
pub(crate) fn normalize(document: Map<String, Value>) -> Map<String, Value> {
    let mut normal = structure(document, Some(ROOT));
    if !normal.contains_key("version") {
        normal.insert("version".to_owned(), "1.0".into());
    }
    normal
}

fn structure(object: Map<String, Value>, declaration: Option<&'static Declaration>) -> Map<String, Value> {
    object
        .into_iter()
        .filter_map(|(name, member)| {
            let Some(field) = declaration.and_then(|declaration| declaration.field(&name)) else {
                return Some((name, member));
            };
            let written = value(member, field);
            let is_default = !field.required && field.default.is_some_and(|default| is_same(&written, default));
            (!is_default).then_some((name, written))
        })
        .collect()
}

fn value(value: Value, field: &'static Field) -> Value {
    match value {
        Value::Number(number) if field.is_time() => from_number(double(&number)).map_or(Value::Number(number), seconds),
        Value::Array(entries) if field.object().is_some() => {
            entries.into_iter().map(|entry| self::value(entry, field)).collect()
        }
        Value::Object(object) => match field.object() {
            Some(declaration) => {
                let kind = declaration.structure_of(&object);
                Value::Object(structure(object, kind))
            }
            None => Value::Object(object),
        },
        other => other,
    }
}

fn seconds(microseconds: i64) -> Value {
    to_seconds(microseconds).into()
}

/// Whether RFC 8785 writes a value so (SPEC §17.2).
fn is_same(value: &Value, canonical: &str) -> bool {
    match value {
        Value::Bool(truth) => canonical == if *truth { "true" } else { "false" },
        Value::Object(_) if !canonical.starts_with('{') => false,
        _ => canonical_json(value) == canonical,
    }
}
