import { runInBrowser } from "@videoflow/renderer-server/browser";
import { beforeAll, describe, expect, it } from "vitest";
import { goldenDocuments } from "../../media/test/golden-documents.js";
import { browsers } from "./browsers.js";
import type { HashRequest } from "./page/hash-frames.js";
import { bundled, folderFiles, previewFiles, type ServedFile } from "./preview-page.js";

describe("what the canvas holds at full size", () => {
  let files = new Map<string, ServedFile>();
  let script = "";
  const all = goldenDocuments();

  beforeAll(async () => {
    [files, script] = await Promise.all([previewFiles(), bundled("page/jobs.ts")]);
    for (const { name, folder } of all) {
      for (const [address, file] of folderFiles(folder, `cases/${name}/`)) files.set(address, file);
    }
  });

  it.each(browsers)(
    "is the exported frame of every golden document in %s",
    async (browser) => {
      const input = all.map(({ name, document, frames }): HashRequest => {
        return { document, frames: thereAndBack(Object.keys(frames).map(Number)), baseUrl: `cases/${name}/` };
      });
      const { result } = await runInBrowser({ browser, job: "hashFrames", input, files, script });
      const hashes = result as string[][];
      const shown = Object.fromEntries(all.map(({ name }, at) => [name, hashes[at]]));
      const expected = Object.fromEntries(all.map(({ name, frames }) => [name, thereAndBack(Object.values(frames))]));
      expect(all.length).toBeGreaterThan(150);
      expect(shown).toEqual(expected);
    },
    300_000,
  );
});

/** In either direction: what was shown before leaves no trace. */
function thereAndBack<T>(items: readonly T[]): T[] {
  return [...items, ...items.toReversed()];
}
