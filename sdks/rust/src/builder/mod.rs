//! Writes a document as a program that runs along its timeline.

mod fields;
mod flow;
mod handle;
mod kind;
mod options;
mod record;
mod state;
mod track;

pub(crate) use fields::read_fields;
pub use flow::{Branches, VideoFlow};
pub use handle::Handle;
pub(crate) use kind::Sealed;
pub use kind::{LayerKind, VisualKind};
pub use options::{AddOptions, Animation, WaitFor};
pub(crate) use state::to_object;
