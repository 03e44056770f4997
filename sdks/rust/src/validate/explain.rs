//! Says everything that is wrong with the structure of a document, in the words of the error registry. It walks the
//! value along the generated tables, so one mistake gives one issue, however many alternatives a union has.

use serde_json::{Map, Value};

use super::kinds::{can_be, tuple_length};
use super::path::Path;
use super::pattern;
use super::report::Report;
use super::suggest::nearest;
use super::words::{
    describe_named, describe_range, describe_structure, describe_title, describe_type, describe_value, list_names,
    quote,
};
use crate::canonical::double;
use crate::contract::{Declaration, Field, Range, Shape, Type, member};
use crate::error::{ErrorCode, cut, shown};
use crate::generated::contract::ROOT;
use crate::generated::contract::TRANSITION;

/// What null is in the value.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Nulls {
    AreNull,
    /// This crate's types have no null; `serde_json` writes it for NaN and infinities.
    AreNumbersNotFinite,
}

pub(super) fn explain(document: &Value, root: &'static Declaration, nulls: Nulls, report: &mut Report) {
    Explainer { report, nulls, layer: root }.structure(document, root, &Path::ROOT);
}

struct Explainer<'report> {
    report: &'report mut Report,
    nulls: Nulls,
    /// The kind of layer that is looked at.
    layer: &'static Declaration,
}

impl Explainer<'_> {
    fn structure(&mut self, value: &Value, declaration: &'static Declaration, path: &Path<'_>) {
        let Value::Object(object) = value else {
            let expected = format!("an object: {}", describe_structure(declaration));
            self.wrong_type(value, expected, path);
            return;
        };
        for field in declaration.fields() {
            let Type::Constant(constant) = field.kind else { continue };
            if let Some(given) = object.get(field.name).filter(|given| given.as_str() != Some(constant)) {
                // It is another kind of thing: what its other members should be is not known.
                self.unknown_tag(given, declaration.name, field.name, &[constant], &path.member(field.name));
                return;
            }
        }
        for field in declaration.fields().iter().filter(|field| field.required) {
            if !object.contains_key(field.name) {
                self.report.add_missing(&path.pointer(), field.name, describe_structure(declaration));
            }
        }
        if declaration.name.ends_with("Layer") {
            self.layer = declaration;
        }
        for (name, member) in object {
            let at = path.member(name);
            match declaration.field(name) {
                None => self.unknown_property(declaration, name, &at),
                Some(field) if is_checked_apart(declaration, field, member) => {}
                Some(field) => self.kind(member, &field.kind, field.unit, &at),
            }
        }
    }

    fn kind(&mut self, value: &Value, kind: &'static Type, unit: &'static str, path: &Path<'_>) {
        if value.is_null() && !matches!(kind, Type::Any | Type::Named(_)) {
            self.null(path);
            return;
        }
        match kind {
            Type::Any | Type::Constant(_) => {}
            Type::Number(range) | Type::Whole(range) => self.number(value, kind, range, unit, path),
            Type::Text(least, most, pattern) => self.text(value, (*least, *most, *pattern), None, path),
            Type::Switch if value.is_boolean() => {}
            Type::Switch => self.wrong_type(value, describe_type(kind, unit), path),
            Type::List(entries, least, most, range) => self.list(value, entries, (*least, *most), range, unit, path),
            Type::Tuple(entries) => self.tuple(value, entries, unit, path),
            Type::Map(values) => match value {
                Value::Object(_) if matches!(values, Type::Any) => {}
                Value::Object(object) => self.map(object, values, path),
                _ => self.wrong_type(value, "an object".to_owned(), path),
            },
            Type::Named(declaration) => self.named(value, declaration, unit, path),
        }
    }

    fn named(&mut self, value: &Value, declaration: &'static Declaration, unit: &'static str, path: &Path<'_>) {
        let unit = if unit.is_empty() { declaration.unit } else { unit };
        match &declaration.shape {
            Shape::Alias(Type::Text(least, most, pattern)) => {
                self.text(value, (*least, *most, *pattern), Some(declaration), path);
            }
            Shape::Alias(kind) => self.kind(value, kind, unit, path),
            _ if value.is_null() => self.null(path),
            Shape::Structure(_) => self.structure(value, declaration, path),
            Shape::Choice(words) => self.choice(value, declaration, words, path),
            Shape::Tagged(tag, members) => self.tagged(value, declaration, tag, members, path),
            Shape::Untagged(types) => self.untagged(value, declaration, types, unit, path),
        }
    }

    fn number(&mut self, value: &Value, kind: &Type, range: &Range, unit: &str, path: &Path<'_>) {
        match value {
            Value::Number(number) if matches!(kind, Type::Number(_)) || double(number).fract() == 0.0 => {
                self.range(double(number), range, unit, path);
            }
            _ => self.wrong_type(value, describe_type(kind, unit), path),
        }
    }

    fn range(&mut self, value: f64, range: &Range, unit: &str, path: &Path<'_>) {
        if !range.contains(value) {
            let parameters = [("value", shown(value)), ("range", describe_range(range, unit))];
            self.report.add(ErrorCode::ValueRange, path.pointer(), &parameters);
        }
    }

    fn text(
        &mut self,
        value: &Value,
        (least, most, pattern): (usize, usize, &'static str),
        declaration: Option<&'static Declaration>,
        path: &Path<'_>,
    ) {
        let text = match value {
            Value::String(text) => text,
            Value::Null => return self.null(path),
            _ => {
                let expected = declaration.map_or_else(|| "text".to_owned(), describe_named);
                return self.wrong_type(value, expected, path);
            }
        };
        let length = text.chars().count();
        let lengths = |limit: usize| [("length", length.to_string()), ("limit", limit.to_string())];
        if length < least {
            self.report.add(ErrorCode::StringTooShort, path.pointer(), &lengths(least));
        } else if length > most {
            self.report.add(ErrorCode::StringTooLong, path.pointer(), &lengths(most));
        } else if !pattern.is_empty() && !pattern::matches(pattern, text) {
            let example = declaration.map_or("", |declaration| declaration.example);
            let parameters = [
                ("value", quote(value)),
                ("expected", declaration.map_or_else(|| "this text".to_owned(), describe_title)),
                ("example", example.to_owned()),
            ];
            self.report.add(ErrorCode::ValueFormat, path.pointer(), &parameters);
        }
    }

    fn choice(&mut self, value: &Value, declaration: &'static Declaration, words: &[&'static str], path: &Path<'_>) {
        match value {
            Value::String(text) if words.contains(&text.as_str()) => {}
            Value::String(text) => {
                let code = unknown_code(declaration.name, "");
                let parameters = [("value", quote(value)), ("allowed", list_names(words))];
                self.report.add_with(code, path.pointer(), &parameters, || nearest(text, words));
            }
            _ => self.wrong_type(value, describe_named(declaration), path),
        }
    }

    fn list(
        &mut self,
        value: &Value,
        kind: &'static Type,
        (least, most): (usize, usize),
        range: &Range,
        unit: &'static str,
        path: &Path<'_>,
    ) {
        let Value::Array(entries) = value else {
            return self.wrong_type(value, "a list".to_owned(), path);
        };
        self.list_length(entries.len(), least, most, path);
        for (index, entry) in entries.iter().enumerate() {
            let at = path.entry(index);
            self.kind(entry, kind, unit, &at);
            if let Some(number) = entry.get("value").and_then(Value::as_f64) {
                self.range(number, range, unit, &at.member("value"));
            }
        }
    }

    fn tuple(&mut self, value: &Value, kinds: &'static [Type], unit: &'static str, path: &Path<'_>) {
        let Value::Array(entries) = value else {
            return self.wrong_type(value, format!("a list of {} entries", kinds.len()), path);
        };
        self.list_length(entries.len(), kinds.len(), kinds.len(), path);
        for (index, (entry, kind)) in entries.iter().zip(kinds).enumerate() {
            self.kind(entry, kind, unit, &path.entry(index));
        }
    }

    fn list_length(&mut self, length: usize, least: usize, most: usize, path: &Path<'_>) {
        let (code, limit) = match length {
            _ if length < least => (ErrorCode::ListTooShort, least),
            _ if length > most => (ErrorCode::ListTooLong, most),
            _ => return,
        };
        self.report.add(code, path.pointer(), &[("length", length.to_string()), ("limit", limit.to_string())]);
    }

    fn map(&mut self, object: &Map<String, Value>, values: &'static Type, path: &Path<'_>) {
        for (name, member) in object {
            self.kind(member, values, "", &path.member(name));
        }
    }

    fn tagged(
        &mut self,
        value: &Value,
        union: &'static Declaration,
        tag: &'static str,
        members: &'static [(&'static str, &'static Declaration)],
        path: &Path<'_>,
    ) {
        let Value::Object(object) = value else {
            return self.wrong_type(value, describe_named(union), path);
        };
        let Some(given) = object.get(tag) else {
            return self.report.add_missing(&path.pointer(), tag, describe_title(union));
        };
        if let Some(declaration) = given.as_str().and_then(|name| member(members, name)) {
            self.structure(value, declaration, path);
        } else {
            let allowed: Vec<&str> = members.iter().map(|(name, _)| *name).collect();
            self.unknown_tag(given, union.name, tag, &allowed, &path.member(tag));
        }
    }

    fn unknown_tag(&mut self, value: &Value, union: &str, tag: &str, allowed: &[&str], path: &Path<'_>) {
        if value.is_null() {
            return self.null(path);
        }
        let text = value.as_str();
        if tag == "transition" && text.is_some_and(is_transition) {
            let parameters =
                [("value", quote(value)), ("owner", describe_structure(self.layer)), ("allowed", list_names(allowed))];
            return self.report.add(ErrorCode::TransitionNotApplicable, path.pointer(), &parameters);
        }
        let parameters = [("value", quote(value)), ("allowed", list_names(allowed))];
        self.report.add_with(unknown_code(union, tag), path.pointer(), &parameters, || {
            text.map_or_else(Vec::new, |text| nearest(text, allowed))
        });
    }

    /// Chooses the one alternative that is meant by the JSON kind of the value and, for lists, by its length.
    fn untagged(
        &mut self,
        value: &Value,
        union: &'static Declaration,
        types: &'static [Type],
        unit: &'static str,
        path: &Path<'_>,
    ) {
        let meant = || types.iter().filter(|kind| can_be(kind, value));
        let only = match value {
            Value::Array(entries) => {
                one(meant().filter(|kind| tuple_length(kind) == Some(entries.len()))).or_else(|| one(meant()))
            }
            _ => one(meant()),
        };
        match only {
            Some(kind) => self.kind(value, kind, unit, path),
            None => self.wrong_type(value, describe_named(union), path),
        }
    }

    fn unknown_property(&mut self, declaration: &'static Declaration, property: &str, path: &Path<'_>) {
        if let Some(owner) = declaration.owner_of_keyframes().filter(|owner| owner.field(property).is_some()) {
            let parameters = [("property", property.to_owned()), ("owner", describe_structure(owner))];
            return self.report.add(ErrorCode::KeyframeNotAnimatable, path.pointer(), &parameters);
        }
        let parameters = [("property", cut(property)), ("owner", describe_structure(declaration))];
        self.report.add_with(ErrorCode::PropertyUnknown, path.pointer(), &parameters, || {
            let known: Vec<&str> = declaration.fields().iter().map(|field| field.name).collect();
            nearest(property, &known)
        });
    }

    fn wrong_type(&mut self, value: &Value, expected: String, path: &Path<'_>) {
        if value.is_null() {
            return self.null(path);
        }
        let parameters = [("actual", describe_value(value)), ("expected", expected)];
        self.report.add(ErrorCode::ValueType, path.pointer(), &parameters);
    }

    fn null(&mut self, path: &Path<'_>) {
        match self.nulls {
            Nulls::AreNull => self.report.add(ErrorCode::ValueNull, path.pointer(), &[]),
            Nulls::AreNumbersNotFinite => {
                let parameters = [("value", "A number that is NaN or infinite".to_owned())];
                self.report.add(ErrorCode::NumberNotFinite, path.pointer(), &parameters);
            }
        }
    }
}

fn one<'type_of>(mut types: impl Iterator<Item = &'type_of Type>) -> Option<&'type_of Type> {
    let first = types.next()?;
    types.next().is_none().then_some(first)
}

fn is_transition(name: &str) -> bool {
    match &TRANSITION.shape {
        Shape::Tagged(_, members) => member(members, name).is_some(),
        _ => false,
    }
}

/// Lists that say by a code of their own what they do not know.
fn unknown_code(list: &str, tag: &str) -> ErrorCode {
    match (list, tag) {
        ("Layer", _) => ErrorCode::LayerTypeUnknown,
        ("EasingName" | "EasingCurve", _) => ErrorCode::EasingUnknown,
        ("Gradient", _) => ErrorCode::GradientTypeUnknown,
        (_, "effect") => ErrorCode::EffectUnknown,
        (_, "transition") => ErrorCode::TransitionUnknown,
        _ => ErrorCode::ValueNotAllowed,
    }
}

/// The version and the frame rate have codes of their own, given by checks/project.rs.
fn is_checked_apart(declaration: &'static Declaration, field: &Field, value: &Value) -> bool {
    std::ptr::eq(declaration, ROOT)
        && ((field.name == "fps" && !value.is_null()) || (field.name == "version" && value.is_string()))
}
