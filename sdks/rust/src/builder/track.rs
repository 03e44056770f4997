use serde_json::{Map, Value};

use crate::time::to_seconds;

/// One keyframe, its time in whole microseconds from the layer's start. Its easing leads to the next keyframe.
#[derive(Clone, Debug)]
pub(crate) struct Keyframe {
    pub(crate) time: i64,
    pub(crate) value: Value,
    pub(crate) easing: Value,
}

/// The keyframes of one property in order of time, and the rules by which builder calls merge into them; they are the
/// same in every SDK. No two keyframes share a time.
///
/// `animate` over \[start, end\], start < end, with an easing
/// 1. Keyframes from `start` (included) to `end` (excluded) are dropped: over its span the later call wins.
/// 2. A keyframe (start, from, easing) is added.
/// 3. At `end` a keyframe (end, to, "step") is added; if one stands there already it takes the value and keeps its
///    easing, because that describes the way onwards, not this animation.
///
/// `step` at a time
/// 1. If a keyframe stands there it takes the value and keeps its easing.
/// 2. Otherwise (time, value, "step") is added. If it is the first and its time is above 0, (0, held, "step") is added
///    before it: `held` is what was seen until now, the value of the keyframe that was first, else the property's own.
///
/// "step" holds the value until whatever comes next. The last keyframe has nothing to lead to: its easing is not written.
#[derive(Clone, Debug, Default)]
pub(crate) struct Track(Vec<Keyframe>);

impl Track {
    pub(crate) fn new(keyframes: Vec<Keyframe>) -> Self {
        Self(keyframes)
    }

    /// The value of the last keyframe at or before `time`, else of the first one.
    pub(crate) fn value_at(&self, time: i64) -> Option<&Value> {
        let before = self.0.iter().rev().find(|keyframe| keyframe.time <= time);
        before.or(self.0.first()).map(|keyframe| &keyframe.value)
    }

    pub(crate) fn animate(&mut self, start: i64, end: i64, from: Value, to: Value, easing: Value) {
        let onwards = self.0.iter().find(|keyframe| keyframe.time == end).map(|keyframe| keyframe.easing.clone());
        self.0.retain(|keyframe| keyframe.time < start || keyframe.time > end);
        let at = self.0.partition_point(|keyframe| keyframe.time < start);
        let departure = Keyframe { time: start, value: from, easing };
        let arrival = Keyframe { time: end, value: to, easing: onwards.unwrap_or_else(step) };
        self.0.splice(at..at, [departure, arrival]);
    }

    /// `held` is asked for only where it is needed.
    pub(crate) fn step(&mut self, time: i64, value: Value, held: impl FnOnce() -> Value) {
        let at = self.0.iter().position(|keyframe| keyframe.time >= time).unwrap_or(self.0.len());
        if let Some(standing) = self.0.get_mut(at).filter(|keyframe| keyframe.time == time) {
            standing.value = value;
            return;
        }
        let before = (at == 0 && time > 0).then(|| {
            let value = self.0.first().map_or_else(held, |first| first.value.clone());
            Keyframe { time: 0, value, easing: step() }
        });
        self.0.splice(at..at, before.into_iter().chain([Keyframe { time, value, easing: step() }]));
    }

    /// The keyframes as they stand in the document.
    pub(crate) fn to_value(&self) -> Value {
        let last = self.0.len().saturating_sub(1);
        let write = |(index, keyframe): (usize, &Keyframe)| {
            let mut object = Map::new();
            object.insert("time".to_owned(), to_seconds(keyframe.time).into());
            object.insert("value".to_owned(), keyframe.value.clone());
            if index < last {
                object.insert("easing".to_owned(), keyframe.easing.clone());
            }
            Value::Object(object)
        };
        self.0.iter().enumerate().map(write).collect()
    }
}

fn step() -> Value {
    "step".into()
}
