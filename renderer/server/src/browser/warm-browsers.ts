import { availableParallelism } from "node:os";
import { VideoJSONError } from "@videoflow/core";
import { aborted } from "../errors.js";
import { type Browser, START_TIMEOUT } from "./browser.js";
import { BrowserPool } from "./browser-pool.js";
import { type BrowserName, browserFailed, browserMissing } from "./errors.js";
import { findChromium } from "./find-chromium.js";
import { launchChromium } from "./launch-chromium.js";
import { launchFirefox } from "./launch-firefox.js";
import { within } from "./within.js";
import { openWorkPage, type WorkPage } from "./work-page.js";

/** Which browser a job gets. */
export interface BrowserChoice {
  /**
   * Whether the job runs in a browser that stays warm for the next job, in a profile of its own; a Chromium without a
   * job is closed after five minutes. False: in a browser that is started for the job and closed after it. Default true;
   * Firefox is always started.
   */
  readonly sharedBrowser?: boolean | undefined;
}

const MINUTE = 60_000;

const pool = new BrowserPool(
  {
    // A job keeps all processors busy by itself: more at once would only need more memory.
    most: Math.min(4, Math.max(2, Math.floor(availableParallelism() / 2))),
    idleTime: 5 * MINUTE,
    jobs: 100,
    age: 30 * MINUTE,
    memory: 2 ** 30,
  },
  openWorkPage,
);

/** Closes the warm browsers: those without a job now, the others when their jobs are over. The next job starts a new one. */
export async function closeBrowsers(): Promise<void> {
  await pool.close();
}

export interface PageWishes extends BrowserChoice {
  /** Makes a fresh page ready for another job like this one, as soon as this one is over. */
  readonly makeNextReady?: ((page: WorkPage) => Promise<void>) | undefined;
  readonly signal?: AbortSignal | undefined;
}

/**
 * Gives `work` a fresh page. In a shared browser it may still be on its way out when the promise is fulfilled.
 *
 * @throws VideoJSONError `BROWSER_MISSING`, `BROWSER_FAILED`, `ABORTED`
 */
export async function withPage<Result>(
  name: BrowserName,
  { sharedBrowser = true, makeNextReady, signal }: PageWishes,
  work: (page: WorkPage) => Promise<Result>,
): Promise<Result> {
  const { kind, launch } = await launcher(name);
  if (signal?.aborted) throw aborted(signal);
  if (name === "firefox" || !sharedBrowser) {
    const browser = await launch();
    try {
      const page = await within(START_TIMEOUT, openWorkPage(browser)).catch((error) => {
        throw error instanceof VideoJSONError ? error : browserFailed(browser.version, error);
      });
      return await work(page).finally(() => void page.close().catch(() => undefined));
    } finally {
      await browser.close();
    }
  }
  const loan = await pool.lend(kind, launch, signal);
  let sound = true;
  try {
    return await work(loan.page);
  } catch (error) {
    // A document's own issues, an abort, or what the caller throws are no fault of the browser.
    sound = !(error instanceof VideoJSONError && error.code === "BROWSER_FAILED");
    throw error;
  } finally {
    const given = loan.giveBack(sound, makeNextReady);
    given.catch(() => undefined);
    // Nobody waits for a page to end but those who have to know that a broken browser is gone.
    if (!sound) await given;
  }
}

async function launcher(name: BrowserName): Promise<{ kind: string; launch: () => Promise<Browser> }> {
  if (name === "firefox") return { kind: name, launch: launchFirefox };
  const file = await findChromium();
  if (!file) throw browserMissing(name);
  return { kind: file.executablePath, launch: () => launchChromium(file) };
}
