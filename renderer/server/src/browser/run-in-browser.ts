import { readFile } from "node:fs/promises";
import { VideoJSONError } from "@videoflow/core";
import { aborted } from "../errors.js";
import type { Browser } from "./browser.js";
import { type BrowserName, browserFailed } from "./errors.js";
import { launchChromium } from "./launch-chromium.js";
import { launchFirefox } from "./launch-firefox.js";
import type { JobReply } from "./page-protocol.js";
import { type ServedFile, servePage } from "./page-server.js";
import { within } from "./within.js";

export interface BrowserJob {
  readonly browser: BrowserName;
  /** Name of a job of `page/jobs.ts`. */
  readonly job: string;
  /** What the job is given: JSON. */
  readonly input: unknown;
  /** What the page may load while the job runs, by address relative to the page. */
  readonly files?: ReadonlyMap<string, ServedFile> | undefined;
  /** The page's script. Default: the built page with the jobs of `page/jobs.ts`. */
  readonly script?: string | undefined;
  /** Closes the browser and rejects with `ABORTED`. */
  readonly signal?: AbortSignal | undefined;
  readonly onProgress?: ((done: number) => void) | undefined;
}

export interface BrowserResult {
  /** Name and version of the browser. */
  readonly version: string;
  /** What the job gave back: JSON. */
  readonly result: unknown;
}

/** The page's script, bundled by scripts/build-page.mjs; the same place from src/ and from dist/. */
const PAGE_SCRIPT = new URL("../../dist/page/main.js", import.meta.url);
/** The body of the page's workers, bundled likewise. */
const WORKER_SCRIPT = new URL("../../dist/page/export-worker.js", import.meta.url);
const PAGE =
  '<!doctype html><meta charset="utf-8"><link rel="icon" href="icon"><script type="module" src="main.js"></script>';

/** How often the page is asked how far it is, in ms. */
const HEARTBEAT = 500;

/** How long one frame may keep the page from answering before the browser counts as hung, in ms. */
const STALL_TIMEOUT = 60_000;

const launchers = { chromium: launchChromium, firefox: launchFirefox };

/**
 * Starts a browser, runs one job in it, and removes every trace of it: process, profile and server.
 *
 * @throws VideoJSONError the job's own issues; `BROWSER_MISSING`; `BROWSER_FAILED` when the browser or its page crashes or hangs.
 */
export async function runInBrowser(job: BrowserJob): Promise<BrowserResult> {
  if (job.signal?.aborted) throw aborted(job.signal);
  const server = await servePage(
    new Map<string, ServedFile>([
      ["export-worker.js", { contentType: "text/javascript", bytes: await readFile(WORKER_SCRIPT) }],
      ...(job.files ?? []),
      ["", { contentType: "text/html", bytes: PAGE }],
      ["icon", { contentType: "application/octet-stream", bytes: "" }],
      ["main.js", { contentType: "text/javascript", bytes: job.script ?? (await readFile(PAGE_SCRIPT)) }],
    ]),
  );
  try {
    const browser = await launchers[job.browser]();
    try {
      return { version: browser.version, result: await runOnPage(browser, server.url, job) };
    } finally {
      await browser.close();
    }
  } finally {
    await server.close();
  }
}

/** Whatever comes first: the reply, the loss of the browser, a missed heartbeat, the abort. */
async function runOnPage(browser: Browser, url: string, job: BrowserJob): Promise<unknown> {
  const over = new AbortController();
  const opened = openPage(browser, url);
  try {
    return await Promise.race([
      opened.then(() => work(browser, job)),
      // Only a page that has loaded can answer.
      opened.then(() => watch(browser, job, over.signal)),
      browser.lost.then((reason) => {
        throw browserFailed(browser.version, reason);
      }),
      abortion(job.signal, over.signal),
    ]);
  } finally {
    over.abort();
  }
}

async function openPage(browser: Browser, url: string): Promise<void> {
  try {
    await browser.open(url);
  } catch (error) {
    throw browserFailed(browser.version, error);
  }
}

async function work(browser: Browser, { job, input }: BrowserJob): Promise<unknown> {
  let reply: JobReply;
  try {
    reply = (await browser.evaluate("run", [job, JSON.stringify(input)])) as JobReply;
  } catch (error) {
    throw browserFailed(browser.version, error);
  }
  if ("result" in reply) return reply.result;
  if ("issues" in reply) throw new VideoJSONError([...reply.issues]);
  throw browserFailed(browser.version, reply.failure);
}

/** Rejects when the page stops answering, which a driver does not always notice by itself. */
async function watch(browser: Browser, { onProgress }: BrowserJob, over: AbortSignal): Promise<never> {
  while (!over.aborted) {
    await new Promise((resolve) => setTimeout(resolve, HEARTBEAT));
    if (over.aborted) break;
    try {
      const progress = await within(STALL_TIMEOUT, browser.evaluate("progress", []));
      if (typeof progress === "number") onProgress?.(progress);
    } catch (error) {
      if (!over.aborted) throw browserFailed(browser.version, error);
    }
  }
  return new Promise<never>(() => undefined);
}

function abortion(signal: AbortSignal | undefined, over: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    if (signal?.aborted) reject(aborted(signal));
    signal?.addEventListener("abort", () => reject(aborted(signal)), { signal: over });
  });
}
