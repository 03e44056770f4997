//! A complete program: five seconds of a title that fades in, as an MP4 file.

use videojson::{EasingName, Project, TextLayer, VideoFlow};

fn main() -> Result<(), videojson::Error> {
    let video = VideoFlow::new(Project::new().name("Weekly Digest").width(1080).height(1920));
    let text = TextLayer::new("Your Weekly Stats").font_size(6).color("#FF5A1F").position([0.5, 0.4]);
    let title = video.add(text);
    title.fade_in(("500ms", EasingName::Linear));
    video.wait("4.5s");
    videojson::render(&video.compile()?, "weekly-digest.mp4")?;
    Ok(())
}
