//! Measures how long a document of 1,000 layers takes to author, to validate and to write.
//!
//! `cargo run --release --example thousand_layers`

use std::time::{Duration, Instant};

use videojson::{EasingName, TextLayer, Video, VideoFlow};

const LAYERS: u32 = 1000;
const ROUNDS: usize = 20;

fn main() -> Result<(), videojson::Error> {
    let mut rounds = Vec::with_capacity(ROUNDS);
    let mut bytes = 0;
    for _ in 0..ROUNDS {
        let (times, json) = measure()?;
        bytes = json.len();
        rounds.push(times);
    }
    let names = ["author", "to text", "together", "to types", "read text"];
    for (index, name) in names.iter().enumerate() {
        let mut times: Vec<Duration> = rounds.iter().map(|times| times[index]).collect();
        times.sort();
        println!("{name:10} {:6.2} ms (median of {ROUNDS})", times[ROUNDS / 2].as_secs_f64() * 1000.0);
    }
    println!("{bytes} bytes, {LAYERS} layers");
    Ok(())
}

fn measure() -> Result<([Duration; 5], String), videojson::Error> {
    let started = Instant::now();
    let video = VideoFlow::default();
    for number in 0..LAYERS {
        let text = TextLayer::new(format!("Layer {number}")).font_size("24px").color("#FF5A1F").position([0.5, 0.25]);
        let layer = video.add(text.duration("5s"));
        layer.fade_in(("250ms", EasingName::EaseOut));
        layer.animate(|from| from.rotation(0), |to| to.rotation(90).scale([1.5, 2.0]), "500ms");
    }
    let authored = Instant::now();
    let json = video.to_json()?;
    let written = Instant::now();
    let document = video.compile()?;
    let compiled = Instant::now();
    let read = Video::from_json(&json)?;
    let end = Instant::now();
    assert_eq!(read, document);
    Ok(([authored - started, written - authored, written - started, compiled - written, end - compiled], json))
}
