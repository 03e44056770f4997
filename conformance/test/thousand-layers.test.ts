import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import type { TextLayer, VideoJSON } from "@videoflow/core";
import { createFrameRenderer } from "@videoflow/renderer-core";
import { loadResources } from "@videoflow/renderer-server";
import { describe, expect, test } from "vitest";
import { enginesHere, goldenHashes } from "../src/engines.js";

const WORDS = ["Motion", "Light", "Ocean", "Ember", "Cloud", "River", "Stone", "Amber"];
const COLORS = ["#FFFFFF", "#FFB703", "#8ECAE6", "#F72585"] as const;

const CHANGES: readonly NonNullable<TextLayer["keyframes"]>[] = [
  { rotation: course(0, 360) },
  { opacity: course(0.2, 1) },
  { letterSpacing: course(0, 0.3) },
];

function course<T>(from: T, to: T): [{ time: number; value: T }, { time: number; value: T }] {
  return [
    { time: 0, value: from },
    { time: 10, value: to },
  ];
}

/** A thousand texts over ten seconds, of which every fourth changes in every frame. */
const scene: VideoJSON = {
  width: 640,
  height: 360,
  fps: 30,
  duration: 10,
  layers: Array.from({ length: 1000 }, (_, index): TextLayer => {
    return {
      type: "text",
      text: `${WORDS[index % WORDS.length]} ${index}`,
      fontSize: 1.2,
      color: COLORS[index % COLORS.length] as string,
      position: [((index % 25) + 0.5) / 25, (Math.floor(index / 25) + 0.5) / 40],
      ...(index % 4 === 0 && { keyframes: CHANGES[(index / 4) % CHANGES.length] as (typeof CHANGES)[number] }),
    };
  }),
};

setFlagsFromString("--expose-gc");
const collectGarbage = runInNewContext("gc") as () => void;

interface Memory {
  readonly heap: number;
  readonly resident: number;
}

/** Bytes in use once everything that can be has been let go. */
function memory(): Memory {
  collectGarbage();
  const { heapUsed: heap, rss: resident } = process.memoryUsage();
  return { heap, resident };
}

describe("a thousand text layers", async () => {
  const frames = [0, 150, 299];
  const others = (await enginesHere()).filter(({ engine }) => engine !== "node");

  for (const { engine, present } of others) {
    test.skipIf(!present)(`are the same in ${engine} as in Node`, { timeout: 300_000 }, async () => {
      const here = await goldenHashes([{ document: scene, frames }], "node");
      expect(await goldenHashes([{ document: scene, frames }], engine)).toEqual(here);
    });
  }

  test("take no more memory after 300 frames than after 100", { timeout: 300_000 }, async () => {
    const renderer = await createFrameRenderer(scene, await loadResources(scene));
    const used: Memory[] = [];
    for (let frame = 0; frame < 300; frame++) {
      await renderer.prepare(frame);
      renderer.frame(frame);
      if (frame % 100 === 99) used.push(memory());
    }
    renderer.dispose();
    const [first, , last] = used as [Memory, Memory, Memory];
    // What is left per frame and layer would be at least a handle: 100 bytes of 200 × 83 layers are 1.7 MB.
    expect(last.heap - first.heap).toBeLessThan(1.5e6);
    expect(last.resident - first.resident).toBeLessThan(60e6);
  });
});
