// The scenes in VideoFlow 1.2's own form, rendered in a page by its browser renderer.
import VideoFlow from "@videoflow/core";
import BrowserRenderer from "@videoflow/renderer-browser";
import { ALL_FORMATS, BufferSource, BufferTarget, Conversion, Input, Mp4OutputFormat, Output } from "mediabunny";

const forever = { duration: "10s", wait: false };
const setOff = (layer, from, to, options) => layer.animate(from, to, { ...forever, ...options });

const scenes = {
  title() {
    const $ = new VideoFlow({ width: 1280, height: 720, fps: 30, backgroundColor: "#101828" });
    const bar = $.addShape(
      { width: 40, height: 0.6, fill: "#FF5A1F", position: [0.5, 0.58] },
      { shapeType: "rectangle" },
    );
    setOff(bar, { scale: [0, 1] }, { scale: [1, 1] }, { duration: "1s", easing: "easeOut" });
    const heading = $.addText({
      text: "Quarterly Review",
      fontSize: 7,
      fontWeight: 800,
      color: "#FFFFFF",
      position: [0.5, 0.45],
    });
    setOff(heading, { opacity: 0 }, { opacity: 1 }, { duration: "1s" });
    setOff(heading, { scale: 0.8 }, { scale: 1 }, { easing: "easeOut" });
    const line = $.addText({
      text: "What we shipped, and what comes next",
      fontSize: 3,
      color: "#98A2B3",
      position: [0.5, 0.68],
    });
    setOff(line, { opacity: 0 }, { opacity: 1 }, { duration: "1.5s" });
    setOff(line, { scale: 1.1 }, { scale: 1 }, { easing: "easeOut" });
    return $;
  },
  kenBurns: () => photo(),
  effects: () => photo([{ effect: "chromaticAberration" }, { effect: "vignette" }]),
  captions() {
    const $ = new VideoFlow({ width: 1280, height: 720, fps: 30 });
    $.addVideo({ fit: "cover", mute: true }, { source: new URL("clip.mp4", location.href).href });
    const captions = Array.from({ length: 5 }, (_, index) => ({
      caption: `Caption number ${index + 1}`,
      startTime: index * 2,
      endTime: index * 2 + 1.9,
    }));
    $.addCaptions({ fontSize: 4, color: "#FFFFFF", position: [0.5, 0.85] }, { captions });
    return $;
  },
};

function photo(effects = []) {
  const $ = new VideoFlow({ width: 1920, height: 1080, fps: 30 });
  const transitionIn = { transition: "fade", duration: "1s" };
  const source = new URL("photo.jpg", location.href).href;
  const image = $.addImage({ fit: "cover", effects }, { source, transitionIn });
  setOff(image, { scale: 1 }, { scale: 1.2 });
  $.addText({ text: "Somewhere else", fontSize: 6, fontWeight: 700, color: "#FFFFFF", position: [0.5, 0.8] });
  return $;
}

/** @returns milliseconds from JSON to file, and the file's size */
globalThis.renderScene = async (name) => {
  const $ = scenes[name]();
  $.wait("10s");
  const json = await $.compile();
  const started = performance.now();
  const file = await BrowserRenderer.render(json);
  const milliseconds = performance.now() - started;
  globalThis.lastFile = file;
  return { milliseconds, bytes: file.size, duration: json.duration };
};

/** An MP4 file in base64, encoded anew as files from elsewhere are: with a key picture every two seconds. */
globalThis.recode = async (base64) => {
  const input = new Input({ source: new BufferSource(await bytesOf(base64)), formats: ALL_FORMATS });
  const output = new Output({ format: new Mp4OutputFormat(), target: new BufferTarget() });
  const video = { codec: "avc", bitrate: 5e6, keyFrameInterval: 2, forceTranscode: true };
  const conversion = await Conversion.init({ input, output, video, audio: { discard: true } });
  await conversion.execute();
  return base64Of(new Uint8Array(output.target.buffer));
};

async function bytesOf(base64) {
  return (await fetch(`data:application/octet-stream;base64,${base64}`)).arrayBuffer();
}

function base64Of(bytes) {
  let text = "";
  for (let i = 0; i < bytes.length; i += 8192) text += String.fromCharCode(...bytes.subarray(i, i + 8192));
  return btoa(text);
}
