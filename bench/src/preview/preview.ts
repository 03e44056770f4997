import { cpus } from "node:os";
import { fileURLToPath } from "node:url";
import type { VideoJSON } from "@videoflow/core";
import { renderVideo } from "@videoflow/renderer-server";
import { runInBrowser, type ServedFile } from "@videoflow/renderer-server/browser";
import { bundle, packageFiles } from "../served-parts.js";
import type { PreviewFigures, PreviewRequest } from "./page.js";
import { CLIP, clip, previewScenes } from "./scenes.js";

/** Jumps per scene, all over the video. */
const SEEKS = 40;

/** Plays scenes in headless Chromium in real time, then jumps about in them; one line for each. */
export async function* measurePreview(only = ""): AsyncGenerator<string> {
  const files = new Map<string, ServedFile>([
    [
      "preview-worker.js",
      { contentType: "text/javascript", bytes: await bundle("@videoflow/renderer-dom/preview-worker") },
    ],
    [CLIP, { contentType: "application/octet-stream", bytes: await clipFile() }],
    ...packageFiles(),
  ]);
  const script = await bundle(fileURLToPath(new URL("page.js", import.meta.url)));
  for (const [name, document] of Object.entries(previewScenes)) {
    if (!name.includes(only)) continue;
    const input: PreviewRequest = { document, seeks: seeksIn(document) };
    const before = coreTimes();
    const { version, result } = await runInBrowser({ browser: "chromium", job: "preview", input, files, script });
    yield `${line(name, document, result as PreviewFigures)}; ${busyShare(before)}; ${version}`;
  }
}

async function clipFile(): Promise<Uint8Array> {
  return (await renderVideo(clip, { outputType: "buffer" })) as Uint8Array;
}

function line(name: string, { width, height, fps, duration }: VideoJSON, figures: PreviewFigures): string {
  const seeks = figures.seeks.toSorted((a, b) => a - b);
  const median = seeks[Math.floor(seeks.length / 2)] ?? Number.NaN;
  return [
    `preview · ${name} ${width}×${height}, ${duration} s at ${fps} fps`,
    `${figures.fps.toFixed(1)} fps painted, ${figures.dropped} dropped, longest gap ${figures.longestGap.toFixed(0)} ms`,
    `seek ${median.toFixed(0)} ms (median of ${seeks.length}), ${Math.max(...seeks).toFixed(0)} ms (longest)`,
  ].join("; ");
}

/** What all cores together have done, in ms. */
function coreTimes(): { busy: number; idle: number } {
  const cores = cpus().map(({ times: { user, nice, sys, idle, irq } }) => ({ busy: user + nice + sys + irq, idle }));
  return cores.reduce((sum, { busy, idle }) => ({ busy: sum.busy + busy, idle: sum.idle + idle }), {
    busy: 0,
    idle: 0,
  });
}

/** Whoever kept them busy: figures of real time mean little where others had a large part in it. */
function busyShare(before: { busy: number; idle: number }): string {
  const now = coreTimes();
  const [busy, idle] = [now.busy - before.busy, now.idle - before.idle];
  return `${cpus().length} cores ${((100 * busy) / (busy + idle)).toFixed(0)} % busy`;
}

/** The same frames every time, near and far from one another. */
function seeksIn({ fps = 30, duration = 5 }: VideoJSON): number[] {
  const frames = Math.floor(Number(fps) * duration);
  return Array.from({ length: SEEKS }, (_, index) => (index * 7919 + 13) % frames);
}
