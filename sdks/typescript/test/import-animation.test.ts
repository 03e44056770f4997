import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { fromVideoFlow, validate } from "../src/index.js";
import { effectParameters } from "./import-effects.js";
import { isTyped, type Layer, layer, propertiesByType, stepping, video } from "./import-fixture.js";
import { type AnyKeyframe, videoFlowValue, videoJsonValue } from "./import-oracle.js";

const easings = ["step", "linear", "easeIn", "easeOut", "easeInOut"];

type Tracks = Readonly<Record<string, AnyKeyframe[]>>;

/** The only layer of a document that has come over without loss. */
function converted(type: string, change: Partial<Layer>) {
  const { document, losses } = fromVideoFlow(video([layer(type, change)]));
  expect(losses).toEqual([]);
  expect(validate(document).document).toEqual(document);
  const target = document.layers[0] as unknown as { keyframes?: Tracks; effects?: { keyframes?: Tracks }[] };
  return { target, keyframes: target.keyframes ?? {} };
}

/** Through all values, and back to the first one. */
function through(values: readonly unknown[], easing: string) {
  return [...values, values[0]].map((value, time) => ({ time, value, easing }));
}

describe("every property that the types define, animated with every easing", () => {
  const switches: Record<string, object> = {
    boxShadow: { boxShadowBlur: 1 },
    textShadow: { textShadowBlur: 1 },
    textStroke: { textStrokeWidth: 0.1 },
  };
  const needed = { boxShadow: true, textShadow: true, textStroke: true };

  for (const [type, forms] of Object.entries(propertiesByType)) {
    it.each(Object.keys(forms))(`of ${type} comes over without loss: %s`, (property) => {
      const values = (forms[property] ?? []).filter(isTyped);
      expect(new Set(values.map((value) => JSON.stringify(value))).size).toBeGreaterThan(1);
      for (const easing of easings) {
        const own = Object.fromEntries(Object.entries(needed).filter(([name]) => name in forms && name !== property));
        const properties = { ...own, ...switches[property] };
        const animations = [{ property, keyframes: through(values, easing) }];
        const { keyframes } = converted(type, { properties, animations });
        const track = keyframes[property in switches ? `${property}Color` : property] ?? [];
        expect(track.length).toBeGreaterThan(values.length);
        if (stepping.includes(property))
          expect(track.every((keyframe) => !("easing" in keyframe) || property in switches)).toBe(true);
      }
    });
  }

  it.each(Object.keys(effectParameters))("comes over in effects: %s", (effect) => {
    for (const [parameter, values] of Object.entries(effectParameters[effect] ?? {})) {
      for (const easing of easings) {
        const animations = [{ property: `effects.${effect}.${parameter}`, keyframes: through(values, easing) }];
        const { target } = converted("image", { effects: [{ effect }], animations });
        expect(target.effects?.[0]?.keyframes?.[parameter]?.length).toBeGreaterThan(values.length);
      }
    }
  });
});

describe("easings", () => {
  const transition = (members: object) => {
    const transitionIn = { transition: "zoom", duration: 1, ...members };
    const { document, losses } = fromVideoFlow(video([layer("image", { transitionIn })]));
    const { easing } = (document.layers[0] as unknown as { transitionIn: { easing?: object } }).transitionIn;
    return { easing, losses: losses.map(({ pointer }) => pointer) };
  };
  const quadratic = (y1: number, y2: number) => ({ type: "cubicBezier", x1: 1 / 3, y1, x2: 2 / 3, y2 });

  it("of transitions are quadratic, the one they have by default too", () => {
    expect(transition({})).toEqual({ easing: quadratic(2 / 3, 1), losses: [] });
    expect(transition({ easing: "easeIn" })).toEqual({ easing: quadratic(0, 1 / 3), losses: [] });
    expect(transition({ easing: "linear" })).toEqual({ easing: "linear", losses: [] });
    expect(transition({ transition: "fade", easing: "linear" })).toEqual({ easing: undefined, losses: [] });
    expect(transition({ easing: "step" })).toEqual({ easing: "step", losses: [] });
  });

  it("of transitions come as near as one curve can, and the loss is told", () => {
    const { easing, losses } = transition({ easing: "easeInOut" });
    expect(losses).toEqual(["/layers/0/transitionIn/easing"]);
    const ends = [
      { time: 0, value: 0, easing },
      { time: 1, value: 1 },
    ];
    for (let p = 0.01; p < 1; p += 0.01) {
      const [nearest] = videoJsonValue(ends, p) as number[];
      const [exact] = videoFlowValue([{ time: 0, value: 0, easing: "easeInOut" }, ...ends.slice(1)], p) as number[];
      expect(Math.abs((nearest ?? 0) - (exact ?? 0))).toBeLessThan(0.0031);
    }
  });

  it("between lengths of different units are those of CSS; where lists have both, that is told", () => {
    const losses = (...values: unknown[]) => {
      const keyframes = values.map((value, time) => ({ time, value, easing: "easeIn" }));
      return fromVideoFlow(video([layer("image", { animations: [{ property: "borderWidth", keyframes }] })])).losses;
    };
    expect(losses(1, "2px", [0, 0, 0, "3px"])).toHaveLength(1);
    const { keyframes } = converted("image", {
      animations: [{ property: "borderWidth", keyframes: through([1, "2px"], "easeInOut") }],
    });
    expect(keyframes["borderWidth"]?.map(({ easing }) => easing)).toEqual([
      { type: "cubicBezier", x1: 0.42, y1: 0, x2: 0.58, y2: 1 },
      { type: "cubicBezier", x1: 0.42, y1: 0, x2: 0.58, y2: 1 },
      undefined,
    ]);
  });
});

describe("values over time are VideoFlow's", () => {
  const one = fc.double({ min: 0, max: 1, noNaN: true });
  const angle = fc.integer({ min: -360, max: 360 });
  const width = fc.integer({ min: 0, max: 50 });
  const color = fc.constantFrom("#FF0000", "#00FF0080", "#0000FF", "transparent", "#FFFFFF");
  /** Values, and how far from VideoFlow's they may be: jumps are preceded by a microsecond without change. */
  const properties: Readonly<Record<string, readonly [fc.Arbitrary<unknown>, number]>> = {
    opacity: [one, 2e-5],
    position: [fc.tuple(one, one), 2e-5],
    rotation: [fc.oneof(angle, fc.tuple(angle, angle, angle)), 720 * 2e-5],
    borderWidth: [fc.oneof(width, fc.tuple(width, width, width, width)), 50 * 2e-5],
    filterBlur: [width.map((pixels) => `${pixels}px`), 50 * 2e-5],
    // Where the way is cut, colours are rounded to bytes.
    backgroundColor: [color, 1.1],
    blendMode: [fc.constantFrom("normal", "multiply", "screen"), 0],
    visible: [fc.boolean(), 0],
  };
  // Whole tenths of seconds, between which the samples lie.
  const time = fc.integer({ min: -10, max: 30 }).map((tenths) => tenths / 10);
  const easing = fc.constantFrom(...easings);
  const track = (value: fc.Arbitrary<unknown>) =>
    fc
      .uniqueArray(fc.record({ time, value, easing }), {
        selector: (keyframe) => keyframe.time,
        minLength: 1,
        maxLength: 5,
      })
      .map((keyframes) => keyframes.toSorted((a, b) => a.time - b.time));
  const settings = fc.record({
    sourceStart: fc.constantFrom(0, 0.5),
    sourceDuration: fc.constant(4),
    speed: fc.constantFrom(1, 2, 0.5, -1, -2),
  });
  const samples = fc.array(
    fc.integer({ min: 0, max: 1900 }).map((milliseconds) => (milliseconds + 0.37) / 1000),
    { minLength: 8, maxLength: 8 },
  );

  /** The time of the source, in which VideoFlow's keyframes are, at a time of the layer. */
  function sourceTime(at: number, { sourceStart, sourceDuration, speed }: Record<string, number>): number {
    return speed > 0 ? sourceStart + at * speed : sourceStart + sourceDuration + at * speed;
  }

  function expectSame(actual: unknown, expected: unknown, tolerance: number) {
    if (!Array.isArray(expected)) return expect(actual).toBe(expected);
    const list = actual as number[];
    // Sides that are all equal come over as one number.
    const sides = list.length === 1 ? expected.map(() => list[0] as number) : list;
    const differences = expected.map((value, index) => Math.abs(value - (sides[index] ?? Number.NaN)));
    return expect(Math.max(...differences)).toBeLessThan(tolerance);
  }

  it.each(Object.entries(properties))(
    "%s, forwards and backwards, cut off at the start",
    (property, [value, tolerance]) => {
      fc.assert(
        fc.property(track(value), settings, samples, (keyframes, times, layerTimes) => {
          // VideoFlow's list of angles begins with z.
          const turned = keyframes.map((keyframe) => {
            const list = keyframe.value as number[];
            const ordered = property === "rotation" && Array.isArray(list) ? [list[2], list[0], list[1]] : list;
            return { ...keyframe, value: ordered };
          });
          const change = { settings: times, animations: [{ property, keyframes: turned }] };
          const { target, keyframes: result } = converted("shape", change);
          const constant = (target as Record<string, unknown>)[property];
          const outcome = result[property] ?? [{ time: 0, value: constant }];
          for (const at of layerTimes) {
            expectSame(videoJsonValue(outcome, at), videoFlowValue(keyframes, sourceTime(at, times)), tolerance);
          }
        }),
        { numRuns: 200 },
      );
    },
  );

  it("colours, seen while a switch is on", () => {
    fc.assert(
      fc.property(track(color), track(fc.boolean()), settings, samples, (colors, states, times, layerTimes) => {
        const animations = [
          { property: "boxShadowColor", keyframes: colors },
          { property: "boxShadow", keyframes: states },
        ];
        const { target, keyframes } = converted("shape", {
          settings: times,
          properties: { boxShadowBlur: 1 },
          animations,
        });
        const { boxShadowColor, boxShadowBlur } = target as Record<string, unknown>;
        if (boxShadowBlur === undefined) expect(keyframes).toEqual({});
        const outcome = keyframes["boxShadowColor"] ?? [{ time: 0, value: boxShadowColor ?? "transparent" }];
        for (const at of layerTimes) {
          const on = videoFlowValue(states, sourceTime(at, times)) === true;
          const expected = on ? videoFlowValue(colors, sourceTime(at, times)) : [0, 0, 0, 0];
          expectSame(videoJsonValue(outcome, at), expected, 1.1);
        }
      }),
      { numRuns: 300 },
    );
  });
});
