import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { structs, unions } from "../src/generated/fields.js";
import { fromVideoFlow, isVideoFlow, normalize, VideoJSONError, validate } from "../src/index.js";
import { isTyped, type Layer, layer, propertiesByType, video, visual } from "./import-fixture.js";

/** The only layer of the converted document. */
function converted(type: string, change: Partial<Layer> = {}, canvas: object = {}) {
  const { document, losses } = fromVideoFlow(video([layer(type, change)], canvas));
  expect(losses).toEqual([]);
  return document.layers[0] as unknown as Record<string, unknown> & { keyframes: Record<string, unknown> };
}

describe("every property of every layer type", () => {
  const switches = { boxShadow: true, textShadow: true, textStroke: true, outlineStyle: "solid" };
  for (const [type, forms] of Object.entries(propertiesByType)) {
    it(`of ${type} comes over without loss, in every form`, () => {
      for (const [property, values] of Object.entries(forms)) {
        for (const value of values) {
          const properties = {
            ...Object.fromEntries(Object.entries(switches).filter(([name]) => name in forms)),
            [property]: value,
          };
          const { document, losses } = fromVideoFlow(video([layer(type, { properties })]));
          expect({ property, value, losses }).toEqual({ property, value, losses: [] });
          if (["boxShadow", "textShadow", "textStroke"].includes(property)) continue;
          expect(document.layers[0]).toHaveProperty(property);
        }
      }
    });

    it(`of ${type} comes over at once, animated`, () => {
      const animations = Object.entries(forms).map(([property, values]) => ({
        property,
        easing: "easeOut",
        keyframes: [
          { time: 0, value: values[0] },
          { time: 2, value: values.findLast(isTyped) },
          { time: 3, value: values[0] },
        ],
      }));
      const { document, losses } = fromVideoFlow(video([layer(type, { animations })]));
      // Both the font size and what counts in it are animated here; that alone cannot be said exactly.
      expect(losses.filter(({ what }) => !what.startsWith("the exact size"))).toEqual([]);
      expect(type === "text" || type === "captions" ? losses.length > 0 : losses.length === 0).toBe(true);
      const { keyframes } = document.layers[0] as unknown as { keyframes: Record<string, unknown> };
      const animated = Object.keys(forms).filter(
        (property) => !["boxShadow", "textShadow", "textStroke"].includes(property),
      );
      expect(Object.keys(keyframes)).toEqual(expect.arrayContaining(animated));
    });
  }

  it("knows every effect and transition with every parameter", () => {
    const all = (union: string, tag: string, params: (name: string) => boolean) =>
      Object.entries(unions[union]?.members ?? {}).map(([name, struct]) => {
        const fields = Object.entries(structs[struct] ?? {}).filter(([field]) => field !== tag && params(field));
        return {
          [tag]: name,
          duration: 0.5,
          params: Object.fromEntries(fields.map(([field, { default: value }]) => [field, value])),
        };
      });
    const effects = all("Effect", "effect", (name) => !["enabled", "keyframes"].includes(name));
    const transitions = all("Transition", "transition", (name) => !["duration", "easing"].includes(name));
    for (const { duration: _, ...effect } of effects) converted("image", { effects: [effect] });
    for (const transition of transitions) {
      const { transitionIn } = converted("text", { transitionIn: transition, transitionOut: transition });
      expect(transitionIn).toMatchObject({ transition: transition["transition"], duration: 0.5, ...transition.params });
    }
  });
});

describe("time", () => {
  it("of keyframes counts from the start of the layer and runs with its speed", () => {
    const animations = [
      {
        property: "opacity",
        keyframes: [
          { time: 2, value: 0 },
          { time: 4, value: 1 },
        ],
      },
    ];
    const settings = { startTime: 1, sourceStart: 2, sourceDuration: 7, speed: 2 };
    expect(converted("video", { settings, animations })).toMatchObject({
      ...{ startTime: 1, duration: 3.5, sourceStart: 2, speed: 2 },
      keyframes: {
        opacity: [
          { time: 0, value: 0 },
          { time: 1, value: 1 },
        ],
      },
    });
  });

  it("trimmed from the end says where playing ends", () => {
    const trimmed = { sourceStart: 2, sourceDuration: 5, sourceEnd: 3 };
    expect(converted("audio", { settings: { ...trimmed, mediaDuration: 10 } })["sourceEnd"]).toBe(7);
    expect(converted("audio", { settings: trimmed })["sourceEnd"]).toBe(7);
  });

  it("of children is taken from the timeline, or from the group where it can only be meant so", () => {
    const groups = (start: number, inner: number) =>
      video([
        layer("group", {
          settings: { startTime: 2, sourceDuration: 5 },
          children: [
            layer("group", {
              settings: { startTime: start },
              children: [layer("text", { settings: { startTime: inner, sourceDuration: 1 } })],
            }),
          ],
        }),
      ]);
    const times = (json: unknown) => {
      const outer = fromVideoFlow(json).document.layers[0] as unknown as {
        layers: [{ startTime: number; layers: [{ startTime: number }] }];
      };
      return [outer.layers[0].startTime, outer.layers[0].layers[0].startTime];
    };
    expect(times(groups(3, 4.5))).toEqual([1, 1.5]);
    expect(times(groups(1, 0.5))).toEqual([1, 0.5]);
  });

  it("before the start of the layer is cut off where the layer begins, easings included", () => {
    const along = (easing: string) => {
      const keyframes = [
        { time: 0, value: 0, easing },
        { time: 4, value: 1 },
      ];
      return converted("text", { settings: { sourceStart: 1 }, animations: [{ property: "opacity", keyframes }] })
        .keyframes["opacity"];
    };
    expect(along("linear")).toEqual([
      { time: 0, value: 0.25 },
      { time: 3, value: 1 },
    ]);
    expect(along("step")).toEqual([
      { time: 0, value: 0, easing: "step" },
      { time: 3, value: 1 },
    ]);
    const [first] = along("easeIn") as [{ value: number; easing: { y1: number; y2: number } }];
    expect(first.value).toBeCloseTo(1 / 16, 8);
    // The rest of t² from ¼ on, at its half: ((5/8)² - (1/4)²) / (1 - (1/4)²), as a Bézier curve with even x.
    const { y1, y2 } = first.easing;
    expect((3 * y1 + 3 * y2 + 1) / 8).toBeCloseTo((0.625 ** 2 - 0.25 ** 2) / (1 - 0.25 ** 2), 8);
    expect(along("easeInOut")).toHaveLength(3);
  });

  it("runs backwards for what is not played", () => {
    const keyframes = [
      { time: 0, value: 0, easing: "easeIn" },
      { time: 1, value: 1 },
    ];
    const backwards = { settings: { speed: -2, sourceDuration: 4 }, animations: [{ property: "opacity", keyframes }] };
    const near = (value: number) => expect.closeTo(value, 9) as number;
    expect(converted("text", backwards).keyframes["opacity"]).toEqual([
      {
        time: 1.5,
        value: 1,
        easing: { type: "cubicBezier", x1: near(1 / 3), y1: near(2 / 3), x2: near(2 / 3), y2: 1 },
      },
      { time: 2, value: 0 },
    ]);
    const { losses } = fromVideoFlow(video([layer("video", backwards)]));
    expect(losses.map(({ pointer }) => pointer)).toEqual(["/layers/0/settings/speed"]);
  });

  it("of captions is that of the timeline, or of the layer where it can only be meant so", () => {
    const captions = (startTime: number, ...starts: number[]) =>
      converted("captions", {
        settings: {
          startTime,
          captions: starts.map((start) => ({ caption: "a", startTime: start, endTime: start + 1 })),
        },
      })["captions"] as { startTime: number }[];
    expect(captions(2, 2, 3).map(({ startTime }) => startTime)).toEqual([0, 1]);
    expect(captions(2, 0, 1).map(({ startTime }) => startTime)).toEqual([0, 1]);
  });

  it("has one value at each moment", () => {
    const keyframes = [
      { time: 0, value: 0 },
      { time: 1, value: 0.5 },
      { time: 1, value: 0.8 },
      { time: 2, value: 1 },
    ];
    expect(converted("text", { animations: [{ property: "opacity", keyframes }] }).keyframes["opacity"]).toEqual([
      { time: 0, value: 0 },
      { time: 0.999999, value: 0.5, easing: "step" },
      { time: 1, value: 0.8 },
      { time: 2, value: 1 },
    ]);
  });
});

describe("looks", () => {
  it("keep colours, written as VideoJSON does", () => {
    const background = (backgroundColor: string) =>
      converted("image", { properties: { backgroundColor } })["backgroundColor"];
    expect(
      [
        "red",
        "RGB(255,90,31)",
        "rgba(0,0,0,.5)",
        "hsl(120, 100%, 25%)",
        "hsla(0.5turn 100% 50% / 50%)",
        "hwb(0 100% 0%)",
      ].map(background),
    ).toEqual(["#FF0000", "#FF5A1F", "#00000080", "#008000", "#00FFFF80", "#FFFFFF"]);
  });

  it("differ from side to side and from corner to corner, in the order of CSS", () => {
    const sides = (padding: unknown) => converted("text", { properties: { padding } })["padding"];
    expect([[1, 2, 3, 4], [1, 2], [1, 2, 3], [1], [2, 2, 2, 2], "1em 2px"].map(sides)).toEqual([
      [1, 2, 3, 4],
      [1, 2, 1, 2],
      [1, 2, 3, 2],
      1,
      2,
      [1, "2px", 1, "2px"],
    ]);
    expect(converted("image", { properties: { borderRadius: ["50%", 0, "3px", 1] } })).toMatchObject({
      borderRadius: ["50%", 0, "3px", 1],
    });
    expect(converted("text", { properties: { fontSize: 2, borderWidth: [1, "2px", 0, 0.5] } })).toMatchObject({
      borderWidth: [2, "2px", 0, 1],
    });
    const keyframes = [
      { time: 0, value: 0 },
      { time: 2, value: [0, 2, 4, 8] },
    ];
    const late = { settings: { sourceStart: 1 }, animations: [{ property: "padding", keyframes }] };
    expect(converted("text", late).keyframes["padding"]).toEqual([
      { time: 0, value: [0, 1, 2, 4] },
      { time: 1, value: [0, 2, 4, 8] },
    ]);
  });

  it("have one text after the other", () => {
    const keyframes = [
      { time: 0, value: "10" },
      { time: 2, value: "20", easing: "easeIn" },
      { time: 3, value: 30 },
    ];
    const counting = { settings: { sourceStart: 1 }, animations: [{ property: "text", easing: "easeOut", keyframes }] };
    expect(converted("text", counting)).toMatchObject({
      text: "10",
      keyframes: {
        text: [
          { time: 0, value: "10" },
          { time: 1, value: "20" },
          { time: 2, value: "30" },
        ],
      },
    });
  });

  it("leave out what a switch turns off", () => {
    const shadow = { boxShadowBlur: 2, boxShadowColor: "red", textShadowBlur: 1, textStrokeWidth: 1 };
    const off = converted("text", {
      properties: shadow,
      animations: [
        {
          property: "boxShadowSpread",
          keyframes: [
            { time: 0, value: 1 },
            { time: 1, value: 2 },
          ],
        },
      ],
    });
    for (const name of [...Object.keys(shadow), "keyframes"]) expect(off).not.toHaveProperty(name);
    expect(
      converted("image", {
        properties: { ...shadow, boxShadow: true, textShadowBlur: undefined, textStrokeWidth: undefined },
      }),
    ).toMatchObject({ boxShadowBlur: 2 });
    expect(converted("image", { properties: { outlineWidth: 1 } })).toMatchObject({ outlineStyle: "none" });
  });

  it("count sizes of shapes in 1% of the width, and lengths of texts no longer in their font size", () => {
    expect(converted("shape", { properties: { width: 20, strokeWidth: "1em" } })).toMatchObject({
      width: 11.25,
      height: 56.25,
      strokeWidth: 0.5625,
    });
    expect(converted("shape", { properties: { width: 20 } }, { width: 720, height: 1280 })["width"]).toBe(20);
    expect(converted("text", { properties: { borderWidth: 0.1, padding: 0.5, borderRadius: "5px" } })).toMatchObject({
      borderWidth: 0.4,
      padding: 0.5,
      borderRadius: "5px",
    });
    expect(converted("text", { properties: { fontSize: "40px", filterBlur: 0.5 } })).toMatchObject({
      filterBlur: "20px",
    });
    const animations = [
      {
        property: "fontSize",
        keyframes: [
          { time: 0, value: 2 },
          { time: 1, value: "6em", easing: "step" },
        ],
      },
    ];
    expect(converted("text", { properties: { borderWidth: 0.5 }, animations }).keyframes["borderWidth"]).toEqual([
      { time: 0, value: 1 },
      { time: 1, value: 3 },
    ]);
  });

  it("turn about x, y and z, and count depth in widths", () => {
    expect(converted("image", { properties: { rotation: [10, 20, 30], position: [0.5, 0.5, 10] } })).toMatchObject({
      rotation: [20, 30, 10],
      position: [0.5, 0.5, 0.1],
    });
    expect(converted("text", { properties: { rotation: [0, 45, 0] } })).toMatchObject({ perspective: 400 });
  });

  it("have the text and the shape that nothing said", () => {
    expect(converted("text")).toMatchObject({ text: "Type your text here" });
    expect(converted("shape", { settings: { shapeType: undefined } })).toMatchObject({ shapeType: "rectangle" });
  });

  it("lie in the order of tracks; a track that is off is off", () => {
    const layers = [
      layer("text", { id: "c", track: 2 }),
      layer("text", { id: "b", track: 0 }),
      layer("text", { id: "a" }),
      layer("text", { id: "d", track: 2 }),
    ];
    const tracks = [
      { name: "One", enabled: true },
      { name: "Two", enabled: true },
      { name: "Three", enabled: false },
    ];
    const { document, losses } = fromVideoFlow(video(layers, { tracks }));
    expect(losses).toEqual([]);
    expect(document.layers.map(({ id, enabled }) => [id, enabled])).toEqual([
      ["a", undefined],
      ["b", undefined],
      ["c", false],
      ["d", false],
    ]);
    expect(document.metadata).toEqual({ videoflow: { tracks } });
  });

  it("keep effects, their parameters over time, and transitions", () => {
    const effects = [
      { effect: "glow", params: { radius: 2, color: "red" } },
      { effect: "glow", enabled: false },
      { effect: "glow", params: {} },
    ];
    const keyframes = [
      { time: 0, value: 1 },
      { time: 1, value: 2 },
    ];
    const animations = ["effects.glow.radius", "effects.glow[1].intensity"].map((property) => ({
      property,
      keyframes,
    }));
    const transitionOut = { transition: "slideUp", duration: 0.4, easing: "linear", params: { distance: 0.2 } };
    expect(converted("image", { effects, animations, transitionOut })).toMatchObject({
      effects: [
        { effect: "glow", color: "#FF0000", keyframes: { radius: keyframes } },
        { effect: "glow", enabled: false },
        { effect: "glow", keyframes: { intensity: keyframes } },
      ],
      transitionOut: { transition: "slideUp", duration: 0.4, easing: "linear", distance: 0.2 },
    });
  });
});

describe("losses", () => {
  const lost = (change: Partial<Layer>, type = "text") => fromVideoFlow(video([layer(type, change)])).losses;

  it("name the place and the nearest name", () => {
    expect(lost({ properties: { colour: "red" } })).toMatchObject([
      { pointer: "/layers/0/properties/colour", suggestions: ["color"] },
    ]);
    expect(lost({ effects: [{ effect: "glwo" }] })).toMatchObject([
      { pointer: "/layers/0/effects/0/effect", suggestions: ["glow"] },
    ]);
    expect(lost({ effects: [{ effect: "glow", params: { radios: 1 } }] })).toMatchObject([
      { pointer: "/layers/0/effects/0/params/radios", suggestions: ["radius"] },
    ]);
    expect(lost({ transitionIn: { transition: "slideup", duration: 1 } })).toMatchObject([
      { pointer: "/layers/0/transitionIn/transition", suggestions: ["slideUp"] },
    ]);
    expect(lost({ animations: [{ property: "opacty", keyframes: [] }] })).toMatchObject([
      { pointer: "/layers/0/animations/0/property", suggestions: ["opacity"] },
    ]);
    expect(
      lost({ animations: [{ property: "opacity", easing: "easein", keyframes: [{ time: 0, value: 1 }] }] }),
    ).toMatchObject([{ pointer: "/layers/0/animations/0/easing", suggestions: ["easeIn"] }]);
    expect(lost({ type: "txt" })).toMatchObject([{ pointer: "/layers/0/type", suggestions: ["text"] }]);
    expect(lost({ settings: { layout: 1 } })).toMatchObject([{ pointer: "/layers/0/settings/layout" }]);
  });

  it("are all that names of JavaScript come to", () => {
    const names = ["constructor", "valueOf", "toString", "hasOwnProperty", "__proto__"];
    for (const name of names) {
      const named = Object.defineProperty({}, name, { value: 1, enumerable: true });
      const keyframes = [{ time: 0, value: 1, easing: name }];
      expect(lost({ properties: named })).toHaveLength(1);
      expect(lost({ settings: named })).toHaveLength(1);
      expect(lost({ type: name })).toHaveLength(1);
      expect(lost({ effects: [{ effect: name }, { effect: "glow", params: named }] })).toHaveLength(2);
      expect(lost({ transitionIn: { transition: name, duration: 1 } })).toHaveLength(1);
      expect(lost({ animations: [{ property: name, keyframes }] })).toHaveLength(1);
      expect(lost({ animations: [{ property: "opacity", keyframes }] })).toHaveLength(1);
      expect(lost({ properties: { color: name, blendMode: name, fontWeight: name, textAlign: name } })).toHaveLength(4);
    }
  });

  it("tell what cannot be said", () => {
    expect(lost({ properties: { opacity: 1.5 } })).toMatchObject([{ why: "It has to lie from 0 to 1; 1 is used." }]);
    expect(lost({ properties: { color: "oklch(1 0 0)" } })).toMatchObject([{ pointer: "/layers/0/properties/color" }]);
    expect(lost({ settings: { captions: [] } }, "captions")).toMatchObject([{ pointer: "/layers/0/settings" }]);
    expect(lost({ transitionIn: { transition: "spin", duration: 1 } }, "audio")).toMatchObject([
      { pointer: "/layers/0/transitionIn/transition" },
    ]);
  });

  it("tell what validation refuses, and the document is valid without it", () => {
    const layers = [
      layer("text", { id: "a" }),
      layer("image", { id: "a", settings: { source: "file:///etc/passwd" } }),
      layer("text", { id: "a", settings: { name: "n".repeat(2000) } }),
    ];
    const { document, losses } = fromVideoFlow(video(layers));
    expect(losses.map(({ pointer }) => pointer)).toEqual(
      expect.arrayContaining(["/layers/1/source", "/layers/2/id", "/layers/2/name"]),
    );
    expect(document.layers.map(({ type }) => type)).toEqual(["text", "text"]);
  });
});

describe("large documents", () => {
  it("list the first thousand losses and count the rest", () => {
    const properties = Object.fromEntries(Array.from({ length: 50_000 }, (_, index) => [`colour${index}`, 1]));
    const { losses } = fromVideoFlow(video([layer("text", { properties })]));
    expect(losses).toHaveLength(1001);
    expect(losses.at(-1)?.what).toBe("49000 more losses");
  });

  it("of ten thousand layers come over, and of layers within layers", () => {
    const many = Array.from({ length: 10_000 }, () => layer("shape", { id: "same" }));
    expect(fromVideoFlow(video(many)).document.layers).toHaveLength(10_000);
    let nested = layer("text");
    for (let depth = 0; depth < 60; depth++) nested = layer("group", { children: [nested] });
    expect(fromVideoFlow(video([nested])).losses).toEqual([]);
  });
});

describe("input of another kind", () => {
  const circular: Record<string, unknown> = video([layer("text")]);
  circular["self"] = circular;
  const refused: Record<string, unknown> = {
    ...{
      null: null,
      nothing: undefined,
      text: "{}",
      number: 1,
      list: [],
      empty: {},
      "no layers": { layers: [] },
      function: () => 1,
    },
    "a VideoJSON document": { version: "1.0", layers: [{ type: "text", text: "a" }] },
    "a layer that throws": video([
      {
        ...layer("text"),
        get settings() {
          throw new Error("no");
        },
      },
    ]),
    "a document that contains itself": circular,
    "no frame rate": video([layer("text")], { fps: 0 }),
    "a canvas too large": video([layer("text")], { width: 1e9 }),
    "no duration": video([layer("text")], { duration: 0 }),
    NaN: video([layer("text")], { duration: Number.NaN }),
  };
  for (const [name, json] of Object.entries(refused)) {
    it(`is refused with a typed error: ${name}`, () => {
      expect(() => fromVideoFlow(json)).toThrow(VideoJSONError);
      expect([true, false]).toContain(isVideoFlow(json));
    });
  }

  it("is told from VideoFlow's own", () => {
    expect(isVideoFlow(video([layer("text")]))).toBe(true);
    expect(isVideoFlow(video([], { tracks: [] }))).toBe(true);
    expect(isVideoFlow({ layers: [{ type: "text", text: "a" }] })).toBe(false);
    expect(isVideoFlow({ version: "1.0", layers: [{ settings: {}, properties: {} }] })).toBe(false);
  });
});

describe("random documents", () => {
  const number = fc.double({ min: 0, max: 4, noNaN: true });
  const one = (values: readonly unknown[]) => fc.constantFrom(...values);
  const layerOf = (type: string, children: fc.Arbitrary<Layer[]> = fc.constant([])) => {
    const forms = propertiesByType[type] ?? visual;
    const animations = Object.entries(forms).map(([property, values]) => {
      const keyframe = fc.record({
        time: number,
        value: one(values),
        easing: fc.constantFrom("step", "linear", "easeIn", "easeOut", "easeInOut"),
      });
      return fc.record({ property: fc.constant(property), keyframes: fc.array(keyframe, { maxLength: 4 }) });
    });
    return fc
      .record({
        settings: fc.record({
          startTime: number,
          sourceDuration: number,
          speed: fc.constantFrom(0.5, 1, 2),
          sourceStart: number,
        }),
        properties: fc.record(Object.fromEntries(Object.entries(forms).map(([name, values]) => [name, one(values)])), {
          requiredKeys: [],
        }),
        animations: fc
          .subarray(animations, { maxLength: Math.min(4, animations.length) })
          .chain((chosen) => fc.tuple(...chosen)),
        track: fc.option(fc.nat(3), { nil: undefined }),
        children,
      })
      .map(({ children: inner, ...rest }) =>
        layer(type, { ...rest, ...(type === "group" && { children: inner }) } as Partial<Layer>),
      );
  };
  const simple = fc.oneof(
    ...Object.keys(propertiesByType)
      .filter((type) => type !== "group")
      .map((type) => layerOf(type)),
  );
  const grouped = layerOf("group", fc.array(simple, { maxLength: 3 }));

  it("come over as valid documents, with no loss but of exactness where units meet", () => {
    fc.assert(
      fc.property(fc.array(fc.oneof(simple, grouped), { maxLength: 5 }), (layers) => {
        const { document, losses } = fromVideoFlow(video(layers, { tracks: [] }));
        expect(validate(document).document).toEqual(document);
        expect(validate(normalize(document)).document).toBeDefined();
        const unexpected = losses.filter(
          ({ what, pointer }) =>
            !what.startsWith("the exact ") && !pointer.endsWith("captions") && what !== "the layer",
        );
        expect(unexpected).toEqual([]);
      }),
      { numRuns: 150 },
    );
  });

  it("of any kind never end in another error", () => {
    const json = fc.anything({ maxDepth: 3 });
    const broken = fc.record({
      layers: fc.array(
        fc.record(
          {
            type: fc.constantFrom(...Object.keys(propertiesByType), "x"),
            settings: fc.oneof(json, fc.object()),
            properties: fc.oneof(json, fc.object()),
            animations: fc.array(
              fc.record({
                property: fc.constantFrom("opacity", "effects.glow.radius", "x"),
                keyframes: fc.oneof(json, fc.array(fc.record({ time: json, value: json, easing: json }))),
              }),
            ),
            effects: json,
            transitionIn: json,
            children: json,
          },
          { requiredKeys: ["type"] },
        ),
      ),
      tracks: json,
    });
    fc.assert(
      fc.property(fc.oneof(json, broken), (value) => {
        isVideoFlow(value);
        try {
          const { document } = fromVideoFlow(value);
          expect(validate(document).document).toBeDefined();
        } catch (error) {
          expect(error).toBeInstanceOf(VideoJSONError);
        }
      }),
      { numRuns: 300 },
    );
  });
});
