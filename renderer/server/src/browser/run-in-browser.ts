import { readdir, readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { VideoJSONError } from "@videoflow/core";
import { aborted, fail } from "../errors.js";
import type { BrowserPage } from "./browser.js";
import { type BrowserName, browserFailed } from "./errors.js";
import type { JobReply, Progress } from "./page-protocol.js";
import { type ReceivePart, type ServedFile, servePage } from "./page-server.js";
import { type BrowserChoice, withPage } from "./warm-browsers.js";
import { within } from "./within.js";

export interface BrowserJob extends BrowserChoice {
  readonly browser: BrowserName;
  /** Name of a job of `page/jobs.ts`. */
  readonly job: string;
  /** What the job is given: JSON. */
  readonly input: unknown;
  /** What the page may load while the job runs, by address relative to the page. */
  readonly files?: ReadonlyMap<string, ServedFile> | undefined;
  /** The page's script. Default: the built page with the jobs of `page/jobs.ts`. */
  readonly script?: string | undefined;
  /** Takes the parts of the file that the job makes, if it makes one. */
  readonly receive?: ReceivePart | undefined;
  /** Ends the page and rejects with `ABORTED`. */
  readonly signal?: AbortSignal | undefined;
  /** Called now and then, and after the last change. */
  readonly onProgress?: ((progress: Progress) => void) | undefined;
}

export interface BrowserResult {
  /** Name and version of the browser. */
  readonly version: string;
  /** What the job gave back: JSON. */
  readonly result: unknown;
}

/** The scripts of the page and of its workers, bundled by scripts/build-page.mjs; the same place from src/ and from dist/. */
const SCRIPTS = new URL("../../dist/page/", import.meta.url);
const PAGE =
  '<!doctype html><meta charset="utf-8"><link rel="icon" href="icon"><script type="module" src="main.js"></script>';

/** How often the page is asked how far it is, in ms. */
const HEARTBEAT = 250;

/** How long one frame may keep the page from answering before the browser counts as hung, in ms. */
const STALL_TIMEOUT = 60_000;

/**
 * Runs a job in a page of its own, in a warm browser or one started for it, and leaves nothing of it behind.
 *
 * @throws VideoJSONError the job's own issues; `BROWSER_MISSING`; `BROWSER_FAILED` when the browser or its page crashes or hangs.
 */
export async function runInBrowser(job: BrowserJob): Promise<BrowserResult> {
  if (job.signal?.aborted) throw aborted(job.signal);
  const server = await servePage(
    new Map<string, ServedFile>([
      ...(await builtScripts()),
      ...(job.files ?? []),
      ["", { contentType: "text/html", bytes: PAGE }],
      ["icon", { contentType: "application/octet-stream", bytes: "" }],
      ...(job.script === undefined ? [] : [["main.js", script(job.script)] as const]),
    ]),
    job.receive,
  );
  try {
    return await withPage(job.browser, job, async (page, version) => {
      return { version, result: await runOnPage(page, version, server.url, job) };
    });
  } finally {
    await server.close();
  }
}

let scripts: Promise<(readonly [name: string, file: ServedFile])[]> | undefined;

/** Read once: there are 9 MB of them. */
async function builtScripts(): Promise<(readonly [name: string, file: ServedFile])[]> {
  scripts ??= readdir(SCRIPTS).then((names) =>
    Promise.all(names.map(async (name) => [name, script(await readFile(new URL(name, SCRIPTS)))] as const)),
  );
  try {
    return await scripts;
  } catch (error) {
    scripts = undefined;
    throw fail("INSTALLATION_DAMAGED", { file: fileURLToPath(SCRIPTS) }, error);
  }
}

function script(bytes: Uint8Array | string): ServedFile {
  return { contentType: "text/javascript", bytes };
}

/** Whatever comes first: the reply, the loss of the browser, a missed heartbeat, the abort. */
async function runOnPage(page: BrowserPage, version: string, url: string, job: BrowserJob): Promise<unknown> {
  const over = new AbortController();
  const opened = openPage(page, version, url);
  try {
    return await Promise.race([
      opened.then(() => work(page, version, job)),
      // Only a page that has loaded can answer.
      opened.then(() => watch(page, version, job, over.signal)),
      page.lost.then((reason) => {
        throw browserFailed(version, reason);
      }),
      abortion(job.signal, over.signal),
    ]);
  } finally {
    over.abort();
  }
}

async function openPage(page: BrowserPage, version: string, url: string): Promise<void> {
  try {
    await page.open(url);
  } catch (error) {
    throw browserFailed(version, error);
  }
}

async function work(page: BrowserPage, version: string, { job, input, onProgress }: BrowserJob): Promise<unknown> {
  let reply: JobReply;
  try {
    reply = (await page.evaluate("run", [job, JSON.stringify(input)])) as JobReply;
  } catch (error) {
    throw browserFailed(version, error);
  }
  if ("result" in reply) {
    onProgress?.(await askProgress(page, version));
    return reply.result;
  }
  if ("issues" in reply) throw new VideoJSONError([...reply.issues]);
  throw browserFailed(version, reply.failure);
}

/** Rejects when the page stops answering, which a driver does not always notice by itself. */
async function watch(
  page: BrowserPage,
  version: string,
  { onProgress }: BrowserJob,
  over: AbortSignal,
): Promise<never> {
  while (!over.aborted) {
    await new Promise((resolve) => setTimeout(resolve, HEARTBEAT));
    if (over.aborted) break;
    const progress = await askProgress(page, version).catch((error) => {
      if (!over.aborted) throw error;
    });
    if (progress && !over.aborted) onProgress?.(progress);
  }
  return new Promise<never>(() => undefined);
}

async function askProgress(page: BrowserPage, version: string): Promise<Progress> {
  try {
    return (await within(STALL_TIMEOUT, page.evaluate("progress", []))) as Progress;
  } catch (error) {
    throw browserFailed(version, error);
  }
}

function abortion(signal: AbortSignal | undefined, over: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    if (signal?.aborted) reject(aborted(signal));
    signal?.addEventListener("abort", () => reject(aborted(signal)), { signal: over });
  });
}
