use std::fs;
use std::path::PathBuf;
use std::process::Command;

use videojson::{ErrorCode, Quality, Renderer, TextLayer, Video};

use crate::files::root;

/// A program in the place of the `videoflow` command, which says what a test wants it to say.
fn stand_in(name: &str, code: &str) -> Vec<String> {
    let file = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(format!("{name}.mjs"));
    fs::write(&file, code).expect("the stand-in can be written");
    vec!["node".to_owned(), file.display().to_string()]
}

fn has_node() -> bool {
    Command::new("node").arg("--version").output().is_ok()
}

fn video() -> Video {
    Video::new().width(64).height(36).duration(0.5).layers([TextLayer::new("Hi").font_size(40)])
}

#[test]
fn a_missing_command_is_an_error_with_its_cause() {
    let error = Renderer::new().command(["/nowhere/videoflow"]).render(&video(), "a.mp4").expect_err("it is missing");
    assert_eq!(error.code(), ErrorCode::RendererMissing);
    assert!(std::error::Error::source(&error).is_some());
    let error = Renderer::new().command([""; 0]).render(&video(), "a.mp4").expect_err("there is no word");
    assert_eq!(error.code(), ErrorCode::RendererMissing);
}

#[test]
fn progress_warnings_and_figures_are_told() -> Result<(), videojson::Error> {
    if !has_node() {
        return Ok(());
    }
    let code = r#"
        import { readFileSync } from "node:fs";
        const document = JSON.parse(readFileSync(0, "utf8"));
        const words = process.argv.slice(2).filter((word) => !word.endsWith("out.mp4")).join(" ");
        console.error("something else");
        for (const frames of [1, 2]) console.error(JSON.stringify({ progress: { frames, frameCount: 2 } }));
        const issue = { code: "VERSION_NEWER", severity: "warning", pointer: "/version", message: words, fix: document.version };
        console.log(JSON.stringify({ output: "out.mp4", bytes: 12, frames: 2, seconds: 0.25, issues: [issue] }));
    "#;
    let mut told = Vec::new();
    let mut renderer = Renderer::new().command(stand_in("figures", code)).workers(2).quality(Quality::High);
    renderer = renderer.on_progress(|progress| told.push((progress.frames, progress.frame_count)));
    let rendering = renderer.render(&video(), "out.mp4")?;
    drop(renderer);
    assert_eq!(told, [(1, 2), (2, 2)]);
    assert_eq!((rendering.bytes, rendering.frames, rendering.took.as_millis()), (12, 2, 250));
    assert_eq!(rendering.warnings[0].message, "--json render - --progress --quality high --output --workers 2");
    assert_eq!((rendering.warnings[0].code, rendering.warnings[0].fix.as_str()), (ErrorCode::VersionNewer, "1.0"));
    Ok(())
}

#[test]
fn what_the_command_reports_is_the_error() {
    if !has_node() {
        return;
    }
    let issues = r#"{ issues: [{ code: "ASSET_MISSING", severity: "error", pointer: "/layers/0/source", message: "m", fix: "f" }] }"#;
    let reported = format!("console.log(JSON.stringify({issues})); process.exitCode = 4;");
    let error =
        Renderer::new().command(stand_in("reported", &reported)).render(&video(), "a.mp4").expect_err("it failed");
    assert_eq!((error.code(), error.issues()[0].pointer.as_str()), (ErrorCode::AssetMissing, "/layers/0/source"));

    let crashed = "console.error('out of memory'); process.exitCode = 1;";
    let error = Renderer::new().command(stand_in("crashed", crashed)).frame(&video(), 0).expect_err("it failed");
    assert_eq!(error.code(), ErrorCode::Internal);
    assert!(error.to_string().contains("out of memory"), "{error}");
}

#[test]
fn a_panic_in_the_progress_ends_the_command() {
    if !has_node() {
        return;
    }
    let endless =
        "console.error(JSON.stringify({ progress: { frames: 1, frameCount: 2 } })); setInterval(() => {}, 1000);";
    let command = stand_in("endless", endless);
    let outcome = std::panic::catch_unwind(|| {
        Renderer::new().command(command).on_progress(|_| panic!("enough")).render(&video(), "a.mp4")
    });
    assert!(outcome.is_err());
}

/// The whole way, where the command has been built.
#[test]
fn the_command_of_the_repository_renders() -> Result<(), videojson::Error> {
    let command = root().join("apps/cli/dist/main.js");
    if !has_node() || !command.is_file() {
        return Ok(());
    }
    let words = ["node".to_owned(), command.display().to_string()];
    let frame = Renderer::new().command(&words).frame(&video(), 3)?;
    assert!(frame.starts_with(b"\x89PNG"));
    let output = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("video.mp4");
    let mut last = 0.0;
    let rendering =
        Renderer::new().command(&words).on_progress(|progress| last = progress.fraction()).render(&video(), &output)?;
    assert_eq!(rendering.frames, 15);
    assert_eq!(rendering.bytes, fs::metadata(&output).expect("the video is there").len());
    assert!((last - 1.0).abs() < f64::EPSILON);
    let error = Renderer::new().command(&words).frame(&video(), 99).expect_err("there are 15 frames");
    assert_eq!(error.code(), ErrorCode::FrameOutOfRange);
    Ok(())
}
