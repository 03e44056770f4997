import { describe, expect, it, vi } from "vitest";
import VideoFlow, { canonicalJson, normalize, type VideoFlowSettings, type VideoJSON } from "../src/index.js";

interface Case {
  readonly does: string;
  readonly settings?: VideoFlowSettings;
  readonly program: ($: VideoFlow) => void;
  /** The whole document but its `version`. */
  readonly expected: object;
}

const text = { type: "text", text: "a" };
const keys = (...list: [time: number, value: unknown, easing?: unknown][]) =>
  list.map(([time, value, easing]) => ({ time, value, ...(easing === undefined ? {} : { easing }) }));

const timing: Case[] = [
  {
    does: "starts a layer at the pointer and ends the video there",
    program: ($) => {
      $.addText({ text: "a" });
      $.wait("1s").wait("500ms");
      $.addText({ text: "a" });
      $.wait(1);
    },
    expected: { duration: 2.5, layers: [text, { ...text, startTime: 1.5 }] },
  },
  {
    does: "writes no duration when nothing says how long the flow is",
    program: ($) => $.addText({ text: "a" }),
    expected: { layers: [text] },
  },
  {
    does: "lets a project's own duration count",
    settings: { duration: "1m" },
    program: ($) => $.wait(2),
    expected: { duration: 60, layers: [] },
  },
  {
    does: "places by startTime and duration, and ends with the last layer",
    program: ($) => {
      $.wait(9);
      $.addText({ text: "a" }, { startTime: "1:00", duration: "90f" });
    },
    expected: { duration: 63, layers: [{ ...text, startTime: 60, duration: 3 }] },
  },
  {
    does: "counts frames at the project's frame rate",
    settings: { fps: "30000/1001" },
    program: ($) => {
      $.wait("1f").wait("1f").wait("00:00:01:00");
      $.addText({ text: "a" });
    },
    // Each call is rounded to microseconds on its own: 33367 + 33367 + 1000000.
    expected: { fps: "30000/1001", duration: 1.066734, layers: [{ ...text, startTime: 1.066734 }] },
  },
  {
    does: "sums in whole microseconds, not in floats",
    program: ($) => {
      for (let step = 0; step < 10; step++) $.wait(0.1);
      $.addText({ text: "a" });
    },
    expected: { duration: 1, layers: [{ ...text, startTime: 1 }] },
  },
  {
    does: "waits for a length of time after adding",
    program: ($) => {
      $.addText({ text: "a" }, { startTime: 5, duration: 2 }, { waitFor: "1s" });
      $.addText({ text: "a" });
    },
    expected: {
      duration: 7,
      layers: [
        { ...text, startTime: 5, duration: 2 },
        { ...text, startTime: 1 },
      ],
    },
  },
  {
    does: "waits for the end of a layer",
    program: ($) => {
      $.addText({ text: "a" }, { startTime: 5, duration: 2 }, { waitFor: "finish" });
      $.addText({ text: "a" });
    },
    expected: {
      duration: 7,
      layers: [
        { ...text, startTime: 5, duration: 2 },
        { ...text, startTime: 7 },
      ],
    },
  },
  {
    does: "never goes back to wait for an end that has passed",
    program: ($) => {
      $.wait(9);
      $.addText({ text: "a" }, { startTime: 1, duration: 1 }, { waitFor: "finish" });
      $.addText({ text: "a" });
    },
    expected: {
      duration: 9,
      layers: [
        { ...text, startTime: 1, duration: 1 },
        { ...text, startTime: 9 },
      ],
    },
  },
  {
    does: "knows the end of captions and of media cut at both ends",
    program: ($) => {
      $.addCaptions({ captions: [{ caption: "x", startTime: "500ms", endTime: "2s" }] }, {}, { waitFor: "finish" });
      $.addVideo({}, { source: "v.mp4", sourceStart: "1s", sourceEnd: "4s", speed: 2 }, { waitFor: "finish" });
      $.addText({ text: "a" });
    },
    expected: {
      duration: 3.5,
      layers: [
        { type: "captions", captions: [{ caption: "x", startTime: 0.5, endTime: 2 }] },
        { type: "video", startTime: 2, source: "v.mp4", sourceStart: 1, sourceEnd: 4, speed: 2 },
        { ...text, startTime: 3.5 },
      ],
    },
  },
  {
    does: "leaves layers that are not enabled out of the video's length",
    program: ($) => {
      $.addText({ text: "a" }, { duration: 9, enabled: false });
      $.wait(1);
    },
    expected: { duration: 1, layers: [{ ...text, duration: 9, enabled: false }] },
  },
  {
    does: "stacks by index, equal ones in the order they were added",
    program: ($) => {
      $.addText({ text: "top" }, {}, { index: 1 });
      $.addText({ text: "first" });
      $.addText({ text: "second" }, {}, { index: 0 });
      $.addText({ text: "back" }, {}, { index: -2.5 });
    },
    expected: { layers: ["back", "first", "second", "top"].map((name) => ({ type: "text", text: name })) },
  },
  {
    does: "ends a layer when it is removed, now or later",
    program: ($) => {
      const now = $.addText({ text: "now" });
      const later = $.addText({ text: "later" });
      const before = $.addText({ text: "before" }, { duration: "250ms" });
      $.wait(1);
      now.remove();
      later.remove({ in: "2s" });
      before.remove({ in: 5 });
      $.wait(1);
    },
    expected: {
      duration: 3,
      layers: [
        { type: "text", text: "now", duration: 1 },
        { type: "text", text: "later", duration: 3 },
        { type: "text", text: "before", duration: 0.25 },
      ],
    },
  },
];

const animation: Case[] = [
  {
    does: "animates from the pointer and waits for the end",
    program: ($) => {
      const title = $.addText({ text: "a" });
      $.wait(1);
      title.animate({ opacity: 0 }, { opacity: 1 }, { duration: "2s", easing: "easeOut" });
      $.wait(1);
    },
    expected: { duration: 4, layers: [{ ...text, keyframes: { opacity: keys([1, 0, "easeOut"], [3, 1]) } }] },
  },
  {
    does: "counts keyframes from the start of the layer",
    program: ($) => {
      $.wait(10);
      const title = $.addText({ text: "a" });
      $.wait(1);
      title.animate({ rotation: 0 }, { rotation: 90 }, { duration: 1, easing: "linear" });
    },
    expected: {
      duration: 12,
      layers: [{ ...text, startTime: 10, keyframes: { rotation: keys([1, 0], [2, 90]) } }],
    },
  },
  {
    does: "takes 250 ms and easeInOut unless told otherwise",
    program: ($) => $.addText({ text: "a" }).animate({ opacity: 0 }, { opacity: 1 }),
    expected: { duration: 0.25, layers: [{ ...text, keyframes: { opacity: keys([0, 0, "easeInOut"], [0.25, 1]) } }] },
  },
  {
    does: "takes the project's easing and font family",
    settings: { defaults: { easing: "linear", fontFamily: "Inter" } },
    program: ($) => {
      $.addText({ text: "a" }).fadeIn("1s");
      $.addText({ text: "b", fontFamily: "Lora" });
      $.addImage({ source: "i.png" });
    },
    expected: {
      duration: 1,
      layers: [
        { ...text, fontFamily: "Inter", keyframes: { opacity: keys([0, 0], [1, 1]) } },
        { type: "text", text: "b", fontFamily: "Lora", startTime: 1 },
        { type: "image", source: "i.png", startTime: 1 },
      ],
    },
  },
  {
    does: "does not wait when told not to",
    program: ($) => {
      $.addText({ text: "a" }).animate({ opacity: 0 }, { opacity: 1 }, { duration: 3, wait: false });
      $.wait(1);
    },
    expected: { duration: 1, layers: [{ ...text, keyframes: { opacity: keys([0, 0, "easeInOut"], [3, 1]) } }] },
  },
  {
    does: "goes from and to current values where only one side is named",
    program: ($) => {
      const title = $.addText({ text: "a", opacity: 0.3, scale: 2 });
      title.animate({ scale: 0 }, { opacity: 1, rotation: 45 }, { duration: 1, easing: "linear" });
      title.animate({}, { opacity: 0.5 }, { duration: 1, easing: "linear" });
    },
    expected: {
      duration: 2,
      layers: [
        {
          ...text,
          opacity: 0.3,
          scale: 2,
          keyframes: {
            scale: keys([0, 0], [1, 2]),
            opacity: keys([0, 0.3], [1, 1], [2, 0.5]),
            rotation: keys([0, 0], [1, 45]),
          },
        },
      ],
    },
  },
  {
    does: "holds between two animations",
    program: ($) => {
      const title = $.addText({ text: "a" });
      title.fadeIn("1s", "easeOut");
      $.wait(2);
      title.fadeOut("1s", "easeIn");
    },
    expected: {
      duration: 4,
      layers: [{ ...text, keyframes: { opacity: keys([0, 0, "easeOut"], [1, 1, "step"], [3, 1, "easeIn"], [4, 0]) } }],
    },
  },
  {
    does: "lets a later animation win over its span and keeps the easing onwards where it ends",
    program: ($) => {
      const title = $.addText({ text: "a" });
      $.parallel([
        () => {
          title.animate({ opacity: 0 }, { opacity: 1 }, { duration: 2, easing: "linear" });
          title.animate({ opacity: 1 }, { opacity: 0 }, { duration: 2, easing: "easeIn" });
        },
        () => {
          $.wait(1);
          title.animate({ opacity: 0.2 }, { opacity: 0.8 }, { duration: 1, easing: "easeOut" });
        },
      ]);
    },
    expected: {
      duration: 4,
      layers: [{ ...text, keyframes: { opacity: keys([0, 0], [1, 0.2, "easeOut"], [2, 0.8, "easeIn"], [4, 0]) } }],
    },
  },
  {
    does: "begins an animation asked for too early with the layer, and waits for its end",
    program: ($) => {
      $.addText({ text: "a" }, { startTime: 5 }).fadeIn("1s", "linear");
      $.addText({ text: "a" });
    },
    expected: {
      duration: 6,
      layers: [
        { ...text, startTime: 5, keyframes: { opacity: keys([0, 0], [1, 1]) } },
        { ...text, startTime: 6 },
      ],
    },
  },
  {
    does: "sets a plain property at the start and a step later",
    program: ($) => {
      const title = $.addText({ text: "a" });
      title.set({ color: "#ff0000", text: "b", position: [0.1, 0.2] });
      $.wait(1);
      title.set({ color: "#00ff00" });
      $.wait(1);
      title.set({ color: "#0000ff" });
      $.wait(1);
    },
    expected: {
      duration: 3,
      layers: [
        {
          type: "text",
          text: "b",
          color: "#ff0000",
          position: [0.1, 0.2],
          keyframes: { color: keys([0, "#ff0000", "step"], [1, "#00ff00", "step"], [2, "#0000ff"]) },
        },
      ],
    },
  },
  {
    does: "sets the value an animation starts from without losing its easing",
    program: ($) => {
      const title = $.addText({ text: "a" });
      title.animate({ opacity: 0 }, { opacity: 1 }, { duration: 1, easing: "easeOut", wait: false });
      title.set({ opacity: 0.5 });
    },
    expected: { layers: [{ ...text, keyframes: { opacity: keys([0, 0.5, "easeOut"], [1, 1]) } }] },
  },
  {
    does: "keeps what was seen until a step before the first keyframe",
    program: ($) => {
      const title = $.addText({ text: "a" });
      $.parallel([
        () => {
          $.wait(2);
          title.fadeIn(1, "linear");
        },
        () => {
          $.wait(1);
          title.set({ opacity: 0.5 });
        },
      ]);
    },
    expected: {
      duration: 3,
      layers: [{ ...text, keyframes: { opacity: keys([0, 0, "step"], [1, 0.5, "step"], [2, 0], [3, 1]) } }],
    },
  },
  {
    does: "takes an animation of no length as a set",
    program: ($) => {
      const title = $.addText({ text: "a" });
      $.wait(1);
      title.animate({ opacity: 0.1 }, { opacity: 0.6 }, { duration: 0 });
    },
    expected: { duration: 1, layers: [{ ...text, keyframes: { opacity: keys([0, 1, "step"], [1, 0.6]) } }] },
  },
  {
    does: "hides and shows",
    program: ($) => {
      const title = $.addText({ text: "a" }).hide();
      $.wait(1);
      title.show();
      $.wait(1);
      title.hide();
    },
    expected: {
      duration: 2,
      layers: [
        { ...text, visible: false, keyframes: { visible: keys([0, false, "step"], [1, true, "step"], [2, false]) } },
      ],
    },
  },
  {
    does: "fades in to the opacity the layer was given, and sounds by their volume",
    program: ($) => {
      $.addText({ text: "a", opacity: 0.4 }).fadeIn("1s", "linear", false);
      const music = $.addAudio({ source: "m.mp3", volume: 0.5 });
      music.fadeIn("1s", "linear");
      music.fadeOut("1s", "linear");
    },
    expected: {
      duration: 2,
      layers: [
        { ...text, opacity: 0.4, keyframes: { opacity: keys([0, 0], [1, 0.4]) } },
        { type: "audio", source: "m.mp3", volume: 0.5, keyframes: { volume: keys([0, 0], [1, 0.5], [2, 0]) } },
      ],
    },
  },
  {
    does: "merges with keyframes written by hand",
    program: ($) => {
      const title = $.addText({
        text: "a",
        keyframes: {
          opacity: [
            { time: "500ms", value: 0 },
            { time: "1s", value: 1 },
          ],
        },
      });
      $.wait(1);
      title.fadeOut(1, "easeIn");
    },
    expected: {
      duration: 2,
      layers: [{ ...text, keyframes: { opacity: keys([0.5, 0], [1, 1, "easeIn"], [2, 0]) } }],
    },
  },
  {
    does: "writes easings that are objects",
    program: ($) => {
      const spring = { type: "spring", stiffness: 200, damping: 10 } as const;
      $.addText({ text: "a" }).animate({ scale: 0 }, { scale: [1, 2] }, { duration: 1, easing: spring });
    },
    expected: {
      duration: 1,
      layers: [{ ...text, keyframes: { scale: keys([0, 0, { type: "spring", stiffness: 200 }], [1, [1, 2]]) } }],
    },
  },
];

const structure: Case[] = [
  {
    does: "runs parallel branches from one moment and goes on at the latest",
    program: ($) => {
      $.wait(1);
      $.parallel([
        () => {
          $.wait(1);
          $.addText({ text: "short" });
        },
        () => {
          $.wait(3);
          $.addText({ text: "long" });
        },
        () => {},
      ]);
      $.addText({ text: "after" });
      $.parallel([]);
    },
    expected: {
      duration: 4,
      layers: [
        { type: "text", text: "short", startTime: 2 },
        { type: "text", text: "long", startTime: 4 },
        { type: "text", text: "after", startTime: 4 },
      ],
    },
  },
  {
    does: "gives a group a flow of its own and waits for it",
    program: ($) => {
      $.wait(1);
      const card = $.group({ position: [0.5, 0.25] }, { name: "card" }, () => {
        $.addText({ text: "a" });
        $.wait(2);
        $.addText({ text: "b" });
        $.wait(1);
      });
      card.fadeOut("1s", "linear");
    },
    expected: {
      duration: 5,
      layers: [
        {
          type: "group",
          name: "card",
          startTime: 1,
          duration: 3,
          position: [0.5, 0.25],
          keyframes: { opacity: keys([3, 1], [4, 0]) },
          layers: [text, { type: "text", text: "b", startTime: 2 }],
        },
      ],
    },
  },
  {
    does: "lets a group without a flow last to the end of its parent",
    program: ($) => {
      $.group({}, {}, () => $.addText({ text: "a" }));
      $.addText({ text: "a" });
      $.wait(1);
    },
    expected: { duration: 1, layers: [{ type: "group", layers: [text] }, text] },
  },
  {
    does: "goes on at once after a group it does not wait for",
    program: ($) => {
      $.group({}, { duration: "5s" }, () => $.wait(2), { waitFor: 0 });
      $.addText({ text: "a" });
      $.wait(1);
    },
    expected: { duration: 5, layers: [{ type: "group", duration: 5, layers: [] }, text] },
  },
  {
    does: "animates a layer from inside and outside its group at the same moment of the video",
    program: ($) => {
      $.wait(1);
      const outer = $.addText({ text: "outer" });
      let inner: ReturnType<VideoFlow["addText"]> | undefined;
      $.wait(1);
      $.group({}, {}, (group) => {
        $.wait(1);
        inner = $.addText({ text: "inner" });
        $.wait(1);
        outer.set({ rotation: 10 });
        group.set({ rotation: 20 });
      });
      inner?.set({ rotation: 30 });
    },
    expected: {
      duration: 4,
      layers: [
        { type: "text", text: "outer", startTime: 1, keyframes: { rotation: keys([0, 0, "step"], [3, 10]) } },
        {
          type: "group",
          startTime: 2,
          duration: 2,
          keyframes: { rotation: keys([0, 0, "step"], [2, 20]) },
          layers: [
            { type: "text", text: "inner", startTime: 1, keyframes: { rotation: keys([0, 0, "step"], [1, 30]) } },
          ],
        },
      ],
    },
  },
  {
    does: "nests parallel in group in parallel",
    program: ($) => {
      $.wait("500ms");
      $.parallel([
        () => {
          $.group({}, {}, () => {
            $.parallel([
              () => $.addText({ text: "a" }).fadeIn("1s", "linear"),
              () => {
                $.wait(2);
                $.group({}, {}, () => {
                  $.parallel([() => $.wait(3), () => $.addText({ text: "deep" })]);
                });
              },
            ]);
            $.addText({ text: "b" });
          });
          $.addText({ text: "c" });
        },
        () => {
          $.wait(1);
          $.addText({ text: "d" });
        },
      ]);
      $.addText({ text: "e" });
    },
    expected: {
      duration: 5.5,
      layers: [
        {
          type: "group",
          startTime: 0.5,
          duration: 5,
          layers: [
            { ...text, keyframes: { opacity: keys([0, 0], [1, 1]) } },
            { type: "group", startTime: 2, duration: 3, layers: [{ type: "text", text: "deep" }] },
            { type: "text", text: "b", startTime: 5 },
          ],
        },
        { type: "text", text: "c", startTime: 5.5 },
        { type: "text", text: "d", startTime: 1.5 },
        { type: "text", text: "e", startTime: 5.5 },
      ],
    },
  },
  {
    does: "writes transitions and effects by name or as a whole",
    program: ($) => {
      const title = $.addText({ text: "a" }, { transitionOut: { transition: "fade", duration: "500ms" } });
      title.transitionIn("slideUp", "300ms", { distance: 0.25 });
      title.addEffect("glow", { radius: 1 }).addEffect({ effect: "invert", amount: 0.5 });
      $.addAudio({ source: "m.mp3" }).transitionIn("fade").transitionOut({ transition: "fade", duration: "2s" });
      $.wait(1);
    },
    expected: {
      duration: 1,
      layers: [
        {
          ...text,
          transitionOut: { transition: "fade", duration: 0.5 },
          transitionIn: { transition: "slideUp", duration: 0.3, distance: 0.25 },
          effects: [
            { effect: "glow", radius: 1 },
            { effect: "invert", amount: 0.5 },
          ],
        },
        {
          type: "audio",
          source: "m.mp3",
          transitionIn: { transition: "fade" },
          transitionOut: { transition: "fade", duration: 2 },
        },
      ],
    },
  },
  {
    does: "writes every kind of layer, settings winning over properties",
    settings: {
      name: "All — 全部 😀",
      width: 640,
      height: 360,
      fps: 25,
      backgroundColor: "#102030",
      metadata: { ключ: null },
    },
    program: ($) => {
      $.addText({ text: "e\u0301 \u202eعربي\u2028\u0000", id: "title" });
      $.addImage({ fit: "cover", source: "no.png" }, { source: "i.png" });
      $.addVideo({ volume: 0.5 }, { source: "v.mp4", loop: true });
      $.addAudio({ pan: -1 }, { source: "m.mp3", sourceStart: "00:01:30" });
      $.addCaptions({ fontSize: 5 }, { captions: [{ caption: "字幕", startTime: 0, endTime: "25f" }] });
      $.addShape({ width: 40, height: 20, fill: "#FF5A1F" }, { shapeType: "ellipse" });
      $.group({}, {}, () => {});
    },
    expected: {
      name: "All — 全部 😀",
      width: 640,
      height: 360,
      fps: 25,
      backgroundColor: "#102030",
      metadata: { ключ: null },
      duration: 1,
      layers: [
        { type: "text", text: "e\u0301 \u202eعربي\u2028\u0000", id: "title" },
        { type: "image", fit: "cover", source: "i.png" },
        { type: "video", volume: 0.5, source: "v.mp4", loop: true },
        { type: "audio", pan: -1, source: "m.mp3", sourceStart: 90 },
        { type: "captions", fontSize: 5, captions: [{ caption: "字幕", startTime: 0, endTime: 1 }] },
        { type: "shape", width: 40, height: 20, fill: "#FF5A1F", shapeType: "ellipse" },
        { type: "group", layers: [] },
      ],
    },
  },
];

function run({ settings, program }: Case): VideoFlow {
  const $ = new VideoFlow(settings);
  program($);
  return $;
}

describe.each([
  ["time", timing],
  ["animation", animation],
  ["structure", structure],
])("the builder: %s", (_area, cases) => {
  it.each(cases)("$does", async (example) => {
    const document = await run(example).compile();
    expect(JSON.parse(canonicalJson(document))).toEqual({ version: "1.0", ...example.expected });
    expect(normalize(document)).toEqual(document);
    expect(canonicalJson(await run(example).compile())).toBe(canonicalJson(document));
  });
});

describe("the builder", () => {
  it("copies what it is given and gives away copies", async () => {
    const position: [number, number] = [0.1, 0.2];
    const $ = new VideoFlow();
    const title = $.addText({ text: "a", position });
    position[0] = 9;
    const first = await $.compile();
    const layer = first.layers[0] as { text: string; position: number[] };
    layer.text = "changed";
    layer.position[1] = 9;
    title.set({ rotation: 5 });
    expect((await $.compile()).layers).toEqual([{ ...text, position: [0.1, 0.2], rotation: 5 }]);
  });

  it("is what JSON.stringify writes", async () => {
    const $ = run(structure[0] as Case);
    expect(JSON.parse(JSON.stringify($))).toEqual(await $.compile());
  });

  it("tells its calls and their times to the console only when verbose", () => {
    const log = vi.spyOn(console, "log").mockImplementation(() => undefined);
    try {
      new VideoFlow().wait(1);
      expect(log).not.toHaveBeenCalled();
      const $ = new VideoFlow({ verbose: true });
      $.addText({ text: "a" }).fadeIn("1500ms");
      expect(log.mock.calls.flat()).toEqual(["[videoflow] 0.000 s  addText()", "[videoflow] 1.500 s  text.fadeIn()"]);
    } finally {
      log.mockRestore();
    }
  });

  it("tells warnings of the document to the console only when verbose", async () => {
    const log = vi.spyOn(console, "log").mockImplementation(() => undefined);
    try {
      for (const verbose of [false, true]) {
        const $ = new VideoFlow({ duration: "1s", verbose });
        $.addText({ text: "late" }, { startTime: "2s" });
        await $.compile();
        const told = log.mock.calls.flat().filter((line) => String(line).includes("LAYER_NEVER_SHOWN /layers/0"));
        expect(told).toHaveLength(verbose ? 1 : 0);
      }
    } finally {
      log.mockRestore();
    }
  });

  it("compiles a thousand animated layers to the document it would write by hand", async () => {
    const $ = new VideoFlow({ duration: 2000 });
    for (let index = 0; index < 1000; index++) $.addText({ text: String(index) }).fadeIn("1s", "linear");
    const document: VideoJSON = await $.compile();
    expect(document.layers).toHaveLength(1000);
    expect(document.layers[999]).toEqual({
      type: "text",
      text: "999",
      startTime: 999,
      keyframes: { opacity: keys([0, 0], [1, 1]) },
    });
  });
});
