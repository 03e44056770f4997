use serde_json::Value;

use crate::contract::{Declaration, Shape, Type};

const NOTHING: u8 = 0;
const SWITCH: u8 = 1;
const NUMBER: u8 = 2;
const TEXT: u8 = 4;
const LIST: u8 = 8;
const OBJECT: u8 = 16;
const NULL: u8 = 32;

/// Whether a value is of a JSON kind that a type can be: what the alternatives of an untagged union are told apart by.
pub(super) fn can_be(kind: &Type, value: &Value) -> bool {
    kinds_of(kind) & kind_of(value) != NOTHING
}

fn kind_of(value: &Value) -> u8 {
    match value {
        Value::Null => NULL,
        Value::Bool(_) => SWITCH,
        Value::Number(_) => NUMBER,
        Value::String(_) => TEXT,
        Value::Array(_) => LIST,
        Value::Object(_) => OBJECT,
    }
}

fn kinds_of(kind: &Type) -> u8 {
    match kind {
        Type::Any => SWITCH | NUMBER | TEXT | LIST | OBJECT | NULL,
        Type::Number(_) | Type::Whole(_) => NUMBER,
        Type::Text(..) | Type::Constant(_) => TEXT,
        Type::Switch => SWITCH,
        Type::List(..) | Type::Tuple(_) => LIST,
        Type::Map(_) => OBJECT,
        Type::Named(declaration) => kinds_of_named(declaration),
    }
}

fn kinds_of_named(declaration: &Declaration) -> u8 {
    match &declaration.shape {
        Shape::Structure(_) | Shape::Tagged(..) => OBJECT,
        Shape::Choice(_) => TEXT,
        Shape::Alias(kind) => kinds_of(kind),
        Shape::Untagged(types) => types.iter().fold(NOTHING, |kinds, kind| kinds | kinds_of(kind)),
    }
}

/// The number of entries of a tuple.
pub(super) fn tuple_length(kind: &Type) -> Option<usize> {
    match kind {
        Type::Tuple(entries) => Some(entries.len()),
        Type::Named(declaration) => match &declaration.shape {
            Shape::Alias(kind) => tuple_length(kind),
            _ => None,
        },
        _ => None,
    }
}
