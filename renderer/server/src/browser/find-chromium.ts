import { existsSync } from "node:fs";
import { unpackBundledChromium } from "./bundled-chromium.js";
import { type BrowserFile, findInstalledChromium, findNamed } from "./find-browser.js";

/** A Chromium that can be started. */
export interface ChromiumFile extends BrowserFile {
  readonly environment: Readonly<Record<string, string>>;
}

/**
 * The Chromium to use: the one `VIDEOFLOW_CHROMIUM` names, else the one that came with the packages, else an installed Chromium
 * or Chrome, else one that Playwright installed.
 */
export async function findChromium(): Promise<ChromiumFile | undefined> {
  const named = findNamed("VIDEOFLOW_CHROMIUM");
  if (named) return { ...named, environment: {} };
  const bundled = await unpackBundledChromium();
  if (bundled) return { ...bundled, source: "npm package @sparticuz/chromium" };
  const installed = findInstalledChromium() ?? (await findPlaywrightChromium());
  return installed && { ...installed, environment: {} };
}

/** Where `npx playwright install chromium` puts its browser; undefined when it was not run. */
async function findPlaywrightChromium(): Promise<BrowserFile | undefined> {
  const { chromium } = await import("playwright-core");
  const executablePath = chromium.executablePath();
  return existsSync(executablePath) ? { executablePath, source: "Playwright" } : undefined;
}
