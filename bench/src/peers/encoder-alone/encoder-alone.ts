import { readFile } from "node:fs/promises";
import { availableParallelism } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { VideoJSON } from "@videoflow/core";
import { runInBrowser, type ServedFile } from "@videoflow/renderer-server/browser";
import { bundle, packageFiles } from "../../served-parts.js";
import type { EncoderRequest } from "./page.js";

/**
 * What the browser's encoder does by itself, on all processors: our export with frames that were drawn before it began. No
 * renderer that encodes with it can be faster.
 *
 * @param media folder of the files that the document names
 * @returns frames per second
 */
export async function measureEncoderAlone(document: VideoJSON, media: string): Promise<number> {
  const files = new Map<string, ServedFile>([
    ["encoder-worker.js", { contentType: "text/javascript", bytes: await bundle(beside("worker.js")) }],
    ...packageFiles(),
  ]);
  for (const name of ["photo.jpg", "clip.mp4"]) {
    files.set(name, { contentType: "application/octet-stream", bytes: await readFile(join(media, name)) });
  }
  const input: EncoderRequest = { document, workers: availableParallelism() };
  const script = await bundle(beside("page.js"));
  return (await runInBrowser({ browser: "chromium", job: "encoderAlone", input, files, script })).result as number;
}

function beside(name: string): string {
  return fileURLToPath(new URL(name, import.meta.url));
}
