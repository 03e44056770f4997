#![doc = include_str!("../README.md")]

mod builder;
mod canonical;
mod contract;
mod error;
mod frame_rate;
#[expect(clippy::doc_markdown, clippy::too_many_lines, reason = "the words are the specification's")]
mod generated;
mod normalize;
mod number;
mod pointer;
mod time;
mod validate;
mod video;

pub use builder::{AddOptions, Animation, Branches, Handle, LayerKind, VideoFlow, VisualKind, WaitFor};
pub use error::{Error, ErrorCode, Issue, Severity};
pub use generated::builder::*;
pub use generated::layers::*;
pub use generated::values::*;
pub use generated::{effects, keyframes, transitions};
pub use time::Time;
