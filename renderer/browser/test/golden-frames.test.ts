import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { type GoldenDocument, goldenDocuments } from "../../media/test/golden-documents.js";
import { browsers, runInPage } from "./in-page.js";

/** Loading a document anew for each frame is the most of it, so of each the middle one of its golden frames. */
function middleFrame({ frames }: GoldenDocument): [frame: string, sha256: string] {
  const all = Object.entries(frames);
  return all[Math.floor(all.length / 2)] as [string, string];
}

describe("a frame in the user's tab", () => {
  test.each(browsers)(
    "is that of every golden document in %s",
    async (browser) => {
      const held = goldenDocuments();
      const files = new Map<string, Uint8Array>();
      for (const { name, folder } of held) {
        for (const file of readdirSync(folder, { recursive: true, withFileTypes: true })) {
          const path = join(file.parentPath, file.name);
          if (file.isFile()) files.set(`${name}/${path.slice(folder.length)}`, readFileSync(path));
        }
      }
      const tasks = held.map((golden) => {
        const { name, document } = golden;
        return {
          task: "renderFrames",
          input: { document, frames: [Number(middleFrame(golden)[0])], baseUrl: `files/${name}/` },
        };
      });
      const outcomes = await runInPage(browser, tasks, files);
      const drawn = Object.fromEntries(held.map(({ name }, at) => [name, outcomes[at]]));
      const expected = Object.fromEntries(held.map((golden) => [golden.name, { result: [middleFrame(golden)[1]] }]));
      expect(held.length).toBeGreaterThan(150);
      expect(drawn).toEqual(expected);
    },
    300_000,
  );
});
