import { describe, expect, test } from "vitest";
import type { Issue } from "../src/errors.js";
import { validate } from "../src/validate/validate.js";

/** Issues as "CODE pointer", in order. */
function found(document: unknown): string[] {
  return validate(document).issues.map(({ code, pointer }) => `${code} ${pointer}`);
}

function firstIssue(document: unknown): Issue {
  const [first] = validate(document).issues;
  if (first === undefined) throw new Error("The document has no issues.");
  return first;
}

const text = (members: object = {}) => ({ layers: [{ type: "text", text: "Hello", ...members }] });
const shape = (members: object = {}) => ({ layers: [{ type: "shape", shapeType: "star", ...members }] });

describe("Valid documents", () => {
  test("a dictionary from Python is a document as it is", () => {
    const digest = {
      name: "Weekly Digest",
      width: 1080,
      height: 1920,
      fps: 30,
      layers: [
        {
          type: "text",
          text: "Your Weekly Stats",
          fontSize: 6,
          color: "#FF5A1F",
          position: [0.5, 0.4],
          keyframes: {
            opacity: [
              { time: 0, value: 0 },
              { time: 0.5, value: 1 },
            ],
          },
        },
      ],
    };
    const result = validate(digest);
    expect(result.issues).toEqual([]);
    expect(result.document).toEqual(digest);
    expect(result.document).not.toBe(digest);
  });

  const cases: [string, unknown][] = [
    ["no layers", { layers: [] }],
    ["a ratio as frame rate", { fps: "30000/1001", layers: [] }],
    ["anything under metadata", { metadata: { a: null, b: [{ type: "text" }], "": 1 }, layers: [] }],
    ["lengths with units", shape({ width: "50%", strokeWidth: "2px", height: "1.5em" })],
    ["a gradient", shape({ fill: { type: "conic", stops: [stop(0), stop(0.5), stop(0.5), stop(1)] } })],
    ["a spring", text({ keyframes: { scale: [{ time: 0, value: [1, 2], easing: { type: "spring" } }] } })],
    ["a path", { layers: [{ type: "shape", shapeType: "path", path: "M0,0h10v-.5.5A5 5 0 0110 10z m1 1 2 2" }] }],
    [
      "an effect with keyframes",
      text({ effects: [{ effect: "glow", keyframes: { radius: [{ time: 0, value: 1 }] } }] }),
    ],
    [
      "a matte",
      {
        layers: [
          { ...text().layers[0], id: "m" },
          { ...text().layers[0], matte: { layer: "m" } },
        ],
      },
    ],
    ["another realm's objects", structuredClone(text())],
    ["objects without a prototype", Object.assign(Object.create(null) as object, { layers: [] })],
  ];
  test.each(cases)("%s", (_name, document) => {
    expect(validate(document).issues).toEqual([]);
    expect(validate(document).document).toBeDefined();
  });
});

describe("What is wrong is told by code and place", () => {
  const cases: [string, unknown, string[]][] = [
    ["not an object", [], ["VALUE_TYPE "]],
    ["null", null, ["VALUE_NULL "]],
    ["missing layers", {}, ["PROPERTY_MISSING "]],
    ["layers as an object", { layers: {} }, ["VALUE_TYPE /layers"]],
    ["null everywhere", { name: null, layers: [null] }, ["VALUE_NULL /name", "VALUE_NULL /layers/0"]],
    ["negative duration", { duration: -1, layers: [] }, ["VALUE_RANGE /duration"]],
    ["no layer type", { layers: [{ text: "x" }] }, ["PROPERTY_MISSING /layers/0"]],
    ["an unknown layer type", { layers: [{ type: "txt" }] }, ["LAYER_TYPE_UNKNOWN /layers/0/type"]],
    ["a layer type that is a list", { layers: [{ type: ["text"] }] }, ["LAYER_TYPE_UNKNOWN /layers/0/type"]],
    ["a misspelt property", text({ colour: "#FFF" }), ["PROPERTY_UNKNOWN /layers/0/colour"]],
    ["a member of Object.prototype", text({ constructor: 1 }), ["PROPERTY_UNKNOWN /layers/0/constructor"]],
    ["a number as text", text({ fontSize: "six" }), ["VALUE_FORMAT /layers/0/fontSize"]],
    ["text as a number", text({ text: 5 }), ["VALUE_TYPE /layers/0/text"]],
    ["a colour by name", text({ color: "red" }), ["VALUE_FORMAT /layers/0/color"]],
    ["an unknown value", text({ textAlign: "middle" }), ["VALUE_NOT_ALLOWED /layers/0/textAlign"]],
    ["an opacity of 2", text({ opacity: 2 }), ["VALUE_RANGE /layers/0/opacity"]],
    ["a fraction of a pixel", { width: 100.5, layers: [] }, ["VALUE_TYPE /width"]],
    ["a position of one number", text({ position: [1] }), ["VALUE_TYPE /layers/0/position"]],
    ["a position of words", text({ position: ["left", 0] }), ["VALUE_TYPE /layers/0/position/0"]],
    ["an empty name", { name: "", layers: [] }, ["STRING_TOO_SHORT /name"]],
    ["a name that is too long", { name: "x".repeat(1025), layers: [] }, ["STRING_TOO_LONG /name"]],
    [
      "a gradient of one stop",
      shape({ fill: { type: "linear", stops: [stop(0)] } }),
      ["LIST_TOO_SHORT /layers/0/fill/stops"],
    ],
    ["an unknown gradient", shape({ fill: { type: "round" } }), ["GRADIENT_TYPE_UNKNOWN /layers/0/fill/type"]],
    ["a gradient without a type", shape({ fill: {} }), ["PROPERTY_MISSING /layers/0/fill"]],
    [
      "a gradient that goes back",
      shape({ fill: { type: "linear", stops: [stop(1), stop(0)] } }),
      ["GRADIENT_STOP_ORDER /layers/0/fill/stops/1/offset"],
    ],
    ["an unknown effect", text({ effects: [{ effect: "glwo" }] }), ["EFFECT_UNKNOWN /layers/0/effects/0/effect"]],
    [
      "a misspelt parameter",
      text({ effects: [{ effect: "glow", radious: 1 }] }),
      ["PROPERTY_UNKNOWN /layers/0/effects/0/radious"],
    ],
    [
      "an unknown transition",
      text({ transitionIn: { transition: "slideup" } }),
      ["TRANSITION_UNKNOWN /layers/0/transitionIn/transition"],
    ],
    [
      "letters moved on a shape",
      shape({ transitionIn: { transition: "typewriter", cursorStyle: "bar" } }),
      ["TRANSITION_NOT_APPLICABLE /layers/0/transitionIn/transition"],
    ],
    [
      "a sound that slides",
      { layers: [{ type: "audio", source: "a.mp3", transitionIn: { transition: "slideUp", distance: 1 } }] },
      ["TRANSITION_NOT_APPLICABLE /layers/0/transitionIn/transition"],
    ],
    [
      "keyframes of a grid",
      shape({ keyframes: { viewBox: [] } }),
      ["KEYFRAME_NOT_ANIMATABLE /layers/0/keyframes/viewBox"],
    ],
    ["keyframes of nothing", text({ keyframes: { opacty: [] } }), ["PROPERTY_UNKNOWN /layers/0/keyframes/opacty"]],
    ["no keyframes", text({ keyframes: { opacity: [] } }), ["LIST_TOO_SHORT /layers/0/keyframes/opacity"]],
    [
      "a keyframe out of range",
      text({ keyframes: { opacity: [{ time: 0, value: 2 }] } }),
      ["VALUE_RANGE /layers/0/keyframes/opacity/0/value"],
    ],
    [
      "an unknown easing",
      text({ keyframes: { opacity: [{ time: 0, value: 1, easing: "easeout" }] } }),
      ["EASING_UNKNOWN /layers/0/keyframes/opacity/0/easing"],
    ],
    [
      "an unknown easing curve",
      text({ keyframes: { opacity: [{ time: 0, value: 1, easing: { type: "bezier" } }] } }),
      ["EASING_UNKNOWN /layers/0/keyframes/opacity/0/easing/type"],
    ],
    [
      "keyframes out of order",
      text({ keyframes: { opacity: [key(1), key(0.5), key(2)] } }),
      ["KEYFRAME_ORDER /layers/0/keyframes/opacity/1/time"],
    ],
    [
      "keyframes in the same microsecond",
      text({ keyframes: { opacity: [key(1), key(1.0000001)] } }),
      ["KEYFRAME_ORDER /layers/0/keyframes/opacity/1/time"],
    ],
    [
      "keyframes of an effect out of order",
      text({ effects: [{ effect: "glow", keyframes: { radius: [key(1), key(1)] } }] }),
      ["KEYFRAME_ORDER /layers/0/effects/0/keyframes/radius/1/time"],
    ],
    [
      "gradients with nothing between them",
      shape({
        keyframes: {
          fill: [
            { time: 0, value: { type: "linear", stops: [stop(0), stop(1)] } },
            { time: 1, value: { type: "conic", stops: [stop(0), stop(1)] }, easing: "step" },
            { time: 2, value: { type: "linear", stops: [stop(0), stop(1)] } },
          ],
        },
      }),
      ["KEYFRAME_VALUES_INCOMPATIBLE /layers/0/keyframes/fill/1/value"],
    ],
    [
      "an id twice, once in a group",
      {
        layers: [
          { type: "group", id: "a", layers: [] },
          { type: "group", layers: [{ type: "text", text: "", id: "a" }] },
        ],
      },
      ["IDENTIFIER_DUPLICATE /layers/1/layers/0/id"],
    ],
    ["a matte that is nowhere", text({ matte: { layer: "x" } }), ["IDENTIFIER_UNKNOWN /layers/0/matte/layer"]],
    ["a matte of itself", text({ id: "x", matte: { layer: "x" } }), ["MATTE_CYCLE /layers/0/matte/layer"]],
    [
      "a circle of mattes with a tail, told once",
      {
        layers: ["b", "c", "b"].map((layer, index) => ({ type: "text", text: "", id: "abc"[index], matte: { layer } })),
      },
      ["MATTE_CYCLE /layers/1/matte/layer"],
    ],
    [
      "a sound as matte",
      {
        layers: [
          { type: "audio", source: "a.wav", id: "a" },
          { type: "text", text: "", matte: { layer: "a" } },
        ],
      },
      ["MATTE_NOT_VISUAL /layers/1/matte/layer"],
    ],
    [
      "a sound lowered by nobody",
      { layers: [{ type: "audio", source: "a.wav", autoDucking: { layers: ["b"] } }] },
      ["IDENTIFIER_UNKNOWN /layers/0/autoDucking/layers/0"],
    ],
    ["a path shape without a path", shape({ shapeType: "path" }), ["PROPERTY_MISSING /layers/0"]],
    ["a star with a path", shape({ path: "M0 0" }), ["PROPERTY_NOT_APPLICABLE /layers/0/path"]],
    ["a path that stops", shape({ shapeType: "path", path: "M 0 0 L 5" }), ["PATH_INVALID /layers/0/path"]],
    ["a path of words", shape({ shapeType: "path", path: "circle" }), ["PATH_INVALID /layers/0/path"]],
    [
      "a source of another scheme",
      { layers: [{ type: "image", source: "file:///a.png" }] },
      ["ASSET_SOURCE_INVALID /layers/0/source"],
    ],
    [
      "a trim that ends before it begins",
      { layers: [{ type: "video", source: "a.mp4", sourceStart: 3, sourceEnd: 2 }] },
      ["TIME_ORDER /layers/0/sourceEnd"],
    ],
    [
      "captions that overlap, end early and lack a word",
      {
        layers: [
          {
            type: "captions",
            captions: [
              {
                caption: "One two",
                startTime: 0,
                endTime: 2,
                words: [
                  { word: "two", startTime: 0, endTime: 1 },
                  { word: "One", startTime: 1, endTime: 2 },
                ],
              },
              { caption: "Three", startTime: 1, endTime: 1 },
            ],
          },
        ],
      },
      [
        "CAPTION_WORD_UNKNOWN /layers/0/captions/0/words/1/word",
        "CAPTION_OVERLAP /layers/0/captions/1/startTime",
        "TIME_ORDER /layers/0/captions/1/endTime",
      ],
    ],
    [
      "100000 × 100000",
      { width: 1e5, height: 1e5, layers: [] },
      ["CANVAS_TOO_LARGE ", "VALUE_RANGE /width", "VALUE_RANGE /height"],
    ],
    ["too many pixels", { width: 8192, height: 8192, layers: [] }, ["CANVAS_TOO_LARGE "]],
    ["fps 0", { fps: 0, layers: [] }, ["FPS_INVALID /fps"]],
    ["fps that rounds to 0", { fps: 0.0001, layers: [] }, ["FPS_INVALID /fps"]],
    ["fps above 240", { fps: "2401/10", layers: [] }, ["FPS_INVALID /fps"]],
    ["fps as words", { fps: "fast", layers: [] }, ["FPS_INVALID /fps"]],
    ["fps as a list", { fps: [30], layers: [] }, ["FPS_INVALID /fps"]],
    ["a version of words", { version: "latest", layers: [] }, ["VERSION_INVALID /version"]],
    ["a version as a number", { version: 1, layers: [] }, ["VALUE_TYPE /version"]],
    ["a newer major version", { version: "2.0", layers: [] }, ["VERSION_UNSUPPORTED /version"]],
    [
      "more layers than allowed, in groups",
      { layers: [1, 2].map(() => ({ type: "group", layers: Array.from({ length: 5000 }, () => text().layers[0]) })) },
      ["LAYERS_TOO_MANY /layers"],
    ],
    [
      "a video that follows to be too long",
      { layers: [{ type: "text", text: "", startTime: 86400, duration: 1 }] },
      ["DURATION_TOO_LONG "],
    ],
  ];
  test.each(cases)("%s", (_name, document, expected) => {
    expect(found(document)).toEqual(expected);
    expect(validate(document).document).toBeUndefined();
  });
});

describe("Warnings leave the document valid", () => {
  const cases: [string, unknown, string][] = [
    ["a newer minor version", { version: "1.7", layers: [] }, "VERSION_NEWER /version"],
    ["a layer after the end", { duration: 2, ...text({ startTime: 2 }) }, "LAYER_NEVER_SHOWN /layers/0/startTime"],
    [
      "a layer after the end of its group",
      { layers: [{ type: "group", duration: 1, layers: [{ type: "text", text: "", startTime: 3 }] }] },
      "LAYER_NEVER_SHOWN /layers/0/layers/0/startTime",
    ],
    [
      "a keyframe after the end of its layer",
      text({ duration: 1, keyframes: { opacity: [key(0), key(1.5)] } }),
      "KEYFRAME_NEVER_REACHED /layers/0/keyframes/opacity/1/time",
    ],
    [
      "a keyframe after the end of the video",
      text({ keyframes: { opacity: [key(6)] } }),
      "KEYFRAME_NEVER_REACHED /layers/0/keyframes/opacity/0/time",
    ],
  ];
  test.each(cases)("%s", (_name, document, expected) => {
    expect(found(document)).toEqual([expected]);
    expect(validate(document).document).toEqual(document);
  });

  test("nothing is said about times that depend on a file", () => {
    const video = { type: "video", source: "a.mp4", keyframes: { opacity: [key(500)] } };
    expect(found({ layers: [video, { type: "text", text: "", startTime: 400 }] })).toEqual([]);
  });
});

describe("All of it at once, in the order of the document", () => {
  test("one mistake in each of many places gives one issue each", () => {
    const document = {
      widht: 1,
      fps: 0,
      layers: [
        {
          type: "text",
          fill: "#000",
          color: "blue",
          keyframes: { position: [{ time: -1, value: 5, easing: "ease" }] },
        },
        { type: "shape", shapeType: "cirle", borderWidth: "3 px", effects: [{ effect: "bloom", knee: 9 }, 7] },
      ],
      backgroundColor: 3,
    };
    expect(found(document)).toEqual([
      "PROPERTY_UNKNOWN /widht",
      "FPS_INVALID /fps",
      "PROPERTY_MISSING /layers/0",
      "PROPERTY_UNKNOWN /layers/0/fill",
      "VALUE_FORMAT /layers/0/color",
      "VALUE_RANGE /layers/0/keyframes/position/0/time",
      "VALUE_TYPE /layers/0/keyframes/position/0/value",
      "EASING_UNKNOWN /layers/0/keyframes/position/0/easing",
      "VALUE_NOT_ALLOWED /layers/1/shapeType",
      "VALUE_FORMAT /layers/1/borderWidth",
      "VALUE_RANGE /layers/1/effects/0/knee",
      "VALUE_TYPE /layers/1/effects/1",
      "VALUE_TYPE /backgroundColor",
    ]);
  });

  test("the list ends with how many more there are", () => {
    const { issues } = validate({ layers: Array.from({ length: 1500 }, () => ({ type: "image" })) });
    expect(issues).toHaveLength(1001);
    expect(issues.at(-1)).toMatchObject({ code: "ISSUES_OMITTED", message: expect.stringContaining("500") as string });
  });
});

describe("Sentences", () => {
  test("an unknown property: nearest names first, and where data of one's own belongs", () => {
    expect(firstIssue(text({ font_size: 4 }))).toEqual({
      code: "PROPERTY_UNKNOWN",
      severity: "error",
      pointer: "/layers/0/font_size",
      message: 'There is no property "font_size" in a text layer.',
      fix: 'Did you mean "fontSize"? Correct its spelling, or remove it; data of your own belongs under "metadata".',
      suggestions: ["fontSize"],
    });
  });

  const cases: [string, unknown, string][] = [
    ["a range with its unit", { duration: -1, layers: [] }, "above 0 and at most 86400 s is allowed"],
    ["a colour", text({ color: "blue" }), 'Write a colour, such as "#FF5A1F"'],
    ["a value of another type", text({ fontWeight: "bold" }), 'the text "bold"; a number from 1 to 1000 is needed'],
    ["what cannot be animated", shape({ keyframes: { path: [] } }), '"path" of a shape layer cannot be animated'],
    ["an unknown layer type", { layers: [{ type: "txt" }] }, 'Did you mean "text"? Use one of: "text", "image"'],
    [
      "an unknown easing",
      text({ keyframes: { opacity: [{ ...key(0), easing: "easeInn" }] } }),
      'Did you mean "easeIn" or',
    ],
    ["a place in a path", shape({ shapeType: "path", path: "M 0 0 X" }), 'character 6: a command is expected, not "X"'],
    ["which owner", text({ transitionIn: { transition: "fade", size: 1 } }), 'no property "size" in a fade transition'],
  ];
  test.each(cases)("%s", (_name, document, expected) => {
    const { message, fix } = firstIssue(document);
    expect(`${message} ${fix}`).toContain(expected);
  });
});

function stop(offset: number): object {
  return { offset, color: "#FFF" };
}

function key(time: number): { time: number; value: number } {
  return { time, value: 0.5 };
}
