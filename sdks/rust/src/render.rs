//! Rendering with the `videoflow` command of this machine.

mod command;
mod process;

use std::ffi::OsString;
use std::fmt;
use std::path::{Path, PathBuf};
use std::time::Duration;

use serde_json::Value;

use crate::error::{Error, Issue};
use crate::generated::layers::Video;

/// Renders a video to an MP4 file, which appears when it is whole. Options are given to a [`Renderer`].
///
/// Paths of media in the document are relative to the current directory.
///
/// ```no_run
/// # let video = videojson::Video::new();
/// let rendering = videojson::render(&video, "digest.mp4")?;
/// println!("{} frames in {:?}", rendering.frames, rendering.took);
/// # Ok::<(), videojson::Error>(())
/// ```
///
/// # Errors
///
/// As [`Renderer::render`].
pub fn render(video: &Video, output: impl AsRef<Path>) -> Result<Rendering, Error> {
    Renderer::new().render(video, output)
}

/// Renders one frame, counted from 0, to the bytes of a PNG picture.
///
/// # Errors
///
/// As [`Renderer::render`], and [`ErrorCode::FrameOutOfRange`](crate::ErrorCode::FrameOutOfRange).
pub fn render_frame(video: &Video, frame: u64) -> Result<Vec<u8>, Error> {
    Renderer::new().frame(video, frame)
}

/// A video that has been rendered.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct Rendering {
    /// The file.
    pub path: PathBuf,
    /// Size of the file in bytes.
    pub bytes: u64,
    /// Number of frames.
    pub frames: u64,
    /// How long it took.
    pub took: Duration,
    /// What may be wrong with the document, though it was rendered.
    pub warnings: Vec<Issue>,
}

/// How far a rendering is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Progress {
    /// Frames that are done.
    pub frames: u64,
    /// Frames of the whole video.
    pub frame_count: u64,
}

impl Progress {
    /// The part that is done, 0 to 1.
    #[must_use]
    #[expect(clippy::cast_precision_loss, reason = "a video has far fewer than 2^53 frames")]
    pub fn fraction(self) -> f64 {
        self.frames as f64 / self.frame_count.max(1) as f64
    }
}

/// Picture quality.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Quality {
    /// Small files, quickly made.
    Low,
    /// Good for most.
    #[default]
    Medium,
    /// Large files.
    High,
}

impl Quality {
    fn as_str(self) -> &'static str {
        match self {
            Self::Low => "low",
            Self::Medium => "medium",
            Self::High => "high",
        }
    }
}

/// Says how to render.
///
/// ```no_run
/// use videojson::{Quality, Renderer};
///
/// # let video = videojson::Video::new();
/// let mut renderer = Renderer::new()
///     .quality(Quality::High)
///     .on_progress(|progress| eprint!("\r{:.0} %", progress.fraction() * 100.0));
/// renderer.render(&video, "digest.mp4")?;
/// # Ok::<(), videojson::Error>(())
/// ```
#[derive(Default)]
pub struct Renderer<'call> {
    quality: Quality,
    workers: Option<u32>,
    command: Option<Vec<OsString>>,
    on_progress: Option<Box<dyn FnMut(Progress) + 'call>>,
}

impl fmt::Debug for Renderer<'_> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter
            .debug_struct("Renderer")
            .field("quality", &self.quality)
            .field("workers", &self.workers)
            .field("command", &self.command)
            .finish_non_exhaustive()
    }
}

impl<'call> Renderer<'call> {
    /// The renderer of this machine, with nothing said.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Picture quality. Default: [`Quality::Medium`].
    #[must_use]
    pub fn quality(mut self, quality: Quality) -> Self {
        self.quality = quality;
        self
    }

    /// How many threads render, 1 to 64; the file is the same for any number. Default: as many as there is use for.
    #[must_use]
    pub fn workers(mut self, workers: u32) -> Self {
        self.workers = Some(workers);
        self
    }

    /// The `videoflow` command as a list of words. Default: the words of the environment variable `VIDEOFLOW_COMMAND`,
    /// else `videoflow` on the `PATH`, else in `node_modules` here or above.
    #[must_use]
    pub fn command(mut self, words: impl IntoIterator<Item = impl Into<OsString>>) -> Self {
        self.command = Some(words.into_iter().map(Into::into).collect());
        self
    }

    /// Is called as frames are done, on the calling thread. A panic in it ends the rendering.
    #[must_use]
    pub fn on_progress(mut self, on_progress: impl FnMut(Progress) + 'call) -> Self {
        self.on_progress = Some(Box::new(on_progress));
        self
    }

    /// Renders a video to an MP4 file, which appears when it is whole.
    ///
    /// # Errors
    ///
    /// The issues of the document, and whatever the command reports;
    /// [`ErrorCode::RendererMissing`](crate::ErrorCode::RendererMissing) without a command.
    pub fn render(&mut self, video: &Video, output: impl AsRef<Path>) -> Result<Rendering, Error> {
        let path = output.as_ref();
        let absolute = std::path::absolute(path).unwrap_or_else(|_| path.to_owned());
        let mut arguments = words(["render", "-", "--progress", "--quality", self.quality.as_str(), "--output"]);
        arguments.push(absolute.into());
        if let Some(workers) = self.workers {
            arguments.extend(words(["--workers", &workers.to_string()]));
        }
        let answer = self.run(video, &arguments)?;
        let read = || {
            let result: Value = serde_json::from_slice(&answer).ok()?;
            Some(Rendering {
                path: path.to_owned(),
                bytes: result["bytes"].as_u64()?,
                frames: result["frames"].as_u64()?,
                took: Duration::try_from_secs_f64(result["seconds"].as_f64()?).ok()?,
                warnings: process::read_issues(&result["issues"])?,
            })
        };
        read().ok_or_else(|| process::failure(None, &answer, ""))
    }

    /// Renders one frame, counted from 0, to the bytes of a PNG picture.
    ///
    /// # Errors
    ///
    /// As [`render`](Self::render), and [`ErrorCode::FrameOutOfRange`](crate::ErrorCode::FrameOutOfRange).
    pub fn frame(&mut self, video: &Video, frame: u64) -> Result<Vec<u8>, Error> {
        self.run(video, &words(["frame", "-", "--frame", &frame.to_string(), "--output", "-"]))
    }

    /// What the command writes to standard output.
    fn run(&mut self, video: &Video, arguments: &[OsString]) -> Result<Vec<u8>, Error> {
        let document = video.to_json()?;
        let mut line = match &self.command {
            Some(command) => command.clone(),
            None => command::find()?,
        };
        line.push("--json".into());
        line.extend_from_slice(arguments);
        process::run(&line, document.as_bytes(), &mut |progress| {
            if let Some(on_progress) = &mut self.on_progress {
                on_progress(progress);
            }
        })
    }
}

fn words<const COUNT: usize>(words: [&str; COUNT]) -> Vec<OsString> {
    words.map(OsString::from).to_vec()
}
