/**
 * What the compiler has to accept and to refuse; compiled, never run. A line under `@ts-expect-error` that compiles is
 * itself an error.
 */

import VideoFlow, {
  type LayerFields,
  type TextLayer,
  type Time,
  type VideoJSON,
  type VisualLayerHandle,
} from "../../src/index.js";

const $ = new VideoFlow({ name: "Demo", width: 1080, height: 1920, fps: "30000/1001", duration: "1m", verbose: true });
new VideoFlow({ fps: 30, defaults: { easing: "easeOut", fontFamily: "Inter" }, metadata: { any: ["thing"] } });
// @ts-expect-error misspelt setting
new VideoFlow({ widht: 1080 });
// @ts-expect-error layers are added, not given
new VideoFlow({ layers: [] });

const time: Time = "01:30";
const title = $.addText(
  { text: "Hello", fontSize: "12px", position: [0.5, 0.4], color: "#FF5A1F" },
  { startTime: time },
);
const image = $.addImage({ fit: "cover" }, { source: "photo.jpg" }, { waitFor: "2s", index: -1 });
const sound = $.addAudio({ source: "music.mp3", volume: 0.5 }, { sourceStart: "00:01:30", sourceEnd: 95.5 });
const shape = $.addShape({ shapeType: "star", sides: 5, innerRadius: 0.4, fill: "#fff" });
$.addVideo({ source: "clip.mp4", speed: 2, loop: true, transitionIn: { transition: "fade", duration: "300ms" } });
$.addCaptions({
  captions: [
    { caption: "Hi", startTime: "0s", endTime: "1s", words: [{ word: "Hi", startTime: 0, endTime: "500ms" }] },
  ],
});
$.addText({ keyframes: { opacity: [{ time: "500ms", value: 1, easing: "step" }] } });
$.addText({
  color: {
    type: "linear",
    angle: 90,
    stops: [
      { offset: 0, color: "#fff" },
      { offset: 1, color: "#000" },
    ],
  },
});
const fields: LayerFields<TextLayer> = { text: undefined, duration: "3s" };
$.addText(fields, undefined, { waitFor: "finish" });

// @ts-expect-error misspelt property
$.addText({ fontSzie: 5 });
// @ts-expect-error a property of another layer type
$.addText({ source: "a.png" });
// @ts-expect-error not a value of the enumeration
$.addText({ textAlign: "middle" });
// @ts-expect-error a colour is text, not a number
$.addText({ color: 0xff5a1f });
// @ts-expect-error a position has two or three numbers
$.addText({ position: [0.5] });
// @ts-expect-error the type of a layer is the method's
$.addText({ type: "text" });
// @ts-expect-error not a number of seconds, nor a text
$.addText({ text: "a" }, { startTime: true });
// @ts-expect-error misspelt option
$.addText({ text: "a" }, {}, { waitFr: 1 });
// @ts-expect-error no such shape
$.addShape({ shapeType: "circle" });
// @ts-expect-error misspelt field inside a caption
$.addCaptions({ captions: [{ caption: "Hi", start: 0, endTime: 1 }] });

title.animate(
  { opacity: 0, position: [0, 0] },
  { opacity: 1, color: "#fff" },
  { duration: "500ms", easing: "easeOut", wait: false },
);
title.animate({ fontSize: 4 }, { fontSize: "20px" }, { easing: { type: "spring", stiffness: 200 } });
image.animate({ scale: 1 }, { scale: [1.2, 1.2] });
sound.animate({ volume: 0 }, { volume: 1, pan: -1 });
shape.animate({ fill: "#000" }, { fill: "#fff" });

// @ts-expect-error misspelt property
title.animate({ opactiy: 0 }, { opacity: 1 });
// @ts-expect-error not animatable
image.animate({ loop: true }, { loop: false });
// @ts-expect-error not a property of sounds
sound.animate({ opacity: 0 }, { opacity: 1 });
// @ts-expect-error wrong type of value
title.animate({ opacity: "0" }, { opacity: 1 });
// @ts-expect-error misspelt easing
title.animate({ opacity: 0 }, { opacity: 1 }, { easing: "ease-out" });
// @ts-expect-error misspelt option
title.animate({ opacity: 0 }, { opacity: 1 }, { length: "1s" });

title.set({ text: "Bye", opacity: 0.5 }).fadeIn("1s", "linear", false).fadeOut(0.5).hide().show().remove({ in: "2s" });
sound.fadeIn().fadeOut();
// @ts-expect-error the start of a layer is fixed
title.set({ startTime: 1 });
// @ts-expect-error misspelt property
title.set({ colour: "#fff" });
// @ts-expect-error a sound cannot be hidden
sound.hide();

title.transitionIn("slideUp", "300ms", { distance: 0.2 }).transitionOut({ transition: "typewriter", duration: "1s" });
sound.transitionIn("fade", 1);
// @ts-expect-error no such transition
title.transitionIn("slideUpwards");
// @ts-expect-error a parameter of another transition
title.transitionIn("slideUp", "300ms", { cursorStyle: "bar" });
// @ts-expect-error only texts are typed
image.transitionIn("typewriter");
// @ts-expect-error sounds only fade
sound.transitionIn("slideUp");

title.addEffect("glow", { radius: 1, color: "#fff" }).addEffect({ effect: "invert", amount: 0.5 });
title.addEffect("glow", { keyframes: { radius: [{ time: "1s", value: 2 }] } });
// @ts-expect-error no such effect
title.addEffect("glo");
// @ts-expect-error a parameter of another effect
title.addEffect("glow", { pixelSize: 1 });
// @ts-expect-error sounds have no effects
sound.addEffect("glow");

const group = $.group({ rotation: 3 }, { duration: "5s" }, (self) => {
  self.animate({ scale: 0 }, { scale: 1 });
  $.addText({ text: "inside" });
});
group.fadeOut("1s");
$.wait("1s").parallel([() => title.fadeIn(), () => void $.wait(2)]);
// @ts-expect-error a branch is a function
$.parallel([title]);
// @ts-expect-error a length of time is a number or text
$.wait({ seconds: 1 });

const handle: VisualLayerHandle<TextLayer> = title;
// @ts-expect-error a text is not a picture
const wrong: typeof image = title;

const compiled: VideoJSON = await $.compile();
const bytes: Uint8Array = await $.renderVideo();
const buffer: Uint8Array = await $.renderVideo({
  outputType: "buffer",
  verbose: true,
  onProgress: (part: number) => void part,
});
const path: string = await $.renderVideo({
  outputType: "file",
  output: "out.mp4",
  signal: new AbortController().signal,
});
const { width, height, data: pixels } = await $.renderFrame(10);
const sampleRate: number | undefined = (await $.renderAudio())?.sampleRate;
for await (const chunk of await $.renderVideo({ outputType: "stream" })) void chunk.byteLength;
// @ts-expect-error a file needs a path
await $.renderVideo({ outputType: "file" });
// @ts-expect-error no such kind of output
await $.renderVideo({ outputType: "bufer" });

export { buffer, bytes, compiled, handle, height, path, pixels, sampleRate, width, wrong };
