import { createHash } from "node:crypto";
import { createFrameRenderer } from "@videoflow/renderer-core";
import { loadResources } from "@videoflow/renderer-server";
import { describe, expect, test } from "vitest";
import { enginesHere, goldenHashes } from "../src/engines.js";
import { randomScene } from "../src/random-scenes.js";
import { soundsFolder, withSounds } from "../src/random-sounds.js";

const SCENES = 200;
const FRAMES = [0, 4, 5, 9];

const scenes = Array.from({ length: SCENES }, (_, seed) => randomScene(seed));

describe(`${SCENES} random scenes`, () => {
  test("have equal frames and sound in Node, a worker, Chromium and Firefox", async () => {
    const requests = scenes.map((scene, seed) => {
      if (seed % 5 > 0) return { document: scene, frames: FRAMES };
      return { document: withSounds(scene, seed), frames: FRAMES, seconds: [0], baseFolder: soundsFolder };
    });
    const inNode = await goldenHashes(requests, "node");
    for (const { engine } of (await enginesHere()).filter(({ present }) => present)) {
      expect(await goldenHashes(requests, engine), engine).toEqual(inNode);
    }
  }, 600_000);

  test("have equal frames with every shortcut of the painter and with none, in any order of frames", async () => {
    for (const [seed, scene] of scenes.entries()) {
      const resources = await loadResources(scene);
      const quick = await createFrameRenderer(scene, resources, { cacheBytes: 100_000 });
      const plain = await createFrameRenderer(scene, resources, { shortcuts: false });
      for (const frame of [0, 1, 2, 9, 5, 4, 4, 0]) {
        const place = `scene ${seed}, frame ${frame}`;
        // Not every frame is converted, so that what changed in several is converted at once.
        if (frame % 4 > 0) expect(digest(quick.frameI420(frame)), place).toBe(digest(plain.frameI420(frame)));
        expect(digest(quick.frame(frame)), place).toBe(digest(plain.frame(frame)));
      }
      quick.dispose();
      plain.dispose();
    }
  }, 600_000);
});

function digest(bytes: Uint8Array): string {
  return createHash("sha256").update(bytes).digest("hex");
}
