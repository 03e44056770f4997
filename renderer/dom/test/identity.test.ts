import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { VideoJSON } from "@videoflow/core";
import { runInBrowser } from "@videoflow/renderer-server/browser";
import { beforeAll, describe, expect, it } from "vitest";
import { browsers } from "./browsers.js";
import type { HashRequest } from "./page/hash-frames.js";
import { bundled, folderFiles, previewFiles, type ServedFile } from "./preview-page.js";

/** Golden documents whose frames are opaque: a canvas holds those byte for byte. */
const CASES = [
  "box/shadow",
  "captions/highlight",
  "compositing/blend-modes",
  "effect/glow",
  "group/nested-transform",
  "image/box",
  "image/svg",
  "keyframes/spring",
  "matte/image",
  "shape/gradients",
  "text/declared-font",
  "text/emoji",
  "text/weekly-digest",
  "transform/three-dimensions",
  "transition/glitch-resolve",
  "video/vp9",
  "video/part-speed-loop",
];

const cases = new URL("../../../conformance/cases/", import.meta.url);

interface Golden {
  readonly frames: Readonly<Record<string, string>>;
}

describe("what the canvas holds at full size", () => {
  let files = new Map<string, ServedFile>();
  let script = "";
  const requests: HashRequest[] = [];
  const expected: string[][] = [];

  beforeAll(async () => {
    [files, script] = await Promise.all([previewFiles(), bundled("page/jobs.ts")]);
    for (const name of CASES) {
      const folder = new URL(`${name}/`, cases);
      const document = JSON.parse(readFileSync(new URL("document.json", folder), "utf8")) as VideoJSON;
      const golden = JSON.parse(readFileSync(new URL("case.json", folder), "utf8")) as Golden;
      const hashes = Object.entries(golden.frames);
      requests.push({ document, frames: hashes.map(([frame]) => Number(frame)), baseUrl: `cases/${name}/` });
      expected.push(hashes.map(([, hash]) => hash));
      for (const [address, file] of folderFiles(fileURLToPath(folder), `cases/${name}/`)) files.set(address, file);
    }
  });

  it.each(browsers)("is the exported frame in %s", async (browser) => {
    const { result } = await runInBrowser({ browser, job: "hashFrames", input: requests, files, script });
    const named = (hashes: readonly string[][]) => Object.fromEntries(CASES.map((name, at) => [name, hashes[at]]));
    expect(named(result as string[][])).toEqual(named(expected));
  });
});
