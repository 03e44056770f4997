import { issue, VideoJSONError } from "@videoflow/core";

/** What to do about a browser that is not there, in one sentence each. */
const HOW_TO_GET = {
  chromium:
    "Install the npm package @sparticuz/chromium (x64 Linux), Chromium or Google Chrome, run `npx playwright install chromium`, or set VIDEOFLOW_CHROMIUM to the path of one",
  firefox:
    "Install Firefox (Debian and Ubuntu: `apt-get install firefox-esr`), or set VIDEOFLOW_FIREFOX to the path of one",
} as const;

export type BrowserName = keyof typeof HOW_TO_GET;

export function howToGet(browser: BrowserName): string {
  return `${HOW_TO_GET[browser]}.`;
}

export function browserMissing(browser: BrowserName): VideoJSONError {
  return new VideoJSONError([issue("BROWSER_MISSING", "", { browser, how: howToGet(browser) })]);
}

/** A browser that would not start, crashed, hung, or whose page failed. `cause` is an error or a sentence. */
export function browserFailed(browser: string, cause: unknown): VideoJSONError {
  const text = cause instanceof Error ? cause.message : String(cause);
  // Drivers append their log; the first line says what happened.
  const reason = text.split("\n")[0]?.trim() || "no reason given";
  return new VideoJSONError([issue("BROWSER_FAILED", "", { browser, reason })]);
}
