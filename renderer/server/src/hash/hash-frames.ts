import { createHash } from "node:crypto";
import type { VideoJSON } from "@videoflow/core";
import type { Resources } from "@videoflow/renderer-core";
import type { BrowserChoice } from "../browser/warm-browsers.js";
import { aborted } from "../errors.js";
import { nodeMedia } from "../node-media.js";
import { loadResources, type ResourceOptions } from "../resources.js";
import { type DocumentInput, validDocument } from "../valid-document.js";
import type { FrameSelection } from "./frame-selection.js";
import { type FrameHashes, hashDocument } from "./hash-renderer.js";

/** What runs the core: Node's main thread, one of its worker threads, or a headless browser. */
export type HashEngine = "node" | "worker" | "chromium" | "firefox";

export interface HashOptions extends ResourceOptions, BrowserChoice {
  /** Default "node". */
  readonly engine?: HashEngine | undefined;
  /** Default: every frame. */
  readonly frames?: FrameSelection | undefined;
  /** Seconds of the sound, counted from 0. Default: none. */
  readonly seconds?: readonly number[] | undefined;
  /** Stops the work and leaves nothing behind; the promise is then rejected with `ABORTED`. */
  readonly signal?: AbortSignal | undefined;
  /** Called now and then with the part that is done, 0 to 1. */
  readonly onProgress?: ((done: number) => void) | undefined;
}

export interface HashResult extends FrameHashes {
  readonly engine: HashEngine;
}

/** One document of several. */
export interface HashRequest {
  readonly document: DocumentInput;
  /** Default: every frame. */
  readonly frames?: FrameSelection | undefined;
  /** Seconds of the sound, counted from 0. Default: none. */
  readonly seconds?: readonly number[] | undefined;
  /** Default: that of the options. */
  readonly baseFolder?: string | undefined;
}

export interface ValidHashRequest extends HashRequest {
  readonly document: VideoJSON;
}

/**
 * The SHA-256 of the raw pixels of a document's frames, and of the samples of its sound, which are the same bytes in every engine.
 *
 * @throws VideoJSONError for an invalid document with all its issues; `FRAME_OUT_OF_RANGE`, `ABORTED`, `WORKER_FAILED`,
 * `BROWSER_MISSING`, `BROWSER_FAILED`, and what the document's fonts and layers are refused for.
 */
export async function hashFrames(document: DocumentInput, options: HashOptions = {}): Promise<HashResult> {
  const [result] = await hashDocuments([{ document, frames: options.frames, seconds: options.seconds }], options);
  return result as HashResult;
}

/**
 * As `hashFrames` for several documents, which a browser renders in one page. `options.frames` and `options.seconds` are not looked
 * at.
 */
export async function hashDocuments(
  requests: readonly HashRequest[],
  options: HashOptions = {},
): Promise<HashResult[]> {
  const { engine = "node", signal } = options;
  const valid = requests.map(({ document, ...request }) => {
    return { document: validDocument(document), ...request };
  });
  if (signal?.aborted) throw aborted(signal);
  if (engine === "chromium" || engine === "firefox") {
    const { hashInBrowser } = await import("./hash-in-browser.js");
    const results = await hashInBrowser(engine, valid, options);
    return results.map((result) => ({ engine, ...result }));
  }
  const hash = engine === "node" ? hashHere : (await import("./hash-in-worker.js")).hashInWorker;
  const results: HashResult[] = [];
  for (const { document, frames, seconds, baseFolder = options.baseFolder } of valid) {
    const onProgress = (done: number) => options.onProgress?.((results.length + done) / valid.length);
    const hashes = await hash(document, await loadResources(document, { ...options, baseFolder }), {
      frames,
      seconds,
      signal,
      onProgress,
    });
    results.push({ engine, ...hashes });
  }
  return results;
}

/** Hashes frames and sound in this thread. */
export async function hashHere(
  document: VideoJSON,
  resources: Resources,
  { frames, seconds, signal, onProgress }: HashOptions,
): Promise<FrameHashes> {
  return await hashDocument(document, { ...resources, ...nodeMedia }, sha256, {
    frames,
    seconds,
    onProgress: async (done) => {
      onProgress?.(done);
      // Rendering never waits for anything: let signals and timers have their turn between frames.
      await new Promise((resolve) => setImmediate(resolve));
      if (signal?.aborted) throw aborted(signal);
    },
  });
}

async function sha256(bytes: Uint8Array): Promise<string> {
  return createHash("sha256").update(bytes).digest("hex");
}
