#![doc = include_str!("../README.md")]

mod builder;
mod canonical;
mod contract;
mod error;
mod frame_rate;
#[allow(clippy::approx_constant, clippy::doc_markdown, reason = "numbers and words are those of the specification")]
mod generated;
mod layer;
mod normalize;
mod number;
mod pointer;
mod render;
mod time;
mod validate;
mod video;

pub use builder::{AddOptions, Animation, Branches, Handle, LayerKind, VideoFlow, VisualKind, WaitFor};
pub use error::{Error, ErrorCode, Issue, Severity};
pub use generated::builder::*;
pub use generated::layers::*;
pub use generated::values::*;
pub use generated::{effects, keyframes, transitions};
pub use render::{Progress, Quality, Renderer, Rendering, render, render_frame};
pub use time::Time;
