use std::fmt;

pub use crate::generated::errors::ErrorCode;
use crate::number;

/// Whether a document with an issue is refused.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Severity {
    /// The document is refused.
    Error,
    /// The document is used all the same.
    Warning,
}

/// What is known of an error; `{name}` in its sentences stands for a parameter.
#[derive(Debug)]
pub(crate) struct ErrorFacts {
    pub(crate) code: &'static str,
    pub(crate) severity: Severity,
    pub(crate) exit: u8,
    pub(crate) message: &'static str,
    pub(crate) fix: &'static str,
}

impl ErrorCode {
    /// The code as it is written everywhere: `"PROPERTY_UNKNOWN"`.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        self.facts().code
    }

    /// Whether it is an error or a warning.
    #[must_use]
    pub const fn severity(self) -> Severity {
        self.facts().severity
    }

    /// Exit status with which a program should end because of it.
    #[must_use]
    pub const fn exit_status(self) -> u8 {
        self.facts().exit
    }

    /// The code with a name such as `"PROPERTY_UNKNOWN"`.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|code| code.as_str() == name)
    }
}

impl fmt::Display for ErrorCode {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(self.as_str())
    }
}

/// One thing that is wrong, where it is, and how to mend it.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Issue {
    /// Stable name.
    pub code: ErrorCode,
    /// Whether the document is refused because of it.
    pub severity: Severity,
    /// JSON Pointer (RFC 6901) to the place in the document; "" is the whole document.
    pub pointer: String,
    /// One sentence that says what is wrong.
    pub message: String,
    /// One sentence that says how to mend it.
    pub fix: String,
    /// The nearest valid names where a name is not known, best first.
    pub suggestions: Vec<String>,
}

impl Issue {
    /// An issue of the registry with its sentences filled in.
    pub(crate) fn new(code: ErrorCode, pointer: &str, parameters: &[(&str, &str)], suggestions: Vec<String>) -> Self {
        let ErrorFacts { severity, message, fix, .. } = code.facts();
        let question = match suggestions.as_slice() {
            [] => String::new(),
            names => {
                let quoted: Vec<String> = names.iter().map(|name| quoted(name)).collect();
                format!("Did you mean {}? ", quoted.join(" or "))
            }
        };
        Self {
            code,
            severity,
            pointer: pointer.to_owned(),
            message: fill(message, parameters),
            fix: question + &fill(fix, parameters),
            suggestions,
        }
    }
}

impl fmt::Display for Issue {
    /// On one line: the code, the pointer, what is wrong, how to mend it.
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(self.code.as_str())?;
        if !self.pointer.is_empty() {
            write!(formatter, " {}", self.pointer)?;
        }
        write!(formatter, ": {} {}", self.message, self.fix)
    }
}

/// Why a document, a call or a render was refused: everything that is wrong, at once.
///
/// ```
/// use videojson::{ErrorCode, Video};
///
/// let error = Video::from_json(r##"{"layers": [{"type": "text", "text": "Hi", "colour": "#fff"}]}"##).unwrap_err();
/// assert_eq!(error.code(), ErrorCode::PropertyUnknown);
/// assert_eq!(error.issues()[0].pointer, "/layers/0/colour");
/// assert_eq!(error.issues()[0].suggestions, ["color"]);
/// ```
#[derive(Debug)]
#[non_exhaustive]
pub struct Error {
    issues: Vec<Issue>,
    source: Option<std::io::Error>,
}

impl Error {
    pub(crate) fn new(code: ErrorCode, pointer: &str, parameters: &[(&str, &str)]) -> Self {
        Self::from_issues(vec![Issue::new(code, pointer, parameters, Vec::new())])
    }

    /// At least one issue.
    pub(crate) fn from_issues(issues: Vec<Issue>) -> Self {
        Self { issues, source: None }
    }

    /// Something that should not happen, told instead of a panic.
    pub(crate) fn internal(reason: &str) -> Self {
        Self::new(ErrorCode::Internal, "", &[("reason", reason)])
    }

    pub(crate) fn caused_by(self, source: std::io::Error) -> Self {
        Self { source: Some(source), ..self }
    }

    /// The code of the first error.
    #[must_use]
    pub fn code(&self) -> ErrorCode {
        let first = self.issues.iter().find(|issue| issue.severity == Severity::Error).or(self.issues.first());
        first.map_or(ErrorCode::Internal, |issue| issue.code)
    }

    /// Everything that is wrong; there is at least one issue.
    #[must_use]
    pub fn issues(&self) -> &[Issue] {
        &self.issues
    }

    /// The issues, to keep.
    #[must_use]
    pub fn into_issues(self) -> Vec<Issue> {
        self.issues
    }

    /// A copy without the source, which cannot be copied.
    pub(crate) fn copied(&self) -> Self {
        Self::from_issues(self.issues.clone())
    }
}

impl fmt::Display for Error {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (index, issue) in self.issues.iter().enumerate() {
            if index > 0 {
                formatter.write_str("\n")?;
            }
            issue.fmt(formatter)?;
        }
        Ok(())
    }
}

impl std::error::Error for Error {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        self.source.as_ref().map(|source| source as _)
    }
}

/// Replaces each `{name}` of a template.
fn fill(template: &str, parameters: &[(&str, &str)]) -> String {
    let mut filled = String::with_capacity(template.len());
    let mut rest = template;
    while let Some((before, after)) = rest.split_once('{') {
        filled.push_str(before);
        let value = after.split_once('}').and_then(|(name, end)| {
            let (_, value) = parameters.iter().find(|(known, _)| *known == name)?;
            Some((*value, end))
        });
        let (value, end) = value.unwrap_or(("{", after));
        filled.push_str(value);
        rest = end;
    }
    filled + rest
}

/// Longer texts are cut when a message shows them.
const LONGEST_SHOWN: usize = 60;

/// A text in quotes, cut where it is long.
pub(crate) fn quoted(text: &str) -> String {
    let mut out = String::new();
    crate::canonical::write_text(&cut(text), &mut out);
    out
}

/// The beginning of a long text.
pub(crate) fn cut(text: &str) -> String {
    match text.char_indices().nth(LONGEST_SHOWN) {
        None => text.to_owned(),
        Some((end, _)) => format!("{}…", &text[..end]),
    }
}

/// A number in a message.
pub(crate) fn shown(number: f64) -> String {
    number::to_text(number)
}
