import { beforeEach, describe, expect, it } from "vitest";
import { FrameRing } from "../src/frame-ring.js";
import type { Picture } from "../src/worker/protocol.js";

let recycled: number[] = [];
let ring = new FrameRing(({ count }) => recycled.push(count));

beforeEach(() => {
  recycled = [];
  ring = new FrameRing(({ count }) => recycled.push(count));
  ring.capacity = 4;
  ring.begin();
});

const picture = (count: number, run = ring.run): Picture => {
  return { run, count, frame: count, width: 1, height: 1, pixels: new ArrayBuffer(4) };
};

describe("frames drawn ahead", () => {
  it("are asked for as far as there is room", () => {
    expect(ring.plan(10, 1, 100)).toEqual([10, 11, 12, 13]);
    expect(ring.plan(98, 1, 100)).toEqual([98, 99]);
    expect(ring.plan(0, 3, 100)).toEqual([0, 3, 6, 9]);
  });

  it("are asked for once", () => {
    ring.plan(10, 1, 100);
    expect(ring.plan(10, 1, 100)).toBeUndefined();
    ring.add(picture(10));
    expect(ring.plan(10, 1, 100)).toBeUndefined();
    expect(ring.plan(11, 1, 100)).toEqual([11, 12, 13, 14]);
    expect(ring.plan(100, 1, 100)).toBeUndefined();
  });

  it("are shown when they are due, the newest of them", () => {
    for (const count of [12, 10, 11]) ring.add(picture(count));
    expect(ring.take(9)).toBeUndefined();
    expect(ring.take(11)?.count).toBe(11);
    expect(recycled).toEqual([10]);
    expect(ring.size).toBe(1);
    expect(ring.take(20)?.count).toBe(12);
    expect(ring.take(20)).toBeUndefined();
  });

  it("are of no use after later ones, or after a jump", () => {
    ring.add(picture(12));
    ring.take(12);
    ring.add(picture(11));
    const run = ring.run;
    ring.add(picture(13));
    ring.begin();
    ring.add(picture(14, run));
    expect(recycled).toEqual([11, 13, 14]);
    expect(ring.size).toBe(0);
  });
});
