use std::cell::RefCell;
use std::fmt;

use serde_json::Value;

use super::handle::Handle;
use super::kind::LayerKind;
use super::options::AddOptions;
use super::state::{State, misuse, to_object};
use crate::canonical::canonical_json;
use crate::error::Error;
use crate::frame_rate::FrameRate;
use crate::generated::builder::Project;
use crate::generated::contract::ROOT;
use crate::generated::layers::{GroupLayer, Video};
use crate::normalize::normalize;
use crate::time::Time;

/// Writes a VideoJSON document as a program that runs along its timeline.
///
/// ```
/// use videojson::{Project, TextLayer, VideoFlow};
///
/// let video = VideoFlow::new(Project::new().width(1080).height(1920));
/// let title = video.add(TextLayer::new("Hello").font_size(8));
/// title.fade_in("500ms");
/// video.wait("2s");
/// title.fade_out("500ms");
///
/// let document = video.compile()?;
/// assert_eq!(document.duration, Some(3.0.into()));
/// # Ok::<(), videojson::Error>(())
/// ```
///
/// **The pointer** is the moment the program has reached, in whole microseconds. It starts at 0. [`wait`](Self::wait)
/// moves it on, and so do `animate`, `fade_in` and `fade_out` by default, `wait_for`, and a group. Nothing moves it back.
/// A layer without `start_time` starts at the pointer; a method of a layer acts at the pointer.
///
/// **Ends.** A layer without `duration` lasts as long as its media or captions do, else to the end of its parent. A
/// group without `duration` lasts as long as its content's flow; the video, without one, as long as the whole flow. A
/// flow ends at the latest of its pointer and the known ends of its layers: `duration`, the last caption, or media with
/// a `source_end`. A flow that ends at 0 says nothing about its length, and none is written. The length of media files
/// is not looked up: give those layers a `duration` when the flow has to know.
///
/// **Errors** are kept until [`compile`](Self::compile), as in other builders: the first wrong call is told there, and
/// the calls after it do nothing.
///
/// The same calls give the same document, byte for byte.
pub struct VideoFlow {
    state: RefCell<State>,
}

impl VideoFlow {
    /// A project with settings.
    #[must_use]
    pub fn new(project: Project) -> Self {
        let flow = Self { state: RefCell::new(State::new()) };
        flow.run(|state| begin(state, project));
        flow
    }

    /// Adds a layer at the pointer, or where its `start_time` says.
    ///
    /// ```
    /// use videojson::{ImageLayer, ShapeLayer, ShapeType, TextLayer, VideoFlow};
    ///
    /// let video = VideoFlow::default();
    /// video.add(ImageLayer::new("photo.jpg").width("100%").opacity(0.5));
    /// video.add(ShapeLayer::new(ShapeType::Ellipse).width(20).height(20).fill("#FF5A1F").duration("3s"));
    /// video.add(TextLayer::new("Above all").position([0.5, 0.8]));
    /// assert_eq!(video.compile()?.layers.len(), 3);
    /// # Ok::<(), videojson::Error>(())
    /// ```
    pub fn add<L: LayerKind>(&self, layer: L) -> Handle<'_, L> {
        self.add_with(layer, AddOptions::new())
    }

    /// Adds a layer with a place in the stack, or waiting for it.
    #[expect(clippy::needless_pass_by_value, reason = "a layer is given away")]
    pub fn add_with<L: LayerKind>(&self, layer: L, options: AddOptions) -> Handle<'_, L> {
        let call = format!("add({})", L::TYPE);
        let record = self.run(|state| {
            let record = state.add(L::TYPE, &layer, &options, &call)?;
            state.wait_after(record, &options, &call)?;
            Ok(record)
        });
        Handle::new(self, record)
    }

    /// Adds a group: layers drawn as one. What `content` adds belongs to it. While `content` runs the pointer is the
    /// group's own and starts at 0, the group's start. Afterwards the outer pointer moves to the group's end; a group
    /// whose end is not known leaves it alone.
    ///
    /// ```
    /// use videojson::{GroupLayer, TextLayer, VideoFlow};
    ///
    /// let video = VideoFlow::default();
    /// let card = video.group(GroupLayer::new().position([0.5, 0.25]), |card| {
    ///     video.add(TextLayer::new("Title"));
    ///     card.fade_in("300ms");
    ///     video.wait("2s");
    /// });
    /// card.fade_out("500ms");
    /// assert_eq!(video.compile()?.duration, Some(2.8.into()));
    /// # Ok::<(), videojson::Error>(())
    /// ```
    pub fn group<'flow>(
        &'flow self,
        layer: GroupLayer,
        content: impl FnOnce(Handle<'flow, GroupLayer>),
    ) -> Handle<'flow, GroupLayer> {
        self.group_with(layer, AddOptions::new(), content)
    }

    /// Adds a group with a place in the stack, or with another wait than for its end.
    #[expect(clippy::needless_pass_by_value, reason = "a layer is given away")]
    pub fn group_with<'flow>(
        &'flow self,
        layer: GroupLayer,
        options: AddOptions,
        content: impl FnOnce(Handle<'flow, GroupLayer>),
    ) -> Handle<'flow, GroupLayer> {
        let call = "group()";
        let opened = self.run(|state| {
            let record = state.add(GroupLayer::TYPE, &layer, &options, call)?;
            Ok((record, state.open_group(record)?))
        });
        let handle = Handle::new(self, opened.map(|(record, _)| record));
        content(handle);
        if let Some((record, scope)) = opened {
            self.state.borrow_mut().close_group(record, scope);
            self.run(|state| state.wait_after(record, &options, call));
        }
        handle
    }

    /// Moves the pointer on.
    pub fn wait(&self, time: impl Into<Time>) -> &Self {
        let time = time.into();
        self.run(|state| {
            let length = state.length(&time, "wait()", "time")?;
            state.scope().pointer += length;
            Ok(())
        });
        self
    }

    /// Runs several flows side by side: each branch starts at the present pointer, and afterwards the pointer stands
    /// where the longest of them ended. Layers are stacked in the order of the branches.
    ///
    /// ```
    /// use videojson::{TextLayer, VideoFlow};
    ///
    /// let video = VideoFlow::default();
    /// let (left, right) = (video.add(TextLayer::new("left")), video.add(TextLayer::new("right")));
    /// video.parallel(|side| {
    ///     side.branch(|| {
    ///         left.fade_in("1s");
    ///     });
    ///     side.branch(|| {
    ///         right.fade_in("2s");
    ///     });
    /// });
    /// assert_eq!(video.compile()?.duration, Some(2.into()));
    /// # Ok::<(), videojson::Error>(())
    /// ```
    pub fn parallel(&self, branches: impl FnOnce(&mut Branches<'_>)) -> &Self {
        let (scope, start) = {
            let state = self.state.borrow();
            let scope = state.innermost();
            (scope, state.scopes[scope].pointer)
        };
        let mut sides = Branches { flow: self, scope, start, latest: start };
        branches(&mut sides);
        let latest = sides.latest;
        let pointer = &mut self.state.borrow_mut().scopes[scope].pointer;
        *pointer = latest.max(*pointer);
        self
    }

    /// The finished document: in its normal form and valid. The builder can go on afterwards.
    ///
    /// # Errors
    ///
    /// The first call that was wrong, or every error of the document.
    pub fn compile(&self) -> Result<Video, Error> {
        crate::video::decode(self.written()?)
    }

    /// The canonical text of the finished document: what [`compile`](Self::compile) gives as [`Video::to_json`] writes
    /// it, without the way through the types.
    ///
    /// # Errors
    ///
    /// As [`compile`](Self::compile).
    pub fn to_json(&self) -> Result<String, Error> {
        Ok(canonical_json(&self.written()?))
    }

    /// The finished document as JSON.
    fn written(&self) -> Result<Value, Error> {
        let state = self.state.borrow();
        if let Some(error) = &state.error {
            return Err(error.copied());
        }
        if state.is_in_group() {
            let fix = "Compile after the function given to group() has returned.";
            return Err(misuse("compile()", "a group is still open", fix));
        }
        let document = Value::Object(normalize(state.to_document()));
        crate::video::require_valid(&document)?;
        Ok(document)
    }

    /// Does something unless a call has gone wrong before, and keeps the error if it goes wrong.
    pub(crate) fn run<T>(&self, action: impl FnOnce(&mut State) -> Result<T, Error>) -> Option<T> {
        let mut state = self.state.borrow_mut();
        if state.error.is_some() {
            return None;
        }
        match action(&mut state) {
            Ok(result) => Some(result),
            Err(error) => {
                state.error = Some(error);
                None
            }
        }
    }
}

impl Default for VideoFlow {
    /// A project with the settings of the specification: 1920 × 1080 pixels at 30 frames per second.
    fn default() -> Self {
        Self::new(Project::new())
    }
}

impl fmt::Debug for VideoFlow {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let state = self.state.borrow();
        formatter
            .debug_struct("VideoFlow")
            .field("layers", &state.records.len())
            .field("error", &state.error)
            .finish_non_exhaustive()
    }
}

fn begin(state: &mut State, mut project: Project) -> Result<(), Error> {
    if let Some(easing) = project.default_easing.take() {
        state.easing = serde_json::to_value(easing).map_err(|error| Error::internal(&error.to_string()))?;
    }
    state.font_family = project.default_font_family.take();
    if let Some(fps) = &project.fps {
        state.rate = FrameRate::new(fps)?;
    }
    let mut top = to_object(&project)?;
    super::read_fields(&mut top, Some(ROOT), state.rate, "VideoFlow::new()")?;
    state.top = top;
    Ok(())
}

/// The branches of [`VideoFlow::parallel`].
#[derive(Debug)]
pub struct Branches<'flow> {
    flow: &'flow VideoFlow,
    scope: usize,
    start: i64,
    latest: i64,
}

impl Branches<'_> {
    /// Runs a branch, at once, from where all of them start.
    pub fn branch(&mut self, content: impl FnOnce()) -> &mut Self {
        let outside = self.replace_pointer(self.start);
        content();
        let end = self.replace_pointer(outside);
        self.latest = self.latest.max(end);
        self
    }

    fn replace_pointer(&self, pointer: i64) -> i64 {
        std::mem::replace(&mut self.flow.state.borrow_mut().scopes[self.scope].pointer, pointer)
    }
}
