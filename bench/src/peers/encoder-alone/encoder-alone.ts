import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { VideoJSON } from "@videoflow/core";
import { runInBrowser, type ServedFile } from "@videoflow/renderer-server/browser";
import { bundle, packageFiles } from "../../served-parts.js";
import type { EncoderRequest } from "./page.js";

/**
 * What the browser's encoder does by itself: our export with frames that were drawn before it began. With an encoder on every
 * processor it is what no renderer can exceed that encodes with it.
 *
 * @param media folder of the files that the document names
 * @param encoders side by side
 * @returns frames per second
 */
export async function measureEncoderAlone(document: VideoJSON, media: string, encoders: number): Promise<number> {
  const files = new Map<string, ServedFile>([
    ["encoder-worker.js", { contentType: "text/javascript", bytes: await bundle(beside("worker.js")) }],
    ...packageFiles(),
  ]);
  for (const name of ["photo.jpg", "clip.mp4"]) {
    files.set(name, { contentType: "application/octet-stream", bytes: await readFile(join(media, name)) });
  }
  const input: EncoderRequest = { document, workers: encoders };
  const script = await bundle(beside("page.js"));
  // The page that is ready for our next render is not for this.
  const job = { browser: "chromium", sharedBrowser: false, job: "encoderAlone", input, files, script } as const;
  return (await runInBrowser(job)).result as number;
}

function beside(name: string): string {
  return fileURLToPath(new URL(name, import.meta.url));
}
