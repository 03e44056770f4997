//! How much a document may ask for (SPEC §18).

/// Size of the document as JSON text in UTF-8.
pub(super) const BYTES: usize = 16 * 1024 * 1024;
/// Groups inside groups.
pub(super) const GROUP_DEPTH: usize = 64;
/// JSON values inside one another.
pub(super) const DEPTH: usize = 256;
/// Characters (code points) of one string.
pub(super) const CHARACTERS: usize = 1_048_576;
/// Layers, those inside groups included.
pub(super) const LAYERS: usize = 10_000;
/// Pixels of the canvas.
pub(super) const PIXELS: f64 = 33_554_432.0;
/// Seconds of the video.
pub(super) const DURATION: f64 = 86_400.0;
/// Issues that are told; of the rest only the number is.
pub(super) const ISSUES: usize = 1000;
