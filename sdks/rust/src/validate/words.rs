//! Says in a few words what a value is and what is expected instead.

use serde_json::Value;

use crate::canonical::double;
use crate::contract::{Declaration, Range, Shape, Type};
use crate::error::{quoted, shown};

/// `the text "abc"`, `the number 5`, `a list of 3 entries`, …
pub(super) fn describe_value(value: &Value) -> String {
    match value {
        Value::Null => "null".to_owned(),
        Value::Bool(truth) => truth.to_string(),
        Value::Number(number) => format!("the number {}", shown(double(number))),
        Value::String(text) => format!("the text {}", quoted(text)),
        Value::Array(entries) if entries.len() == 1 => "a list of 1 entry".to_owned(),
        Value::Array(entries) => format!("a list of {} entries", entries.len()),
        Value::Object(_) => "an object".to_owned(),
    }
}

/// A value as JSON, cut where it is long.
pub(super) fn quote(value: &Value) -> String {
    match value {
        Value::Number(number) => shown(double(number)),
        Value::String(text) => quoted(text),
        other => describe_value(other),
    }
}

pub(super) fn list_names(names: &[&str]) -> String {
    let quoted: Vec<String> = names.iter().map(|name| quoted(name)).collect();
    quoted.join(", ")
}

/// What an object of the contract is called: "a text layer", "the document", "the keyframes of a text layer".
pub(super) fn describe_structure(declaration: &Declaration) -> String {
    if declaration.name == "Video" {
        return "the document".to_owned();
    }
    if !declaration.title.is_empty() {
        return with_article(declaration.title);
    }
    match declaration.owner_of_keyframes() {
        Some(owner) => format!("the keyframes of {}", describe_structure(owner)),
        None => "a keyframe".to_owned(),
    }
}

/// What a type asks for: "a number from 0 to 1", "a colour, such as \"#FF5A1F\"", `one of "in", "out"`.
pub(super) fn describe_type(kind: &Type, unit: &str) -> String {
    match kind {
        Type::Number(range) => describe_number("a number", range, unit),
        Type::Whole(range) => describe_number("a whole number", range, unit),
        Type::Text(..) => "text".to_owned(),
        Type::Switch => "true or false".to_owned(),
        Type::Any => "a JSON value".to_owned(),
        Type::Constant(value) => quoted(value),
        Type::List(..) => "a list".to_owned(),
        Type::Tuple(entries) => format!("a list of {} entries", entries.len()),
        Type::Map(_) => "an object".to_owned(),
        Type::Named(declaration) => describe_named(declaration),
    }
}

fn describe_number(noun: &str, range: &Range, unit: &str) -> String {
    let range = describe_range(range, unit);
    if range.is_empty() { noun.to_owned() } else { format!("{noun} {range}") }
}

pub(super) fn describe_named(declaration: &'static Declaration) -> String {
    match &declaration.shape {
        Shape::Structure(_) => format!("an object: {}", describe_structure(declaration)),
        Shape::Choice(words) => format!("one of {}", list_names(words)),
        Shape::Tagged(..) => format!("an object: {}", describe_title(declaration)),
        Shape::Alias(_) | Shape::Untagged(_) if declaration.example.is_empty() => describe_title(declaration),
        Shape::Alias(_) | Shape::Untagged(_) => {
            format!("{}, such as {}", describe_title(declaration), declaration.example)
        }
    }
}

/// What one value of a named type is called: "a colour".
pub(super) fn describe_title(declaration: &'static Declaration) -> String {
    with_article(if declaration.title.is_empty() { declaration.name } else { declaration.title })
}

/// "from 0 to 1", "at least 0 s", "above 0 and at most 240"; empty without limits.
pub(super) fn describe_range(range: &Range, unit: &str) -> String {
    let unit = match unit.split('|').next() {
        Some("deg") => " degrees",
        Some("s") => " s",
        Some("px") => " px",
        Some("em") => " em",
        Some("Hz") => " Hz",
        _ => "",
    };
    if let (Some(minimum), Some(maximum)) = (range.minimum, range.maximum) {
        return format!("from {} to {}{unit}", shown(minimum), shown(maximum));
    }
    let limits = [
        ("at least", range.minimum),
        ("above", range.exclusive_minimum),
        ("at most", range.maximum),
        ("below", range.exclusive_maximum),
    ];
    let words: Vec<String> =
        limits.iter().filter_map(|(word, limit)| limit.map(|limit| format!("{word} {}", shown(limit)))).collect();
    if words.is_empty() { String::new() } else { words.join(" and ") + unit }
}

/// "a colour", "an easing", "an SVG path": a title in a sentence.
fn with_article(title: &str) -> String {
    let mut characters = title.chars();
    let Some(first) = characters.next() else { return String::new() };
    let is_acronym = first.is_ascii_uppercase() && characters.clone().next().is_some_and(|c| c.is_ascii_uppercase());
    let noun = if is_acronym { title.to_owned() } else { first.to_lowercase().chain(characters).collect() };
    let article = if noun.starts_with(['a', 'e', 'i', 'o', 'u', 'A', 'E', 'I', 'O', 'U']) { "an" } else { "a" };
    format!("{article} {noun}")
}
