import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { structs } from "../src/generated/fields.js";
import { normalize, type VideoJSON } from "../src/index.js";

const normal = (document: object) => normalize(document as VideoJSON);

const cases: [does: string, given: object, expected: object][] = [
  ["writes the version", { layers: [] }, { version: "1.0", layers: [] }],
  ["keeps another version", { version: "1.3", layers: [] }, { version: "1.3", layers: [] }],
  [
    "leaves out defaults at every depth",
    {
      width: 1920,
      height: 1080,
      fps: 30,
      backgroundColor: "#000000",
      layers: [
        {
          type: "group",
          opacity: 1,
          position: [0.5, 0.5],
          startTime: 0,
          layers: [
            {
              type: "text",
              text: "a",
              enabled: true,
              keyframes: { opacity: [{ time: 0, value: 1, easing: "linear" }] },
              effects: [{ effect: "glow", enabled: true, intensity: 1, radius: 2 }],
              transitionIn: { transition: "fade", duration: 0.2 },
            },
          ],
        },
      ],
    },
    {
      version: "1.0",
      layers: [
        {
          type: "group",
          layers: [
            {
              type: "text",
              text: "a",
              keyframes: { opacity: [{ time: 0, value: 1 }] },
              effects: [{ effect: "glow", radius: 2 }],
              transitionIn: { transition: "fade" },
            },
          ],
        },
      ],
    },
  ],
  [
    "keeps what differs from the default in form",
    { layers: [{ type: "text", text: "a", scale: [1, 1], position: [0.5, 0.5, 0] }] },
    { version: "1.0", layers: [{ type: "text", text: "a", scale: [1, 1], position: [0.5, 0.5, 0] }] },
  ],
  [
    "takes -0 for 0",
    { layers: [{ type: "text", text: "a", rotation: -0, startTime: -0 }] },
    { version: "1.0", layers: [{ type: "text", text: "a" }] },
  ],
  [
    "leaves out nulls",
    { name: null, layers: [{ type: "text", text: "a", opacity: null }] },
    { version: "1.0", layers: [{ type: "text", text: "a" }] },
  ],
  [
    "takes times to whole microseconds, and only times",
    {
      duration: 1.23456789,
      layers: [
        {
          type: "text",
          text: "a",
          startTime: 0.1 + 0.2,
          opacity: 0.1 + 0.2,
          keyframes: { rotation: [{ time: 1 / 3, value: 1 / 3 }] },
        },
      ],
    },
    {
      version: "1.0",
      duration: 1.234568,
      layers: [
        {
          type: "text",
          text: "a",
          startTime: 0.3,
          opacity: 0.1 + 0.2,
          keyframes: { rotation: [{ time: 0.333333, value: 1 / 3 }] },
        },
      ],
    },
  ],
  [
    "does not touch metadata",
    { metadata: { startTime: 0.1 + 0.2, opacity: 1, a: null, type: "text" }, layers: [] },
    { version: "1.0", metadata: { startTime: 0.1 + 0.2, opacity: 1, a: null, type: "text" }, layers: [] },
  ],
  [
    "copies what it does not know",
    { layers: [{ type: "hologram", depth: null }, { opacity: 1 }, 5, null], constructor: { a: 1 }, extra: null },
    {
      version: "1.0",
      layers: [{ type: "hologram", depth: null }, { opacity: 1 }, 5, null],
      constructor: { a: 1 },
      extra: null,
    },
  ],
];

describe("normalize", () => {
  it.each(cases)("%s", (_does, given, expected) => {
    const before = structuredClone(given);
    const result = normal(given);
    expect(JSON.parse(JSON.stringify(result))).toEqual(JSON.parse(JSON.stringify(expected)));
    expect(normal(result)).toEqual(result);
    expect(given).toEqual(before);
  });

  it("writes the version first", () => {
    expect(Object.keys(normal({ name: "a", version: "1.0", layers: [] }))[0]).toBe("version");
  });

  it("leaves every default of every layer type out, and only those", () => {
    for (const [name, fields] of Object.entries(structs).filter(([struct]) => struct.endsWith("Layer"))) {
      const type = name.replace("Layer", "").toLowerCase();
      const defaults = Object.entries(fields).flatMap(([field, facts]) =>
        facts.default === undefined || facts.required ? [] : [[field, facts.default] as const],
      );
      expect(defaults.length).toBeGreaterThan(3);
      const { layers } = normal({ layers: [{ type, ...Object.fromEntries(defaults) }] });
      expect(layers).toEqual([{ type }]);
    }
  });

  it("is done after one time, whatever it is given", () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.jsonValue()), fc.array(fc.jsonValue()), (rest, layers) => {
        const once = normal({ ...rest, layers });
        expect(normal(once)).toEqual(once);
      }),
    );
  });
});
