import { existsSync, readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { VideoJSON } from "@videoflow/core";
import { bundledFamilies } from "@videoflow/renderer-core";
import { runInBrowser } from "@videoflow/renderer-server/browser";
import { beforeAll, describe, expect, it } from "vitest";
import { browsers } from "./browsers.js";
import type { HashRequest } from "./page/hash-frames.js";
import { bundled, folderFiles, previewFiles, type ServedFile } from "./preview-page.js";

const cases = new URL("../../../conformance/cases/", import.meta.url);

interface Golden {
  readonly frames?: Readonly<Record<string, string>>;
  /** Codec of a video that Firefox converts to RGB in its own way. */
  readonly codec?: string;
}

interface Case {
  readonly name: string;
  readonly golden: Golden;
  readonly request: HashRequest;
}

/** The golden documents whose frames are opaque: a canvas holds those byte for byte, of others it keeps no exact colours. */
function goldenCases(): Case[] {
  const groups = readdirSync(cases).filter((group) => group !== "invalid");
  const names = groups.flatMap((group) => readdirSync(new URL(`${group}/`, cases)).map((name) => `${group}/${name}`));
  return names.flatMap((name) => {
    const file = new URL(`${name}/document.json`, cases);
    if (!existsSync(file)) return [];
    const document = JSON.parse(readFileSync(file, "utf8")) as VideoJSON;
    const golden = JSON.parse(readFileSync(new URL(`${name}/case.json`, cases), "utf8")) as Golden;
    const frames = Object.keys(golden.frames ?? {}).map(Number);
    const families = [...JSON.stringify(document).matchAll(/"(?:fontFamily|family)":"([^"]+)"/g)].map(
      ([, family]) => family,
    );
    const declared = new Set<string | undefined>([
      ...bundledFamilies,
      ...(document.fonts ?? []).map(({ family }) => family),
    ]);
    // Families of npm packages are found by Node alone.
    if (families.some((family) => !declared.has(family))) return [];
    const isOpaque = /^(#\w{3}|#\w{6}|#\w{6}[fF]{2})$/.test(document.backgroundColor ?? "#000000");
    return frames.length > 0 && isOpaque
      ? [{ name, golden, request: { document, frames, baseUrl: `cases/${name}/` } }]
      : [];
  });
}

describe("what the canvas holds at full size", () => {
  let files = new Map<string, ServedFile>();
  let script = "";
  const all = goldenCases();

  beforeAll(async () => {
    [files, script] = await Promise.all([previewFiles(), bundled("page/jobs.ts")]);
    for (const { name } of all) {
      const folder = fileURLToPath(new URL(`${name}/`, cases));
      for (const [address, file] of folderFiles(folder, `cases/${name}/`)) files.set(address, file);
    }
  });

  it.each(browsers)(
    "is the exported frame of every golden document in %s",
    async (browser) => {
      const held = all.filter(({ golden }) => browser === "chromium" || golden.codec === undefined);
      const input = held.map(({ request }) => request);
      const { result } = await runInBrowser({ browser, job: "hashFrames", input, files, script });
      const hashes = result as string[][];
      const shown = Object.fromEntries(held.map(({ name }, at) => [name, hashes[at]]));
      const expected = Object.fromEntries(held.map(({ name, golden }) => [name, Object.values(golden.frames ?? {})]));
      expect(held.length).toBeGreaterThan(150);
      expect(shown).toEqual(expected);
    },
    300_000,
  );
});
