use std::cmp::Ordering;
use std::collections::HashSet;

use super::limits;
use crate::error::{ErrorCode, Issue, Severity};

/// The values that stand for `{name}` in the sentences of an error.
pub(super) type Parameters<'text> = [(&'text str, String)];

/// Collects the issues of one document: at most one for a value, so that a value which is wrong in one way is not also
/// blamed for what follows from it, and a limited number in all, so that a hostile document cannot fill the memory.
pub(super) struct Report {
    found: Vec<Issue>,
    blamed: HashSet<String>,
    omitted: usize,
    errors: usize,
}

impl Report {
    pub(super) fn new() -> Self {
        Self { found: Vec::new(), blamed: HashSet::new(), omitted: 0, errors: 0 }
    }

    #[cfg(test)]
    pub(super) fn has_errors(&self) -> bool {
        self.errors > 0
    }

    pub(super) fn add(&mut self, code: ErrorCode, pointer: String, parameters: &Parameters<'_>) {
        self.add_with(code, pointer, parameters, Vec::new);
    }

    /// `suggestions` are looked for only when the issue is told.
    pub(super) fn add_with(
        &mut self,
        code: ErrorCode,
        pointer: String,
        parameters: &Parameters<'_>,
        suggestions: impl FnOnce() -> Vec<String>,
    ) {
        if self.found.len() >= limits::ISSUES {
            self.omitted += 1;
            self.errors += 1;
        } else if !self.blamed.contains(&pointer) {
            self.push(code, &pointer, parameters, suggestions());
            self.blamed.insert(pointer);
        }
    }

    /// An issue for which the rest of the document is not looked at: it is told even when the list is full.
    pub(super) fn refuse(&mut self, code: ErrorCode, pointer: &str, parameters: &Parameters<'_>) {
        self.push(code, pointer, parameters, Vec::new());
    }

    /// Several members can be missing from one object: their issues share the pointer of the object.
    pub(super) fn add_missing(&mut self, pointer: &str, property: &str, owner: String) {
        if self.found.len() >= limits::ISSUES {
            self.omitted += 1;
            self.errors += 1;
        } else {
            let parameters = [("property", property.to_owned()), ("owner", owner)];
            self.push(ErrorCode::PropertyMissing, pointer, &parameters, Vec::new());
        }
    }

    fn push(&mut self, code: ErrorCode, pointer: &str, parameters: &Parameters<'_>, suggestions: Vec<String>) {
        let parameters: Vec<(&str, &str)> = parameters.iter().map(|(name, value)| (*name, value.as_str())).collect();
        let issue = Issue::new(code, pointer, &parameters, suggestions);
        self.errors += usize::from(issue.severity == Severity::Error);
        self.found.push(issue);
    }

    /// All issues in order of their places.
    pub(super) fn issues(mut self) -> Vec<Issue> {
        self.found.sort_by(|a, b| compare_pointers(&a.pointer, &b.pointer));
        if self.omitted > 0 {
            self.push(ErrorCode::IssuesOmitted, "", &[("count", self.omitted.to_string())], Vec::new());
        }
        self.found
    }
}

/// Entries of lists by number, members by name.
fn compare_pointers(a: &str, b: &str) -> Ordering {
    let index = |token: &str| token.parse::<usize>().ok();
    let mut others = b.split('/');
    for token in a.split('/') {
        let Some(other) = others.next() else { return Ordering::Greater };
        let order = match (index(token), index(other)) {
            (Some(first), Some(second)) => first.cmp(&second),
            _ => token.cmp(other),
        };
        if order != Ordering::Equal {
            return order;
        }
    }
    others.next().map_or(Ordering::Equal, |_| Ordering::Less)
}
