use serde_json::{Map, Value};

use crate::builder::read_fields;
use crate::canonical::canonical_json;
use crate::error::{Error, Issue, Severity};
use crate::frame_rate::FrameRate;
use crate::generated::contract::ROOT;
use crate::generated::layers::Video;
use crate::normalize::normalize;
use crate::validate::{Nulls, parse, validate, with_whole_numbers};

impl Video {
    /// Reads a document from JSON text and validates it.
    ///
    /// ```
    /// use videojson::Video;
    ///
    /// let video = Video::from_json(r#"{"layers": [{"type": "text", "text": "Hello"}]}"#)?;
    /// assert_eq!(video.layers.len(), 1);
    /// # Ok::<(), videojson::Error>(())
    /// ```
    ///
    /// # Errors
    ///
    /// Everything that is wrong with the document.
    pub fn from_json(text: &str) -> Result<Self, Error> {
        let (value, issues) = parse(text);
        refuse(&issues)?;
        decode(value)
    }

    /// Reads a document from a JSON value and validates it.
    ///
    /// # Errors
    ///
    /// Everything that is wrong with the document.
    pub fn from_value(value: Value) -> Result<Self, Error> {
        let value = with_whole_numbers(value);
        refuse(&validate(&value, Nulls::AreNull))?;
        decode(value)
    }

    /// The canonical text of the document: RFC 8785 of its normal form, in which documents that mean the same are the
    /// same bytes. The document is not validated.
    ///
    /// # Errors
    ///
    /// [`ErrorCode::TimeInvalid`](crate::ErrorCode::TimeInvalid) for a text that is no time, and
    /// [`ErrorCode::NumberNotFinite`](crate::ErrorCode::NumberNotFinite) for NaN and infinities.
    pub fn to_json(&self) -> Result<String, Error> {
        let document = Value::Object(normalize(self.written()?));
        refuse(&crate::validate::numbers_not_finite(&document))?;
        Ok(canonical_json(&document))
    }

    /// The document in its normal form (SPEC §17), not validated: `version` is written, what says the same as nothing
    /// is left out, times are seconds in whole microseconds.
    ///
    /// # Errors
    ///
    /// As [`to_json`](Self::to_json).
    pub fn normalized(&self) -> Result<Self, Error> {
        let document = Value::Object(normalize(self.written()?));
        refuse(&crate::validate::numbers_not_finite(&document))?;
        decode(document)
    }

    /// Checks the document and returns its warnings.
    ///
    /// # Errors
    ///
    /// Everything that is wrong with the document, warnings included.
    pub fn validate(&self) -> Result<Vec<Issue>, Error> {
        let issues = validate(&Value::Object(self.written()?), Nulls::AreNumbersNotFinite);
        refuse(&issues)?;
        Ok(issues)
    }

    /// The document as JSON, times in seconds.
    fn written(&self) -> Result<Map<String, Value>, Error> {
        let rate = self.fps.as_ref().map_or(Ok(FrameRate::DEFAULT), FrameRate::new)?;
        let mut document = crate::builder::to_object(self)?;
        read_fields(&mut document, Some(ROOT), rate, "the document")?;
        Ok(document)
    }
}

/// Checks a document that has been written by the types of this crate, which say null for numbers that are not finite.
pub(crate) fn require_valid(document: &Value) -> Result<(), Error> {
    refuse(&validate(document, Nulls::AreNumbersNotFinite))
}

fn refuse(issues: &[Issue]) -> Result<(), Error> {
    if issues.iter().any(|issue| issue.severity == Severity::Error) {
        return Err(Error::from_issues(issues.to_vec()));
    }
    Ok(())
}

/// Valid JSON as a document.
pub(crate) fn decode(document: Value) -> Result<Video, Error> {
    serde_json::from_value(document).map_err(|error| Error::internal(&format!("the types refuse it: {error}")))
}
