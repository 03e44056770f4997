use std::collections::BTreeSet;
use std::fmt;
use std::marker::PhantomData;

use serde::Serialize;
use serde_json::{Map, Value};

use super::flow::VideoFlow;
use super::kind::{LayerKind, VisualKind};
use super::options::Animation;
use super::state::{State, misuse, to_object};
use crate::error::{Error, ErrorCode};
use crate::generated::effects::Effect;
use crate::time::Time;

const DEFAULT_ANIMATION: &str = "250ms";
const DEFAULT_FADE: &str = "300ms";

/// A layer that has been added, to be animated further as the flow goes on. Every method returns the handle.
///
/// Methods act at the pointer, which they read as time from the layer's own start; called before the layer has started
/// they act at its start. `L` is the kind of layer, so that only properties it has, and can animate, are accepted:
///
/// ```
/// use videojson::{EasingName, TextLayer, VideoFlow};
/// use videojson::effects::GlowEffect;
/// use videojson::transitions::SlideUpTransition;
///
/// let video = VideoFlow::default();
/// let title = video.add(TextLayer::new("Hello"));
/// title.transition_in(SlideUpTransition::new().duration("300ms")).add_effect(GlowEffect::new().radius(1));
/// title.animate(|from| from.opacity(0).scale(0.5), |to| to.opacity(1).scale(1), ("2s", EasingName::EaseOut));
/// title.set(|text| text.color("#FF5A1F"));
/// video.wait("1s");
/// # video.compile()?;
/// # Ok::<(), videojson::Error>(())
/// ```
///
/// A property there is not does not compile, and neither does one that cannot change over time:
///
/// ```compile_fail,E0599
/// # let video = videojson::VideoFlow::default();
/// # let title = video.add(videojson::TextLayer::new("Hello"));
/// title.animate(|from| from.opactiy(0), |to| to, "1s");
/// ```
///
/// ```compile_fail,E0599
/// # let video = videojson::VideoFlow::default();
/// # let title = video.add(videojson::TextLayer::new("Hello"));
/// title.animate(|from| from, |to| to.start_time(1), "1s");
/// ```
pub struct Handle<'flow, L> {
    flow: &'flow VideoFlow,
    /// None when the layer could not be added; then nothing is done.
    record: Option<usize>,
    kind: PhantomData<fn() -> L>,
}

impl<L> Clone for Handle<'_, L> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<L> Copy for Handle<'_, L> {}

impl<L: LayerKind> fmt::Debug for Handle<'_, L> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.debug_struct("Handle").field("type", &L::TYPE).finish_non_exhaustive()
    }
}

#[expect(clippy::must_use_candidate, clippy::return_self_not_must_use, reason = "handles are returned for chaining")]
impl<'flow, L: LayerKind> Handle<'flow, L> {
    pub(crate) fn new(flow: &'flow VideoFlow, record: Option<usize>) -> Self {
        Self { flow, record, kind: PhantomData }
    }

    /// Moves properties from one set of values to another.
    ///
    /// A property named in only one of the two goes from, or to, its current value: the value of its last keyframe at
    /// or before the pointer (a running animation is not evaluated), else what the layer was given, else its default.
    /// Keyframes of these properties that lie within the animation are replaced. A duration of 0 is a
    /// [`set`](Self::set).
    pub fn animate(
        self,
        from: impl FnOnce(L::Values) -> L::Values,
        to: impl FnOnce(L::Values) -> L::Values,
        animation: impl Into<Animation>,
    ) -> Self {
        let (from, to) = (from(L::Values::default()), to(L::Values::default()));
        self.act("animate", |state, record, call| {
            let (from, to) = (to_object(&from)?, to_object(&to)?);
            move_values(state, record, from, to, &animation.into(), DEFAULT_ANIMATION, call)
        })
    }

    /// Gives properties new values from the pointer on; until then they keep what they had.
    ///
    /// At the start of the layer a property without keyframes is simply given the value; so is a property that cannot
    /// be animated, which later than that is an error ([`ErrorCode::KeyframeNotAnimatable`]).
    pub fn set(self, values: impl FnOnce(L::Changes) -> L::Changes) -> Self {
        let values = values(L::Changes::default());
        self.act("set", |state, record, call| {
            let values = state.read(&values, state.records[record].declaration(), call)?;
            change(state, record, values, call)
        })
    }

    /// Fades in from nothing: `opacity` (of sound `volume`) from 0 to what the layer was given, 1 if that is nothing.
    /// It takes 300 ms if nothing is said.
    pub fn fade_in(self, animation: impl Into<Animation>) -> Self {
        self.act("fade_in", |state, record, call| {
            let given = state.records[record].fields.get(presence::<L>()).cloned();
            let full = given.filter(|value| value.as_f64() != Some(0.0)).unwrap_or_else(|| 1.into());
            let (from, to) = (only(presence::<L>(), 0.into()), only(presence::<L>(), full));
            move_values(state, record, from, to, &animation.into(), DEFAULT_FADE, call)
        })
    }

    /// Fades out from now: `opacity` (of sound `volume`) from its current value to 0. It takes 300 ms if nothing is said.
    pub fn fade_out(self, animation: impl Into<Animation>) -> Self {
        self.act("fade_out", |state, record, call| {
            let to = only(presence::<L>(), 0.into());
            move_values(state, record, Map::new(), to, &animation.into(), DEFAULT_FADE, call)
        })
    }

    /// Ends the layer at the pointer, which does not move. A layer that would have ended earlier still does. Nothing
    /// can be done to the layer after that moment.
    pub fn remove(self) -> Self {
        self.remove_in(0)
    }

    /// Ends the layer some time after the pointer, as [`remove`](Self::remove).
    pub fn remove_in(self, delay: impl Into<Time>) -> Self {
        self.act("remove", |state, record, call| {
            let delay = state.length(&delay.into(), call, "in")?;
            local_time(state, record, call)?;
            let length = state.now() + delay - start_of(state, record);
            if length <= 0 {
                let fix = "Move on past its start with wait(), or use remove_in().";
                return Err(misuse(call, "the layer would last no time at all", fix));
            }
            let record = &mut state.records[record];
            record.duration = Some(record.duration.map_or(length, |duration| duration.min(length)));
            record.is_removed = true;
            Ok(())
        })
    }

    /// How the layer comes in. Called again, it replaces the earlier transition. The pointer has no part in it.
    pub fn transition_in(self, transition: impl Into<L::Transition>) -> Self {
        self.transition("transition_in", "transitionIn", &transition.into())
    }

    /// How the layer goes out, as [`transition_in`](Self::transition_in).
    pub fn transition_out(self, transition: impl Into<L::Transition>) -> Self {
        self.transition("transition_out", "transitionOut", &transition.into())
    }

    fn transition(self, method: &str, field: &str, transition: &L::Transition) -> Self {
        self.act(method, |state, record, call| {
            let given = only(field, Value::Object(to_object(transition)?));
            let read = state.read(&given, state.records[record].declaration(), call)?;
            state.records[record].fields.extend(read);
            Ok(())
        })
    }

    fn act(self, method: &str, action: impl FnOnce(&mut State, usize, &str) -> Result<(), Error>) -> Self {
        if let Some(record) = self.record {
            let call = format!("{}.{method}()", L::TYPE);
            self.flow.run(|state| action(state, record, &call));
        }
        self
    }
}

#[expect(clippy::must_use_candidate, clippy::return_self_not_must_use, reason = "handles are returned for chaining")]
impl<L: VisualKind> Handle<'_, L> {
    /// Hides the layer from the pointer on: `visible` becomes false.
    pub fn hide(self) -> Self {
        self.act("hide", |state, record, call| change(state, record, only("visible", false.into()), call))
    }

    /// Shows the layer from the pointer on: `visible` becomes true.
    pub fn show(self) -> Self {
        self.act("show", |state, record, call| change(state, record, only("visible", true.into()), call))
    }

    /// Adds an effect after those the layer has.
    pub fn add_effect(self, effect: impl Into<Effect>) -> Self {
        self.act("add_effect", |state, record, call| {
            let effect = to_object(&effect.into())?;
            let given = only("effects", vec![Value::Object(effect)].into());
            let mut read = state.read(&given, state.records[record].declaration(), call)?;
            let present = state.records[record].fields.entry("effects").or_insert_with(|| Value::Array(Vec::new()));
            if let (Value::Array(present), Some(Value::Array(added))) = (present, read.remove("effects")) {
                present.extend(added);
            }
            Ok(())
        })
    }
}

/// The property that says how much of the layer there is.
fn presence<L: LayerKind>() -> &'static str {
    if L::TYPE == "audio" { "volume" } else { "opacity" }
}

fn only(name: &str, value: Value) -> Map<String, Value> {
    Map::from_iter([(name.to_owned(), value)])
}

/// Where the layer starts, in microseconds from the start of the project.
fn start_of(state: &State, record: usize) -> i64 {
    let record = &state.records[record];
    state.scopes[record.scope].origin + record.start
}

/// The pointer in microseconds from the layer's start, at least 0.
fn local_time(state: &State, record: usize, call: &str) -> Result<i64, Error> {
    let time = (state.now() - start_of(state, record)).max(0);
    let record = &state.records[record];
    if record.is_removed && record.duration.is_some_and(|duration| time >= duration) {
        let fix = "Remove it later, or add a new layer.";
        return Err(misuse(call, "the layer has been removed before this moment", fix));
    }
    Ok(time)
}

fn move_values(
    state: &mut State,
    record: usize,
    mut from: Map<String, Value>,
    mut to: Map<String, Value>,
    animation: &Animation,
    default_duration: &str,
    call: &str,
) -> Result<(), Error> {
    let duration = match &animation.duration {
        Some(duration) => state.length(duration, call, "duration")?,
        None => state.length(&default_duration.into(), call, "duration")?,
    };
    let start = local_time(state, record, call)?;
    let easing = match &animation.easing {
        Some(easing) => to_json(easing)?,
        None => state.easing.clone(),
    };
    let properties: BTreeSet<String> = from.keys().chain(to.keys()).cloned().collect();
    let mut moves = Vec::with_capacity(properties.len());
    for property in properties {
        let current = || current_value(state, record, &property, start, call);
        let departure = from.remove(&property).map_or_else(current, Ok)?;
        let arrival = to.remove(&property).map_or_else(current, Ok)?;
        moves.push((property, departure, arrival));
    }
    for (property, departure, arrival) in moves {
        let record = &mut state.records[record];
        if duration == 0 {
            record.step(&property, start, arrival);
        } else {
            let track = record.tracks.entry(property).or_default();
            track.animate(start, start + duration, departure, arrival, easing.clone());
        }
    }
    if animation.wait {
        let moment = start_of(state, record) + start + duration;
        state.scope().advance_to(moment);
    }
    Ok(())
}

fn current_value(state: &State, record: usize, property: &str, time: i64, call: &str) -> Result<Value, Error> {
    state.records[record].current_value(property, time).ok_or_else(|| {
        let fix = format!("Give `{property}` in both `from` and `to`, or when the layer is added.");
        misuse(call, &format!("`{property}` has no value yet"), &fix)
    })
}

fn change(state: &mut State, record: usize, values: Map<String, Value>, call: &str) -> Result<(), Error> {
    let time = local_time(state, record, call)?;
    let record = &mut state.records[record];
    let is_plain = |record: &super::record::Record, property: &str| time == 0 && !record.tracks.contains_key(property);
    let declaration = record.declaration();
    let fixed = values.keys().find(|property| {
        let field = declaration.and_then(|declaration| declaration.field(property));
        !is_plain(record, property) && !field.is_some_and(|field| field.animatable)
    });
    if let Some(property) = fixed {
        let owner = format!("a {} layer ({call})", record.kind);
        return Err(Error::new(ErrorCode::KeyframeNotAnimatable, "", &[("property", property), ("owner", &owner)]));
    }
    for (property, value) in values {
        if is_plain(record, &property) {
            record.fields.insert(property, value);
        } else {
            record.step(&property, time, value);
        }
    }
    Ok(())
}

fn to_json<T: Serialize>(value: &T) -> Result<Value, Error> {
    serde_json::to_value(value).map_err(|error| Error::internal(&error.to_string()))
}
