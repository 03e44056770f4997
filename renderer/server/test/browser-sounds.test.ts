import { createHash } from "node:crypto";
import { fileURLToPath } from "node:url";
import { openSound } from "@videoflow/renderer-media";
import { build } from "esbuild";
import { beforeAll, describe, expect, test } from "vitest";
import { CLICK_FILES, clickFile } from "../../media/test/click.js";
import type { BrowserName } from "../src/browser/errors.js";
import { findFirefox } from "../src/browser/find-browser.js";
import type { ServedFile } from "../src/browser/page-server.js";
import { runInBrowser } from "../src/browser/run-in-browser.js";

const browsers = ["chromium", ...(findFirefox() || process.env["CI"] ? ["firefox"] : [])] as BrowserName[];
const names = ["click.wav", ...CLICK_FILES];
const files = new Map<string, ServedFile>(
  names.map((name) => [name, { contentType: "application/octet-stream", bytes: clickFile(name) }]),
);

describe("every sample of WAV, MP3, AAC, Opus, Vorbis and FLAC files", () => {
  const inNode: Record<string, string> = {};
  let script = "";

  beforeAll(async () => {
    for (const name of names) {
      const sound = await openSound(clickFile(name));
      const channels = sound ? await sound.read(0, sound.length) : [];
      const digest = (channel: Float32Array) =>
        createHash("sha256").update(new Uint8Array(channel.buffer)).digest("hex");
      inNode[name] = channels.map(digest).join(" ");
    }
    const { outputFiles } = await build({
      entryPoints: [fileURLToPath(new URL("page/sound-hashes.ts", import.meta.url))],
      bundle: true,
      format: "esm",
      platform: "browser",
      write: false,
      logLevel: "error",
    });
    script = outputFiles[0]?.text ?? "";
  });

  test.each(browsers)("is that of Node in %s", async (browser) => {
    const { result } = await runInBrowser({ browser, job: "hashSounds", input: names, files, script });
    expect(Object.values(inNode).every((hash) => hash.length === 64)).toBe(true);
    expect(result).toEqual(inNode);
  });
});
