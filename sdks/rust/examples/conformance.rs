//! The harness of conformance/builders: runs the programs of all SDKs through the public API of this one.
//!
//! Requests and responses are lines of JSON; conformance/builders/README.md is their contract.

use std::cell::RefCell;
use std::collections::HashMap;
use std::fmt::Write as _;
use std::io::{BufRead, Write};

use serde::Deserialize;
use serde::de::DeserializeOwned;
use serde_json::{Map, Value, json};
use sha2::{Digest, Sha256};
use videojson::effects::Effect;
use videojson::{
    AddOptions, Animation, AudioLayer, CaptionsLayer, Easing, GroupLayer, Handle, ImageLayer, LayerKind, Project,
    ShapeLayer, TextLayer, Time, Video, VideoFlow, VideoLayer, VisualKind, WaitFor,
};

type Failure = Box<dyn std::error::Error>;

/// Why a program cannot be written in Rust at all.
struct Refused(String);

fn main() -> Result<(), Failure> {
    let mut output = std::io::stdout().lock();
    for line in std::io::stdin().lock().lines() {
        let request = read_json(&line?)?;
        let mut response = answer(&request)?;
        response["id"] = request["id"].clone();
        writeln!(output, "{response}")?;
        output.flush()?;
    }
    Ok(())
}

/// Groups are nested deeper than `serde_json` allows by itself.
fn read_json(text: &str) -> Result<Value, serde_json::Error> {
    let mut deserializer = serde_json::Deserializer::from_str(text);
    deserializer.disable_recursion_limit();
    Value::deserialize(&mut deserializer)
}

fn answer(request: &Value) -> Result<Value, Failure> {
    if let Some(program) = request.get("program") {
        return match run(program) {
            Ok(compiled) => Ok(respond(compiled)),
            Err(Refused(reason)) => Ok(json!({ "static": reason })),
        };
    }
    if let Some(text) = request.get("document") {
        return Ok(respond(
            Video::from_json(text.as_str().ok_or("a document is a text")?).and_then(|video| video.to_json()),
        ));
    }
    let doubles = request.get("doubles").ok_or("a request is a program, a document or doubles")?;
    let seed = doubles["seed"].as_str().ok_or("a seed is a text")?.parse()?;
    let count = doubles["count"].as_u64().ok_or("a count is a number")?;
    Ok(json!({ "sha256": hash_of_doubles(seed, usize::try_from(count)?)? }))
}

fn respond(result: Result<String, videojson::Error>) -> Value {
    match result {
        Ok(json) => json!({ "json": json }),
        Err(error) => {
            let issues = error.issues().iter().filter(|issue| issue.severity == videojson::Severity::Error);
            let issues = issues.map(|issue| json!({ "code": issue.code.as_str(), "pointer": issue.pointer }));
            json!({ "errors": issues.collect::<Vec<_>>() })
        }
    }
}

fn run(program: &Value) -> Result<Result<String, videojson::Error>, Refused> {
    let mut settings = object(program.get("settings"));
    let defaults = object(settings.remove("defaults").as_ref());
    let names = [("easing", "defaultEasing"), ("fontFamily", "defaultFontFamily")];
    for (name, value) in defaults {
        let known = names.iter().find(|(known, _)| *known == name).map_or(name.as_str(), |(_, field)| *field);
        settings.insert(known.to_owned(), value);
    }
    let flow = VideoFlow::new(typed::<Project>(Value::Object(settings))?);
    let stage = Stage { flow: &flow, handles: RefCell::default(), refused: RefCell::default() };
    stage.calls(&program["calls"]);
    if let Some(reason) = stage.refused.into_inner() {
        return Err(Refused(reason));
    }
    Ok(flow.compile().and_then(|video| video.to_json()))
}

/// A handle whose kind is known when the program runs.
#[derive(Clone, Copy)]
enum AnyHandle<'flow> {
    Text(Handle<'flow, TextLayer>),
    Image(Handle<'flow, ImageLayer>),
    Video(Handle<'flow, VideoLayer>),
    Audio(Handle<'flow, AudioLayer>),
    Captions(Handle<'flow, CaptionsLayer>),
    Shape(Handle<'flow, ShapeLayer>),
    Group(Handle<'flow, GroupLayer>),
}

struct Stage<'flow> {
    flow: &'flow VideoFlow,
    handles: RefCell<HashMap<String, AnyHandle<'flow>>>,
    /// The first call that the types refuse.
    refused: RefCell<Option<String>>,
}

impl<'flow> Stage<'flow> {
    fn calls(&self, calls: &Value) {
        for call in calls.as_array().into_iter().flatten() {
            if let Err(Refused(reason)) = self.call(call) {
                self.refused.borrow_mut().get_or_insert(reason);
            }
        }
    }

    fn call(&self, call: &Value) -> Result<(), Refused> {
        let flow = self.flow;
        let handle = match name_of(call) {
            "addText" => AnyHandle::Text(flow.add_with(layer(call)?, options(call)?)),
            "addImage" => AnyHandle::Image(flow.add_with(layer(call)?, options(call)?)),
            "addVideo" => AnyHandle::Video(flow.add_with(layer(call)?, options(call)?)),
            "addAudio" => AnyHandle::Audio(flow.add_with(layer(call)?, options(call)?)),
            "addCaptions" => AnyHandle::Captions(flow.add_with(layer(call)?, options(call)?)),
            "addShape" => AnyHandle::Shape(flow.add_with(layer(call)?, options(call)?)),
            "group" => AnyHandle::Group(flow.group_with(layer(call)?, options(call)?, |group| {
                self.remember(call, AnyHandle::Group(group));
                self.calls(&call["calls"]);
            })),
            "parallel" => {
                flow.parallel(|branches| {
                    for calls in call["branches"].as_array().into_iter().flatten() {
                        branches.branch(|| self.calls(calls));
                    }
                });
                return Ok(());
            }
            "wait" => {
                flow.wait(typed::<Time>(call["time"].clone())?);
                return Ok(());
            }
            "compile" => {
                if let Err(error) = flow.compile() {
                    let is_in_group = error.issues().iter().any(|issue| issue.message.contains("group is still open"));
                    return Err(Refused(if is_in_group {
                        "a group has not ended".to_owned()
                    } else {
                        error.to_string()
                    }));
                }
                return Ok(());
            }
            _ => return self.act(call),
        };
        if name_of(call) != "group" {
            self.remember(call, handle);
        }
        Ok(())
    }

    fn remember(&self, call: &Value, handle: AnyHandle<'flow>) {
        if let Some(name) = call["as"].as_str() {
            self.handles.borrow_mut().insert(name.to_owned(), handle);
        }
    }

    fn act(&self, call: &Value) -> Result<(), Refused> {
        let name = call["on"].as_str().unwrap_or_default();
        let handle = self.handles.borrow().get(name).copied();
        match handle {
            Some(AnyHandle::Text(handle)) => visual(handle, call),
            Some(AnyHandle::Image(handle)) => visual(handle, call),
            Some(AnyHandle::Video(handle)) => visual(handle, call),
            Some(AnyHandle::Audio(handle)) => any(handle, call),
            Some(AnyHandle::Captions(handle)) => visual(handle, call),
            Some(AnyHandle::Shape(handle)) => visual(handle, call),
            Some(AnyHandle::Group(handle)) => visual(handle, call),
            None => Err(Refused(format!("there is no layer {name}"))),
        }
    }
}

fn visual<L>(handle: Handle<'_, L>, call: &Value) -> Result<(), Refused>
where
    L: VisualKind,
    L::Values: DeserializeOwned,
    L::Changes: DeserializeOwned,
    L::Transition: DeserializeOwned,
{
    match name_of(call) {
        "show" => handle.show(),
        "hide" => handle.hide(),
        "addEffect" => handle.add_effect(typed::<Effect>(whole(call, "effect"))?),
        _ => return any(handle, call),
    };
    Ok(())
}

fn any<L>(handle: Handle<'_, L>, call: &Value) -> Result<(), Refused>
where
    L: LayerKind,
    L::Values: DeserializeOwned,
    L::Changes: DeserializeOwned,
    L::Transition: DeserializeOwned,
{
    match name_of(call) {
        "animate" => {
            let (from, to) = (typed(call["from"].clone())?, typed(call["to"].clone())?);
            handle.animate(|_| from, |_| to, animation(&call["options"])?)
        }
        "set" => {
            let values = typed(call["values"].clone())?;
            handle.set(|_| values)
        }
        "fadeIn" => handle.fade_in(animation(call)?),
        "fadeOut" => handle.fade_out(animation(call)?),
        "remove" => match call["options"].get("in") {
            Some(delay) => handle.remove_in(typed::<Time>(delay.clone())?),
            None => handle.remove(),
        },
        "transitionIn" => handle.transition_in(typed::<L::Transition>(whole(call, "transition"))?),
        "transitionOut" => handle.transition_out(typed::<L::Transition>(whole(call, "transition"))?),
        name => return Err(Refused(format!("there is no call {name} on this layer"))),
    };
    Ok(())
}

fn name_of(call: &Value) -> &str {
    call["call"].as_str().unwrap_or_default()
}

fn object(value: Option<&Value>) -> Map<String, Value> {
    value.and_then(Value::as_object).cloned().unwrap_or_default()
}

/// A value as one of the crate's types, as if a programmer had written it.
fn typed<T: DeserializeOwned>(value: Value) -> Result<T, Refused> {
    serde_json::from_value(whole_numbers(value)).map_err(|error| Refused(error.to_string()))
}

/// A programmer writes `1280`, whatever spelling a program in JSON has.
#[expect(clippy::cast_possible_truncation, reason = "a whole number below 2^53")]
fn whole_numbers(value: Value) -> Value {
    match value {
        Value::Number(number) => match number.as_f64() {
            Some(double) if double.fract() == 0.0 && double.abs() < 9_007_199_254_740_992.0 => (double as i64).into(),
            _ => Value::Number(number),
        },
        Value::Array(entries) => entries.into_iter().map(whole_numbers).collect(),
        Value::Object(object) => object.into_iter().map(|(name, member)| (name, whole_numbers(member))).collect(),
        other => other,
    }
}

fn layer<L: DeserializeOwned>(call: &Value) -> Result<L, Refused> {
    let mut fields = object(call.get("properties"));
    fields.extend(object(call.get("settings")));
    typed(Value::Object(fields))
}

fn options(call: &Value) -> Result<AddOptions, Refused> {
    let given = &call["options"];
    let mut options = AddOptions::new();
    if let Some(index) = given["index"].as_f64() {
        options = options.index(index);
    }
    Ok(match &given["waitFor"] {
        Value::Null => options,
        Value::String(text) if text == "finish" => options.wait_for(WaitFor::Finish),
        time => options.wait_for(typed::<Time>(time.clone())?),
    })
}

fn animation(given: &Value) -> Result<Animation, Refused> {
    let mut animation = Animation::new().wait(given["wait"].as_bool().unwrap_or(true));
    if let Some(duration) = given.get("duration") {
        animation = animation.duration(typed::<Time>(duration.clone())?);
    }
    if let Some(easing) = given.get("easing") {
        animation = animation.easing(typed::<Easing>(easing.clone())?);
    }
    Ok(animation)
}

/// An effect or a transition as one object, however the call says it.
fn whole(call: &Value, tag: &str) -> Value {
    let Value::String(name) = &call[tag] else { return call[tag].clone() };
    let mut whole = object(call.get("parameters"));
    whole.insert(tag.to_owned(), name.as_str().into());
    if let Some(duration) = call.get("duration") {
        whole.insert("duration".to_owned(), duration.clone());
    }
    Value::Object(whole)
}

/// The doubles of the protocol travel through a document: its metadata holds any JSON.
fn hash_of_doubles(seed: u64, count: usize) -> Result<String, Failure> {
    let numbers = doubles(seed, count);
    let document = Video::new().metadata([("numbers", Value::from(numbers))]).to_json()?;
    let list = document.strip_prefix("{\"layers\":[],\"metadata\":{\"numbers\":").ok_or("the list is not found")?;
    let list = list.strip_suffix("},\"version\":\"1.0\"}").ok_or("the list has no end")?;
    let mut hex = String::new();
    for byte in Sha256::digest(list.as_bytes()) {
        write!(hex, "{byte:02x}")?;
    }
    Ok(hex)
}

#[expect(clippy::cast_precision_loss, reason = "53 bits")]
fn doubles(seed: u64, count: usize) -> Vec<f64> {
    let mut state = seed;
    let mut numbers = Vec::with_capacity(count);
    while numbers.len() < count {
        state = state.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mixed = (state ^ (state >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        let draw = mixed ^ (mixed >> 31);
        if numbers.len() % 2 == 1 {
            numbers.push((draw >> 11) as f64 / POWERS_OF_TEN[((draw & 2047) % 23) as usize]);
        } else if f64::from_bits(draw).is_finite() {
            numbers.push(f64::from_bits(draw));
        }
    }
    numbers
}

const POWERS_OF_TEN: [f64; 23] = [
    1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19, 1e20,
    1e21, 1e22,
];
