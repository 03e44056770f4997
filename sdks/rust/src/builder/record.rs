use std::collections::BTreeMap;

use serde_json::{Map, Value};

use super::state::misuse;
use super::track::{Keyframe, Track};
use crate::canonical::double;
use crate::contract::{self, Declaration};
use crate::error::Error;
use crate::time::{from_number, to_seconds};

/// One layer while it is being authored: its fields as they go into the document, its place in time in whole
/// microseconds, and a track for each property that changes.
#[derive(Debug)]
pub(crate) struct Record {
    pub(crate) kind: &'static str,
    /// The scope the layer is in.
    pub(crate) scope: usize,
    /// Place among its siblings.
    pub(crate) index: f64,
    /// Fields as in the document, without those that are kept below.
    pub(crate) fields: Map<String, Value>,
    pub(crate) tracks: BTreeMap<String, Track>,
    /// Microseconds from the start of the scope.
    pub(crate) start: i64,
    /// Microseconds; none: as long as its media or captions, else to the end of the parent.
    pub(crate) duration: Option<i64>,
    /// Whether `remove` has ended the layer.
    pub(crate) is_removed: bool,
    /// The scope of the layers of a group.
    pub(crate) children: Option<usize>,
}

impl Record {
    /// `fields` have their times in seconds; `pointer` is where a layer starts that does not say.
    pub(crate) fn new(
        kind: &'static str,
        scope: usize,
        index: f64,
        mut fields: Map<String, Value>,
        pointer: i64,
        call: &str,
    ) -> Result<Self, Error> {
        if let Some(Value::Array(layers)) = fields.remove("layers") {
            if !layers.is_empty() {
                let fix = "Add the layers of a group in the function given to group().";
                return Err(misuse(call, "`layers` is given", fix));
            }
        }
        let start = length(fields.remove("startTime"), call, "startTime")?.unwrap_or(pointer);
        let duration = length(fields.remove("duration"), call, "duration")?;
        let tracks = read_keyframes(fields.remove("keyframes"));
        Ok(Self { kind, scope, index, fields, tracks, start, duration, is_removed: false, children: None })
    }

    /// What is known of the layer's type.
    pub(crate) fn declaration(&self) -> Option<&'static Declaration> {
        contract::layer(self.kind)
    }

    /// Where the layer ends, in microseconds from the start of its scope; none when that is not written down.
    pub(crate) fn end(&self) -> Option<i64> {
        let length = self.duration.or_else(|| self.captions_end()).or_else(|| self.trimmed_length())?;
        Some(self.start + length)
    }

    pub(crate) fn is_enabled(&self) -> bool {
        self.fields.get("enabled") != Some(&Value::Bool(false))
    }

    /// The value a property has at a time, in microseconds from the layer's start.
    pub(crate) fn current_value(&self, property: &str, time: i64) -> Option<Value> {
        let moving = self.tracks.get(property).and_then(|track| track.value_at(time)).cloned();
        moving.or_else(|| self.written_value(property))
    }

    /// What the layer was given for a property, else the default.
    pub(crate) fn written_value(&self, property: &str) -> Option<Value> {
        self.fields.get(property).cloned().or_else(|| {
            let default = self.declaration()?.field(property)?.default?;
            serde_json::from_str(default).ok()
        })
    }

    /// Gives a property a value from a time on.
    pub(crate) fn step(&mut self, property: &str, time: i64, value: Value) {
        let held = self.written_value(property);
        let track = self.tracks.entry(property.to_owned()).or_default();
        track.step(time, value, || held.unwrap_or(Value::Null));
    }

    /// The layer as it stands in the document; `layers` are those of a group.
    pub(crate) fn to_layer(&self, layers: Option<Value>) -> Value {
        let mut layer = self.fields.clone();
        layer.insert("type".to_owned(), self.kind.into());
        layer.insert("startTime".to_owned(), to_seconds(self.start).into());
        if let Some(duration) = self.duration {
            layer.insert("duration".to_owned(), to_seconds(duration).into());
        }
        if !self.tracks.is_empty() {
            let keyframes = self.tracks.iter().map(|(property, track)| (property.clone(), track.to_value()));
            layer.insert("keyframes".to_owned(), Value::Object(keyframes.collect()));
        }
        if let Some(layers) = layers {
            layer.insert("layers".to_owned(), layers);
        }
        Value::Object(layer)
    }

    /// The end of the last caption.
    fn captions_end(&self) -> Option<i64> {
        let captions = self.fields.get("captions")?.as_array()?;
        captions.iter().filter_map(|caption| microseconds(caption.get("endTime")?)).max()
    }

    /// The length of media of which both ends are given: (sourceEnd - sourceStart) / speed, rounded half up.
    #[expect(clippy::cast_possible_truncation, clippy::cast_precision_loss, reason = "whole numbers below 2^53")]
    fn trimmed_length(&self) -> Option<i64> {
        if self.fields.get("loop") == Some(&Value::Bool(true)) {
            return None;
        }
        let from = self.fields.get("sourceStart").map_or(Some(0), microseconds)?;
        let to = microseconds(self.fields.get("sourceEnd")?)?;
        let speed = self.fields.get("speed").map_or(Some(1.0), Value::as_f64)?;
        let length = ((to - from) as f64 / speed + 0.5).floor();
        (length > 0.0 && length < 9_007_199_254_740_992.0).then_some(length as i64)
    }
}

/// Whole microseconds of seconds that have been read.
fn microseconds(seconds: &Value) -> Option<i64> {
    match seconds {
        Value::Number(number) => from_number(double(number)),
        _ => None,
    }
}

fn length(seconds: Option<Value>, call: &str, name: &str) -> Result<Option<i64>, Error> {
    let Some(seconds) = seconds else { return Ok(None) };
    match microseconds(&seconds) {
        Some(length) if length >= 0 => Ok(Some(length)),
        _ => Err(misuse(
            call,
            &format!("`{name}` is not a time of 0 or more"),
            "Give seconds or a text such as \"2s\", \"500ms\", \"1:30\".",
        )),
    }
}

/// Takes over keyframes written by hand; their types say that they are keyframes.
fn read_keyframes(keyframes: Option<Value>) -> BTreeMap<String, Track> {
    let Some(Value::Object(keyframes)) = keyframes else { return BTreeMap::new() };
    let read = |keyframe: &mut Value| {
        Some(Keyframe {
            time: microseconds(keyframe.get("time")?)?,
            value: keyframe.get_mut("value")?.take(),
            easing: keyframe.get_mut("easing").map_or_else(|| "linear".into(), Value::take),
        })
    };
    keyframes
        .into_iter()
        .filter_map(|(property, mut list)| {
            let track = list.as_array_mut()?.iter_mut().filter_map(read).collect();
            Some((property, Track::new(track)))
        })
        .collect()
}
