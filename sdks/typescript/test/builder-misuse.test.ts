import { describe, expect, it } from "vitest";
import VideoFlow, { type VideoFlowSettings, VideoJSONError } from "../src/index.js";

/** The builder as plain JavaScript sees it: nothing is checked before the program runs. */
type Untyped = {
  readonly [method in Exclude<keyof VideoFlow | keyof ReturnType<VideoFlow["addText"]>, number>]: (
    ...given: unknown[]
  ) => Untyped;
};

const untyped = (settings?: unknown) => new VideoFlow(settings as VideoFlowSettings) as unknown as Untyped;

interface Misuse {
  readonly what: string;
  readonly program: ($: Untyped) => unknown;
  readonly code: string;
  /** What the message has to name. */
  readonly names: RegExp;
}

const title = ($: Untyped) => $.addText({ text: "a" });
const picture = ($: Untyped) => $.addImage({ source: "a.gif" });

const misuses: Misuse[] = [
  {
    what: "a wrong time",
    program: ($) => $.wait("soon"),
    code: "TIME_INVALID",
    names: /wait\(\).*"soon"|"soon".*wait\(\)/,
  },
  { what: "a negative wait", program: ($) => $.wait(-1), code: "BUILDER_CALL_INVALID", names: /wait\(\)/ },
  { what: "no time", program: ($) => $.wait(), code: "TIME_INVALID", names: /wait\(\)/ },
  { what: "NaN", program: ($) => $.wait(Number.NaN), code: "TIME_INVALID", names: /NaN/ },
  {
    what: "properties that are text",
    program: ($) => $.addText("a"),
    code: "BUILDER_CALL_INVALID",
    names: /addText\(\).*properties/,
  },
  {
    what: "settings that are null",
    program: ($) => $.addText({}, null),
    code: "BUILDER_CALL_INVALID",
    names: /settings/,
  },
  {
    what: "options that are a list",
    program: ($) => $.addText({}, {}, []),
    code: "BUILDER_CALL_INVALID",
    names: /options/,
  },
  {
    what: "a wrong start",
    program: ($) => $.addText({}, { startTime: "1 sec" }),
    code: "TIME_INVALID",
    names: /startTime of addText\(\)/,
  },
  {
    what: "a negative start",
    program: ($) => $.addText({}, { startTime: -1 }),
    code: "BUILDER_CALL_INVALID",
    names: /startTime/,
  },
  {
    what: "a start that is a list",
    program: ($) => $.addText({}, { startTime: [1] }),
    code: "BUILDER_CALL_INVALID",
    names: /startTime/,
  },
  { what: "another type", program: ($) => $.addText({ type: "image" }), code: "BUILDER_CALL_INVALID", names: /type/ },
  {
    what: "layers of a group",
    program: ($) => $.group({ layers: [] }, {}, () => {}),
    code: "BUILDER_CALL_INVALID",
    names: /layers/,
  },
  {
    what: "an index that is text",
    program: ($) => $.addText({}, {}, { index: "1" }),
    code: "BUILDER_CALL_INVALID",
    names: /index/,
  },
  {
    what: "a wrong waitFor",
    program: ($) => $.addText({}, {}, { waitFor: "finished" }),
    code: "TIME_INVALID",
    names: /waitFor of addText\(\)/,
  },
  {
    what: "waiting for an end that is not known",
    program: ($) => $.addText({ text: "a" }, {}, { waitFor: "finish" }),
    code: "BUILDER_CALL_INVALID",
    names: /finish/,
  },
  {
    what: "keyframes that are a list",
    program: ($) => $.addText({ keyframes: [] }),
    code: "BUILDER_CALL_INVALID",
    names: /keyframes/,
  },
  {
    what: "keyframes without a time",
    program: ($) => $.addText({ keyframes: { opacity: [{ value: 1 }] } }),
    code: "BUILDER_CALL_INVALID",
    names: /keyframes/,
  },
  {
    what: "a wrong time of a keyframe",
    program: ($) => $.addText({ keyframes: { opacity: [{ time: "x", value: 1 }] } }),
    code: "TIME_INVALID",
    names: /keyframes\/opacity\/0\/time/,
  },
  {
    what: "animating nothing",
    program: ($) => title($).animate(),
    code: "BUILDER_CALL_INVALID",
    names: /text\.animate\(\).*from/,
  },
  {
    what: "animating to nothing",
    program: ($) => title($).animate({}),
    code: "BUILDER_CALL_INVALID",
    names: /text\.animate\(\).*to/,
  },
  {
    what: "animating a property that cannot change",
    program: ($) => picture($).animate({ loop: true }, { loop: false }),
    code: "KEYFRAME_NOT_ANIMATABLE",
    names: /loop/,
  },
  {
    what: "animating a property that is not there",
    program: ($) => title($).animate({ opactiy: 0 }, { opacity: 1 }),
    code: "PROPERTY_UNKNOWN",
    names: /opactiy/,
  },
  {
    what: "animating a property of another layer type",
    program: ($) => $.addAudio({ source: "a.mp3" }).animate({ opacity: 0 }, { opacity: 1 }),
    code: "PROPERTY_UNKNOWN",
    names: /opacity/,
  },
  {
    what: "animating backwards",
    program: ($) => title($).animate({}, { opacity: 1 }, { duration: -1 }),
    code: "BUILDER_CALL_INVALID",
    names: /duration/,
  },
  {
    what: "animating from a value that is not known",
    program: ($) => $.addImage({ source: "i.png" }).animate({}, { width: 10 }),
    code: "BUILDER_CALL_INVALID",
    names: /width/,
  },
  { what: "setting nothing", program: ($) => title($).set(), code: "BUILDER_CALL_INVALID", names: /text\.set\(\)/ },
  {
    what: "setting what is not there",
    program: ($) => title($).set({ colour: "#fff" }),
    code: "PROPERTY_UNKNOWN",
    names: /colour/,
  },
  {
    what: "setting the start",
    program: ($) => title($).set({ startTime: 1 }),
    code: "BUILDER_CALL_INVALID",
    names: /startTime/,
  },
  {
    what: "setting a name of every object",
    program: ($) => title($).set({ constructor: 1 }),
    code: "PROPERTY_UNKNOWN",
    names: /constructor/,
  },
  {
    what: "setting late what cannot change",
    program: ($) => {
      const layer = picture($);
      $.wait(1);
      layer.set({ loop: false });
    },
    code: "KEYFRAME_NOT_ANIMATABLE",
    names: /loop/,
  },
  {
    what: "removing before the start",
    program: ($) => title($).remove(),
    code: "BUILDER_CALL_INVALID",
    names: /text\.remove\(\)/,
  },
  {
    what: "removing in the past",
    program: ($) => title($).remove({ in: -1 }),
    code: "BUILDER_CALL_INVALID",
    names: /in/,
  },
  {
    what: "changing what has been removed",
    program: ($) => {
      const layer = title($);
      $.wait(1);
      layer.remove();
      layer.set({ opacity: 0 });
    },
    code: "BUILDER_CALL_INVALID",
    names: /removed/,
  },
  {
    what: "a transition that is a number",
    program: ($) => title($).transitionIn(5),
    code: "BUILDER_CALL_INVALID",
    names: /transition/,
  },
  {
    what: "a wrong length of a transition",
    program: ($) => title($).transitionIn("fade", "fast"),
    code: "TIME_INVALID",
    names: /"fast"/,
  },
  {
    what: "an effect that is nothing",
    program: ($) => title($).addEffect(),
    code: "BUILDER_CALL_INVALID",
    names: /addEffect/,
  },
  {
    what: "a group without content",
    program: ($) => $.group({}, {}),
    code: "BUILDER_CALL_INVALID",
    names: /group\(\)/,
  },
  {
    what: "an async group",
    program: ($) => $.group({}, {}, async () => {}),
    code: "BUILDER_CALL_INVALID",
    names: /async/,
  },
  {
    what: "parallel without a list",
    program: ($) => $.parallel(() => {}),
    code: "BUILDER_CALL_INVALID",
    names: /parallel\(\)/,
  },
  {
    what: "parallel of layers",
    program: ($) => $.parallel([title($)]),
    code: "BUILDER_CALL_INVALID",
    names: /parallel\(\)/,
  },
  {
    what: "an async branch",
    program: ($) => $.parallel([async () => {}]),
    code: "BUILDER_CALL_INVALID",
    names: /async/,
  },
  {
    what: "JSON of an open group",
    program: ($) => $.group({}, {}, () => $.toJSON()),
    code: "BUILDER_CALL_INVALID",
    names: /group/,
  },
  {
    what: "fields that contain themselves",
    program: ($) => {
      const metadata: { self?: unknown } = {};
      metadata.self = metadata;
      $.addText({ text: "a", metadata });
    },
    code: "NESTING_TOO_DEEP",
    names: /./,
  },
  {
    what: "settings of the project that are text",
    program: () => untyped("demo"),
    code: "BUILDER_CALL_INVALID",
    names: /new VideoFlow\(\)/,
  },
  {
    what: "layers beside the settings of the project",
    program: () => untyped({ layers: [] }),
    code: "BUILDER_CALL_INVALID",
    names: /new VideoFlow\(\): `layers`/,
  },
  { what: "an fps of 0", program: () => new VideoFlow({ fps: 0 }), code: "FPS_INVALID", names: /0/ },
  {
    what: "a wrong length of the project",
    program: () => new VideoFlow({ duration: "long" }),
    code: "TIME_INVALID",
    names: /duration of new VideoFlow\(\)/,
  },
];

function caught(action: () => unknown): VideoJSONError {
  try {
    action();
  } catch (error) {
    if (error instanceof VideoJSONError) return error;
    throw error;
  }
  throw new Error("nothing was thrown");
}

describe("a call that makes no sense", () => {
  it.each(misuses)("is refused by name: $what", ({ program, code, names }) => {
    const { issues } = caught(() => program(untyped()));
    expect(issues.map((issue) => issue.code)).toEqual([code]);
    expect(issues[0]?.message).toMatch(names);
    expect(issues[0]?.fix).not.toBe("");
    expect(`${issues[0]?.message} ${issues[0]?.fix}`).not.toMatch(/\[object|\{\w+\}/);
  });

  it("leaves a group closed when its content throws", async () => {
    const $ = new VideoFlow();
    expect(() =>
      $.group({}, {}, () => {
        throw new RangeError("mine");
      }),
    ).toThrow(RangeError);
    $.addText({ text: "a" });
    expect((await $.compile()).layers).toHaveLength(2);
  });

  it("offers the nearest name", () => {
    const { issues } = caught(() => title(untyped()).set({ opactiy: 1 }));
    expect(issues[0]?.suggestions).toContain("opacity");
  });
});

describe("compile", () => {
  it("reports every issue of the document at once", async () => {
    const $ = untyped({ width: 0 });
    $.addText({ text: "a", fontSzie: 5 });
    $.addImage({});
    $.addShape({ fill: "red" });
    $.addText({ text: "\ud83d" });
    $.addText({ text: "a", opacity: Number.NaN });
    const error = await ($.compile() as unknown as Promise<unknown>).then(
      () => undefined,
      (reason: unknown) => reason as VideoJSONError,
    );
    expect(error).toBeInstanceOf(VideoJSONError);
    const found = error?.issues.map(({ code, pointer }) => `${code} ${pointer}`);
    expect(found).toEqual(
      expect.arrayContaining([
        "VALUE_RANGE /width",
        "PROPERTY_UNKNOWN /layers/0/fontSzie",
        expect.stringMatching(/^PROPERTY_MISSING \/layers\/1/),
        expect.stringMatching(/ \/layers\/2\/fill$/),
        "TEXT_LONE_SURROGATE /layers/3/text",
        "NUMBER_NOT_FINITE /layers/4/opacity",
      ]),
    );
  });
});
