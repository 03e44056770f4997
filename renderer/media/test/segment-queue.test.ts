import { expect, test } from "vitest";
import { planSegments } from "../src/export/plan.js";
import { SegmentQueue } from "../src/export/segment-queue.js";

const rate = { num: 30, den: 1 };
const RUN = 4;

test("workers go on where they were, and nobody waits while there is work", () => {
  const queue = new SegmentQueue(planSegments(16 * 60, rate), RUN);
  const everything = Number.POSITIVE_INFINITY;
  const lists: number[][] = [[], []];
  for (let turn = 0; !queue.isEmpty; turn++) {
    const list = lists[turn % 2] as number[];
    list.push(queue.take(list.at(-1), everything)?.index as number);
  }
  expect(lists).toEqual([
    [0, 1, 2, 3, 8, 9, 10, 11],
    [4, 5, 6, 7, 12, 13, 14, 15],
  ]);
});

test("who has nothing left helps from the end of another's run", () => {
  const queue = new SegmentQueue(planSegments(RUN * 60, rate), RUN);
  expect(queue.take(undefined, RUN)?.index).toBe(0);
  expect(queue.take(undefined, RUN)?.index).toBe(RUN - 1);
  expect(queue.take(0, RUN)?.index).toBe(1);
});

test("nothing is begun beyond the limit", () => {
  const queue = new SegmentQueue(planSegments(16 * 60, rate), RUN);
  expect(queue.take(undefined, 1)?.index).toBe(0);
  expect(queue.take(0, 1)).toBeUndefined();
  expect(queue.take(undefined, 2)?.index).toBe(1);
  expect(queue.isEmpty).toBe(false);
});
