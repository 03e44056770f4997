import { beforeEach, describe, expect, test } from "vitest";
import { SurfaceCache, type Tile } from "../src/paint/surface-cache.js";

/** Bytes of each tile. */
const SIZE = 100;

let freed: number[];
let drawn: string[];
let cache: SurfaceCache;

beforeEach(() => {
  freed = [];
  drawn = [];
  cache = new SurfaceCache(8 * SIZE, ({ pointer }) => freed.push(pointer));
});

function get(key: string, isLasting = false): Tile {
  const draw = () => {
    drawn.push(key);
    const surface = { pointer: drawn.length, stride: SIZE, width: SIZE / 4, height: 1 };
    return { surface, left: 0, top: 0, halves: [] };
  };
  return cache.get(key, draw, isLasting);
}

const numbered = (name: string, count: number) => Array.from({ length: count }, (_, index) => `${name} ${index}`);

describe("what is kept of tiles", () => {
  test("is what was drawn, as long as there is room", () => {
    const first = get("a");
    expect(get("a")).toBe(first);
    expect(drawn).toEqual(["a"]);
  });

  test("is the most recently used where room is short", () => {
    for (const key of [...numbered("tile", 8), "tile 0", "another"]) get(key);
    get("tile 0");
    expect(freed).toEqual([2]);
  });

  test("is little of what moves: nobody asks for it again", () => {
    for (const key of numbered("moving", 8)) {
      cache.nextFrame();
      get(key);
    }
    expect(freed).toEqual([1, 2, 3, 4, 5]);
  });

  test("is what rests, for as long as it is in sight and two seconds after", () => {
    for (let frame = 0; frame < 3; frame++) {
      cache.nextFrame();
      get("resting");
    }
    for (let frame = 0; frame < 60; frame++) cache.nextFrame();
    expect(freed).toEqual([]);
    cache.nextFrame();
    expect(freed).toEqual([1]);
  });

  test("is what lasts, while there is room", () => {
    get("lasting", true);
    for (let frame = 0; frame < 1000; frame++) cache.nextFrame();
    get("lasting", true);
    for (const key of numbered("tile", 7)) get(key);
    expect(freed).toEqual([]);
    get("one more");
    expect(freed).toEqual([1]);
  });

  test("is one at least, were it larger than all the room", () => {
    cache = new SurfaceCache(SIZE / 2, ({ pointer }) => freed.push(pointer));
    get("a");
    get("a");
    expect([drawn, freed]).toEqual([["a"], []]);
  });

  test("is nothing without room: everything is drawn afresh, and freed", () => {
    cache = new SurfaceCache(0, ({ pointer }) => freed.push(pointer));
    for (const key of ["a", "a", "b"]) get(key);
    expect([drawn, freed]).toEqual([
      ["a", "a", "b"],
      [1, 2],
    ]);
  });

  test("is freed with its halves", () => {
    const tile = get("a");
    tile.halves?.push({ ...tile.surface, pointer: 77 });
    for (const key of numbered("tile", 10)) get(key);
    expect(freed.slice(0, 2)).toEqual([1, 77]);
  });
});
