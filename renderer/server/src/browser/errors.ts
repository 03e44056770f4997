import type { VideoJSONError } from "@videoflow/core";
import { fail, reasonOf } from "../errors.js";

/** What to do about a browser that is not there, in one sentence each. */
const HOW_TO_GET = {
  chromium:
    "Install the npm package @sparticuz/chromium (x64 Linux), Chromium or Google Chrome, run `npx playwright install chromium`, or set VIDEOFLOW_CHROMIUM to the path of one",
  firefox:
    "Install Firefox (Debian and Ubuntu: `apt-get install firefox-esr`), or set VIDEOFLOW_FIREFOX to the path of one",
} as const;

const NAMES = { chromium: "Chromium", firefox: "Firefox" } as const;

export type BrowserName = keyof typeof HOW_TO_GET;

export function howToGet(browser: BrowserName): string {
  return `${HOW_TO_GET[browser]}.`;
}

export function browserMissing(browser: BrowserName): VideoJSONError {
  return fail("BROWSER_MISSING", { browser: NAMES[browser], how: howToGet(browser) });
}

/** A browser that would not start, crashed, hung, or whose page failed. `cause` is an error or a sentence. */
export function browserFailed(browser: string, cause: unknown): VideoJSONError {
  // Drivers append their log; the first line says what happened. The sentence it becomes a part of has its own full stop.
  const reason = reasonOf(cause).split("\n")[0]?.trim().replace(/\.$/, "") || "no reason given";
  return fail("BROWSER_FAILED", { browser, reason }, cause);
}
