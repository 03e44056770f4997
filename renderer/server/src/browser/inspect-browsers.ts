import { VideoJSONError } from "@videoflow/core";
import { reasonOf } from "../errors.js";
import { type BrowserName, howToGet } from "./errors.js";
import type { BrowserFile } from "./find-browser.js";
import { browserVersion, findFirefox } from "./find-browser.js";
import { type ChromiumFile, findChromium } from "./find-chromium.js";

/** What there is of one browser on this machine. */
export interface BrowserReport {
  readonly browser: BrowserName;
  /** Undefined when there is none. */
  readonly executablePath: string | undefined;
  /** How it was found. */
  readonly source: string | undefined;
  /** What it says of itself; undefined when it cannot be started. */
  readonly version: string | undefined;
  /** Why the one there is cannot be used. */
  readonly problem: string | undefined;
  /** How to get one, in one sentence. */
  readonly how: string;
}

/** Looks for the browsers and starts each to ask its version. The bundled Chromium is unpacked if it was not yet. */
export async function inspectBrowsers(): Promise<BrowserReport[]> {
  let chromium: ChromiumFile | undefined;
  let problem: string | undefined;
  try {
    chromium = await findChromium();
  } catch (error) {
    problem = error instanceof VideoJSONError ? error.issues[0]?.message : reasonOf(error);
  }
  return Promise.all([
    report("chromium", chromium, { problem, environment: chromium?.environment }),
    report("firefox", findFirefox()),
  ]);
}

async function report(
  browser: BrowserName,
  file: BrowserFile | undefined,
  known: { problem?: string | undefined; environment?: Readonly<Record<string, string>> | undefined } = {},
): Promise<BrowserReport> {
  const version = file && (await browserVersion(file.executablePath, known.environment));
  const problem = known.problem ?? (file && !version ? "it cannot be started" : undefined);
  const { executablePath, source } = file ?? {};
  return { browser, executablePath, source, version, problem, how: howToGet(browser) };
}
