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
      const held = all.filter(({ codec }) => browser === "chromium" || codec === undefined);
      const input = held.map(({ name, document, frames }): HashRequest => {
        return { document, frames: Object.keys(frames).map(Number), baseUrl: `cases/${name}/` };
      });
      const { result } = await runInBrowser({ browser, job: "hashFrames", input, files, script });
      const hashes = result as string[][];
      const shown = Object.fromEntries(held.map(({ name }, at) => [name, hashes[at]]));
      const expected = Object.fromEntries(held.map(({ name, frames }) => [name, Object.values(frames)]));
      expect(held.length).toBeGreaterThan(150);
      expect(shown).toEqual(expected);
    },
    300_000,
  );
});
