import type { VideoJSONError } from "@videoflow/core";
import { fail, reasonOf } from "../errors.js";

/** What to do about a browser that is not there, in one sentence each. */
const HOW_TO_GET = {
  chromium:
    'Install the npm package @sparticuz/chromium (x64 Linux), Chromium or Google Chrome, run `npx playwright install chromium`, or set VIDEOFLOW_CHROMIUM to the path of one; or use the engine "node", which needs none',
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

/**
 * A browser that would not start, crashed, hung, or whose page failed.
 *
 * @param cause an error or a sentence
 * @param remedy appended to what the cause says
 */
export function browserFailed(browser: string, cause: unknown, remedy = ""): VideoJSONError {
  return fail("BROWSER_FAILED", { browser, reason: `${reasonFor(reasonOf(cause))}${remedy}` }, cause);
}

/** Drivers append a log. Its first line says what happened, and what the browser itself said of it says most. */
function reasonFor(text: string): string {
  const [first = ""] = text.split("\n");
  // The sentence it becomes a part of has its own full stop.
  const summary = first.replace(/^\w+\.\w+: /, "").replace(/[\s.]+$/, "") || "no reason given";
  const said = /\[err\] (.+)/.exec(text)?.[1] ?? /^stderr:\n(.+)/m.exec(text)?.[1];
  return said ? `${summary}; it said: ${said.trim()}` : summary;
}
