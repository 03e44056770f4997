import { VideoJSONError } from "@videoflow/core";
import { aborted } from "../errors.js";
import { type BrowserName, browserFailed } from "./errors.js";
import type { JobReply, Progress } from "./page-protocol.js";
import type { ReceivePart, ServedFile } from "./page-server.js";
import { type PageWishes, withPage } from "./warm-browsers.js";
import { within } from "./within.js";
import type { WorkPage } from "./work-page.js";

export interface BrowserJob extends PageWishes {
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
  return withPage(job.browser, job, async (page) => {
    page.serve(job.files ?? new Map(), job.receive);
    return { version: page.version, result: await runOnPage(page, job) };
  });
}

/** Whatever comes first: the reply, the loss of the browser, a missed heartbeat, the abort. */
async function runOnPage(page: WorkPage, job: BrowserJob): Promise<unknown> {
  const over = new AbortController();
  const loaded = page.load(job.script);
  try {
    return await Promise.race([
      loaded.then(() => work(page, job)),
      // Only a page that has loaded can answer.
      loaded.then(() => watch(page, job, over.signal)),
      page.lost.then((reason) => {
        throw browserFailed(page.version, reason);
      }),
      abortion(job.signal, over.signal),
    ]);
  } finally {
    over.abort();
  }
}

async function work(page: WorkPage, { job, input, onProgress }: BrowserJob): Promise<unknown> {
  const reply = (await page.evaluate("run", [job, JSON.stringify(input)])) as JobReply;
  if ("result" in reply) {
    onProgress?.(await askProgress(page));
    return reply.result;
  }
  if ("issues" in reply) throw new VideoJSONError([...reply.issues]);
  throw browserFailed(page.version, reply.failure);
}

/** Rejects when the page stops answering, which a driver does not always notice by itself. */
async function watch(page: WorkPage, { onProgress }: BrowserJob, over: AbortSignal): Promise<never> {
  while (!over.aborted) {
    await new Promise((resolve) => setTimeout(resolve, HEARTBEAT));
    if (over.aborted) break;
    const progress = await askProgress(page).catch((error) => {
      if (!over.aborted) throw error;
    });
    if (progress && !over.aborted) onProgress?.(progress);
  }
  return new Promise<never>(() => undefined);
}

async function askProgress(page: WorkPage): Promise<Progress> {
  try {
    return (await within(STALL_TIMEOUT, page.evaluate("progress", []))) as Progress;
  } catch (error) {
    throw browserFailed(page.version, error);
  }
}

function abortion(signal: AbortSignal | undefined, over: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    if (signal?.aborted) reject(aborted(signal));
    signal?.addEventListener("abort", () => reject(aborted(signal)), { signal: over });
  });
}
