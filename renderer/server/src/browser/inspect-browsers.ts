import { type BrowserName, howToGet } from "./errors.js";
import type { BrowserFile } from "./find-browser.js";
import { browserVersion, findFirefox } from "./find-browser.js";
import { findChromium } from "./launch-chromium.js";

/** What there is of one browser on this machine. */
export interface BrowserReport {
  readonly browser: BrowserName;
  /** Undefined when there is none. */
  readonly executablePath: string | undefined;
  /** How it was found. */
  readonly source: string | undefined;
  /** What it says of itself; undefined when it cannot be started. */
  readonly version: string | undefined;
  /** How to get one, in one sentence. */
  readonly how: string;
}

/** Looks for the browsers and starts each to ask its version. The bundled Chromium is unpacked if it was not yet. */
export async function inspectBrowsers(): Promise<BrowserReport[]> {
  const chromium = await findChromium();
  return Promise.all([report("chromium", chromium, chromium?.environment), report("firefox", findFirefox())]);
}

async function report(
  browser: BrowserName,
  file: BrowserFile | undefined,
  environment?: Readonly<Record<string, string>>,
): Promise<BrowserReport> {
  const version = file && (await browserVersion(file.executablePath, environment));
  return { browser, executablePath: file?.executablePath, source: file?.source, version, how: howToGet(browser) };
}
