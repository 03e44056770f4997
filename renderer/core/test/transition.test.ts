import { type VideoJSON, validate } from "@videoflow/core";
import { describe, expect, test } from "vitest";
import type { DisplayItem } from "../src/evaluate/display-list.js";
import { evaluate } from "../src/evaluate/evaluate.js";
import { type TransitionName, transitionProperties } from "../src/generated/properties.js";
import { resolve } from "../src/resolve/resolve.js";

/** A shape that is there for `seconds`, at 100 frames a second on a canvas of 200 × 100. */
function moving(seconds: number, transitions: object): (frame: number) => DisplayItem | undefined {
  const layer = { type: "shape", shapeType: "ellipse", duration: seconds, ...transitions };
  const { document, issues } = validate({ width: 200, height: 100, fps: 100, duration: 10, layers: [layer] });
  expect(issues).toEqual([]);
  const timeline = resolve(document as VideoJSON);
  return (frame) => evaluate(timeline, frame).items[0];
}

describe("progress (SPEC §15.1)", () => {
  test("enters from 0, rests, and leaves backwards", () => {
    const at = moving(4, {
      transitionIn: { transition: "slideUp", duration: 1, distance: 0.5, easing: "linear", fade: false },
      transitionOut: { transition: "slideRight", duration: 2, distance: 0.5, easing: "linear", fade: false },
    });
    expect(at(0)?.placement.position).toEqual([100, 100, 0]);
    expect(at(50)?.placement.position).toEqual([100, 75, 0]);
    expect(at(100)?.placement.position).toEqual([100, 50, 0]);
    expect(at(199)?.placement.position).toEqual([100, 50, 0]);
    expect(at(200)?.placement.position).toEqual([100, 50, 0]);
    expect(at(300)?.placement.position).toEqual([50, 50, 0]);
  });

  test("shortens transitions that are too long for the layer in proportion", () => {
    const at = moving(1, {
      transitionIn: { transition: "slideUp", duration: 3, distance: 1, easing: "linear", fade: false },
      transitionOut: { transition: "slideUp", duration: 1, distance: 1, easing: "linear", fade: false },
    });
    expect(at(0)?.placement.position[1]).toBe(150);
    expect(at(30)?.placement.position[1]).toBeCloseTo(110, 9);
    expect(at(75)?.placement.position[1]).toBe(50);
    expect(at(95)?.placement.position[1]).toBeCloseTo(130, 9);
  });

  test("draws the very same item while nothing is running", () => {
    const at = moving(4, { transitionIn: { transition: "zoom", duration: 1 } });
    expect(at(100)).toBe(at(250));
    expect(at(20)).not.toBe(at(30));
  });
});

const PICTORIAL: readonly TransitionName[] = [
  ...(["blurResolve", "motionBlurSlide", "radialZoom", "glitchResolve", "rgbSplitSnap", "sliceAssemble"] as const),
  ...(["noiseDissolve", "burnDissolve", "wipeReveal", "scanReveal", "lightSweepReveal", "lensSnap"] as const),
];
const TEXTUAL = ["typewriter", "trackingExpand", "trackingContract", "scrambleDecode", "numberCountUp"];
const names = (Object.keys(transitionProperties) as TransitionName[]).filter((name) => !TEXTUAL.includes(name));

describe.each(names)("%s (SPEC §15.2)", (name) => {
  const at = moving(4, { transitionIn: { transition: name, duration: 1 } });

  test("changes the layer while it runs and leaves nothing behind", () => {
    expect(at(99)).not.toEqual(at(100));
    expect(at(100)).toMatchObject({ flattening: undefined, opacity: 255 });
  });

  test("makes a picture of the layer only while it runs, and only if it needs to", () => {
    expect(at(99)?.flattening !== undefined).toBe(PICTORIAL.includes(name));
  });
});

test("overshootPop goes beyond the size and comes back", () => {
  const at = moving(4, { transitionIn: { transition: "overshootPop", duration: 1, from: 0 } });
  expect(at(75)?.placement.scale[0]).toBeGreaterThan(1);
  expect(at(99)?.placement.scale[0]).toBeCloseTo(1, 2);
});

test("a glitch is drawn anew 15 times a second, each time in another beat of its effects", () => {
  const at = moving(4, { transitionIn: { transition: "glitchResolve", duration: 2 } });
  const beats = (frame: number) => {
    const times = (at(frame)?.flattening?.effects ?? []).map(({ time }) => time);
    return [Math.floor((times[0] as number) / 1e5), Math.floor(((times[1] as number) * 12) / 1e6)];
  };
  expect([7, 13, 14, 20, 100].map(beats)).toEqual([1, 1, 2, 3, 15].map((beat) => [beat, beat]));
});

test("what an effect would divide by is never 0", () => {
  const at = moving(4, { transitionIn: { transition: "wipeReveal", duration: 1, softness: 0, edgeWidth: 0 } });
  expect(at(50)?.flattening?.effects[0]?.parameters).toMatchObject({ softness: 0.0001, edgeWidth: 0, progress: 0.5 });
});
