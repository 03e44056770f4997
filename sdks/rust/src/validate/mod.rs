//! From text, or from a JSON value, to a document or to everything that is wrong with it:
//!
//! ```text
//! text -> read (json.rs: syntax, duplicate names, lone surrogates) -> value
//!   value -> survey: limits of depth and of strings
//!         -> explain.rs: its structure, along the generated tables
//!         -> checks/: rules that the schema cannot say
//!         -> issues in order of their pointers (report.rs)
//! ```

mod checks;
mod explain;
mod json;
mod kinds;
mod layers;
mod limits;
mod path;
mod path_data;
mod pattern;
mod report;
mod suggest;
mod words;

use serde_json::Value;

pub(crate) use self::explain::Nulls;
pub(crate) use self::json::with_whole_numbers;
use self::path::Path;
use self::report::Report;
use crate::error::{ErrorCode, Issue};
use crate::generated::contract::ROOT;

/// Reads JSON text and validates it. The value is of use only when none of the issues is an error.
pub(crate) fn parse(text: &str) -> (Value, Vec<Issue>) {
    let mut report = Report::new();
    if text.len() > limits::BYTES {
        let parameters = [("bytes", text.len().to_string()), ("limit", limits::BYTES.to_string())];
        report.refuse(ErrorCode::DocumentTooLarge, "", &parameters);
        return (Value::Null, report.issues());
    }
    match json::read(text, &mut report) {
        Some(value) => {
            check(&value, Nulls::AreNull, &mut report);
            (value, report.issues())
        }
        None => (Value::Null, report.issues()),
    }
}

/// Everything that is wrong with a JSON value as a document.
pub(crate) fn validate(value: &Value, nulls: Nulls) -> Vec<Issue> {
    let mut report = Report::new();
    check(value, nulls, &mut report);
    report.issues()
}

/// The numbers of a written document that are not finite.
pub(crate) fn numbers_not_finite(value: &Value) -> Vec<Issue> {
    if !holds_null(value) {
        return Vec::new();
    }
    let mut issues = validate(value, Nulls::AreNumbersNotFinite);
    issues.retain(|issue| issue.code == ErrorCode::NumberNotFinite);
    issues
}

fn holds_null(value: &Value) -> bool {
    match value {
        Value::Null => true,
        Value::Array(entries) => entries.iter().any(holds_null),
        Value::Object(members) => members.values().any(holds_null),
        _ => false,
    }
}

fn check(value: &Value, nulls: Nulls, report: &mut Report) {
    if !survey(value, &Path::ROOT, 0, report) {
        return;
    }
    explain::explain(value, ROOT, nulls, report);
    if let Value::Object(document) = value {
        checks::run(document, report);
    }
}

/// Limits that hold for any JSON; false when the value is too deep to be looked at any further.
fn survey(value: &Value, path: &Path<'_>, depth: usize, report: &mut Report) -> bool {
    match value {
        Value::Array(_) | Value::Object(_) if depth >= limits::DEPTH => {
            let parameters = [("limit", limits::DEPTH.to_string())];
            report.refuse(ErrorCode::NestingTooDeep, &path.pointer(), &parameters);
            false
        }
        Value::String(text) => {
            let length = if text.len() > limits::CHARACTERS { text.chars().count() } else { 0 };
            if length > limits::CHARACTERS {
                let parameters = [("length", length.to_string()), ("limit", limits::CHARACTERS.to_string())];
                report.add(ErrorCode::StringTooLong, path.pointer(), &parameters);
            }
            true
        }
        Value::Array(entries) => {
            entries.iter().enumerate().all(|(index, entry)| survey(entry, &path.entry(index), depth + 1, report))
        }
        Value::Object(members) => {
            members.iter().all(|(name, member)| survey(member, &path.member(name), depth + 1, report))
        }
        _ => true,
    }
}
