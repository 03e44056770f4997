use serde::Serialize;
use serde_json::{Map, Value};

use super::fields::read_fields;
use super::options::{AddOptions, WaitFor};
use super::record::Record;
use crate::contract::{self, Declaration};
use crate::error::{Error, ErrorCode};
use crate::frame_rate::FrameRate;
use crate::time::{Time, to_seconds};

/// At most this many groups in one another (SPEC §18).
const GROUP_DEPTH: usize = 64;

/// A list of sibling layers with a flow-time pointer: the project itself, or one group. Times are whole microseconds.
/// The pointer starts at 0, the start of the group or project, and never moves back except at the start of each branch
/// of `parallel`.
#[derive(Debug, Default)]
pub(crate) struct Scope {
    /// Where the scope starts, from the start of the project.
    pub(crate) origin: i64,
    /// From the scope's start.
    pub(crate) pointer: i64,
    /// Indexes of records, in the order they were added.
    pub(crate) layers: Vec<usize>,
}

impl Scope {
    /// The pointer counted from the start of the project.
    pub(crate) fn now(&self) -> i64 {
        self.origin + self.pointer
    }

    /// Moves the pointer on to a moment counted from the start of the project; an earlier moment leaves it alone.
    pub(crate) fn advance_to(&mut self, moment: i64) {
        self.pointer = self.pointer.max(moment - self.origin);
    }
}

/// The program as it runs.
#[derive(Debug)]
pub(crate) struct State {
    pub(crate) rate: FrameRate,
    /// Easing of animations that name none.
    pub(crate) easing: Value,
    /// Font family of textual layers that name none.
    pub(crate) font_family: Option<String>,
    /// Top of the document, times in seconds, without `layers`.
    pub(crate) top: Map<String, Value>,
    pub(crate) records: Vec<Record>,
    /// The first is the project.
    pub(crate) scopes: Vec<Scope>,
    /// The scopes that are open, the innermost last.
    open: Vec<usize>,
    /// What went wrong first; nothing is done after it.
    pub(crate) error: Option<Error>,
}

impl State {
    pub(crate) fn new() -> Self {
        Self {
            rate: FrameRate::DEFAULT,
            easing: "easeInOut".into(),
            font_family: None,
            top: Map::new(),
            records: Vec::new(),
            scopes: vec![Scope::default()],
            open: vec![0],
            error: None,
        }
    }

    /// The index of the scope where layers are added now.
    pub(crate) fn innermost(&self) -> usize {
        self.open.last().copied().unwrap_or(0)
    }

    pub(crate) fn scope(&mut self) -> &mut Scope {
        let innermost = self.innermost();
        &mut self.scopes[innermost]
    }

    pub(crate) fn now(&self) -> i64 {
        self.scopes[self.innermost()].now()
    }

    pub(crate) fn is_in_group(&self) -> bool {
        self.open.len() > 1
    }

    /// A length of time in microseconds, not negative.
    pub(crate) fn length(&self, time: &Time, call: &str, name: &str) -> Result<i64, Error> {
        let microseconds = time.microseconds(self.rate, &format!("{name} of {call}"))?;
        if microseconds < 0 {
            return Err(misuse(call, &format!("`{name}` is negative"), "Give a length of time of 0 or more."));
        }
        Ok(microseconds)
    }

    /// Fields of a layer type, times in seconds.
    pub(crate) fn read<T: Serialize>(
        &self,
        fields: &T,
        declaration: Option<&'static Declaration>,
        call: &str,
    ) -> Result<Map<String, Value>, Error> {
        let mut object = to_object(fields)?;
        read_fields(&mut object, declaration, self.rate, call)?;
        Ok(object)
    }

    /// Adds a layer: at `startTime` if it has one, else at the pointer. [`State::wait_after`] is to be called next.
    pub(crate) fn add<T: Serialize>(
        &mut self,
        kind: &'static str,
        layer: &T,
        options: &AddOptions,
        call: &str,
    ) -> Result<usize, Error> {
        if !options.index.is_finite() {
            let fix = "Give a number such as -1 (behind its siblings) or 1 (in front).";
            return Err(misuse(call, "`index` is not a finite number", fix));
        }
        if let Some(WaitFor::Time(time)) = &options.wait_for {
            self.length(time, call, "wait_for")?;
        }
        let declaration = contract::layer(kind);
        let mut fields = self.read(layer, declaration, call)?;
        if let Some(family) = &self.font_family {
            if declaration.is_some_and(|declaration| declaration.field("fontFamily").is_some()) {
                fields.entry("fontFamily").or_insert_with(|| family.as_str().into());
            }
        }
        let scope = self.innermost();
        let record = Record::new(kind, scope, options.index, fields, self.scopes[scope].pointer, call)?;
        let index = self.records.len();
        self.records.push(record);
        self.scopes[scope].layers.push(index);
        Ok(index)
    }

    /// Opens the scope of a group.
    pub(crate) fn open_group(&mut self, group: usize) -> Result<usize, Error> {
        if self.open.len() > GROUP_DEPTH {
            return Err(Error::new(ErrorCode::NestingTooDeep, "", &[("limit", &GROUP_DEPTH.to_string())]));
        }
        let record = &self.records[group];
        let origin = self.scopes[record.scope].origin + record.start;
        let scope = self.scopes.len();
        self.scopes.push(Scope { origin, ..Scope::default() });
        self.records[group].children = Some(scope);
        self.open.push(scope);
        Ok(scope)
    }

    /// Closes the innermost scope. Without a duration a group ends where its content does.
    pub(crate) fn close_group(&mut self, group: usize, scope: usize) {
        self.open.pop();
        let end = self.end_of(scope);
        let record = &mut self.records[group];
        if record.duration.is_none() && end > 0 {
            record.duration = Some(end);
        }
    }

    /// Moves the pointer after a layer has been added. A group waits for its end when it has one; asked for by name, an
    /// end that is not known is an error.
    pub(crate) fn wait_after(&mut self, layer: usize, options: &AddOptions, call: &str) -> Result<(), Error> {
        let record = &self.records[layer];
        let (scope, end, is_group) = (record.scope, record.end(), record.children.is_some());
        match (&options.wait_for, end) {
            (Some(WaitFor::Time(time)), _) => self.scopes[scope].pointer += self.length(time, call, "wait_for")?,
            (Some(WaitFor::Finish), None) => {
                let fix = "Give the layer a `duration`, or wait for a time such as \"3s\".";
                return Err(misuse(call, "`WaitFor::Finish` needs a layer whose end is known", fix));
            }
            (None, _) if !is_group => {}
            (_, Some(end)) => {
                let moment = self.scopes[scope].origin + end;
                self.scopes[scope].advance_to(moment);
            }
            (None, None) => {}
        }
        Ok(())
    }

    /// The latest of the pointer of a scope and every end of its enabled layers that is known.
    pub(crate) fn end_of(&self, scope: usize) -> i64 {
        let Scope { layers, pointer, .. } = &self.scopes[scope];
        let records = layers.iter().map(|&layer| &self.records[layer]);
        records.filter(|record| record.is_enabled()).filter_map(Record::end).fold(*pointer, i64::max)
    }

    /// The document as it stands.
    pub(crate) fn to_document(&self) -> Map<String, Value> {
        let mut document = self.top.clone();
        let end = self.end_of(0);
        if end > 0 {
            document.entry("duration").or_insert_with(|| to_seconds(end).into());
        }
        document.insert("layers".to_owned(), self.layers_of(0));
        document
    }

    /// The layers from back to front: by `index`, those of equal index in the order they were added.
    fn layers_of(&self, scope: usize) -> Value {
        let mut records: Vec<&Record> = self.scopes[scope].layers.iter().map(|&layer| &self.records[layer]).collect();
        records.sort_by(|a, b| a.index.partial_cmp(&b.index).unwrap_or(std::cmp::Ordering::Equal));
        records.into_iter().map(|record| record.to_layer(record.children.map(|scope| self.layers_of(scope)))).collect()
    }
}

/// A structure of the contract as JSON.
pub(crate) fn to_object<T: Serialize>(value: &T) -> Result<Map<String, Value>, Error> {
    match serde_json::to_value(value) {
        Ok(Value::Object(object)) => Ok(object),
        Ok(_) => Err(Error::internal("a structure is not written as an object")),
        Err(error) => Err(Error::internal(&error.to_string())),
    }
}

/// `problem` is what is wrong, as the end of "In {call}: …".
pub(crate) fn misuse(call: &str, problem: &str, fix: &str) -> Error {
    Error::new(ErrorCode::BuilderCallInvalid, "", &[("call", call), ("problem", problem), ("fix", fix)])
}
