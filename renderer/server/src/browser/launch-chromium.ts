import type { BrowserContext, Page } from "playwright-core";
import { type Browser, CLOSE_TIMEOUT, callPage, START_TIMEOUT } from "./browser.js";
import { type BrowserHome, createBrowserHome } from "./browser-home.js";
import { unpackBundledChromium } from "./bundled-chromium.js";
import { browserFailed, browserMissing } from "./errors.js";
import { findInstalledChromium, findNamed, isExecutable } from "./find-browser.js";
import { within } from "./within.js";

/** A Chromium that can be started. */
export interface ChromiumFile {
  readonly executablePath: string;
  /** How it was found, for `videoflow doctor`. */
  readonly source: string;
  readonly environment: Readonly<Record<string, string>>;
}

const ARGUMENTS = [
  // It loads one page of ours from this machine: nothing is to be fetched, updated, synchronised or sent.
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
  "--disable-domain-reliability",
  "--no-pings",
  "--no-proxy-server",
  "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
];

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

/**
 * Starts a headless Chromium with a fresh profile and an empty page.
 *
 * @throws VideoJSONError `BROWSER_MISSING` or `BROWSER_FAILED`.
 */
export async function launchChromium(): Promise<Browser> {
  const file = await findChromium();
  if (!file) throw browserMissing("chromium");
  const name = `Chromium (${file.executablePath})`;
  if (!isExecutable(file.executablePath)) throw browserFailed(name, "there is no such program");
  const { chromium } = await import("playwright-core");
  const home = await createBrowserHome();
  let context: BrowserContext | undefined;
  try {
    // Persistent, because Playwright would put a profile of its own elsewhere and remove it some time after the end.
    context = await chromium.launchPersistentContext(home.profile, {
      artifactsDir: home.artifacts,
      executablePath: file.executablePath,
      env: { ...home.environment, ...file.environment },
      args: ARGUMENTS,
      // The sandbox cannot be set up by root.
      chromiumSandbox: process.getuid?.() !== 0,
      timeout: START_TIMEOUT,
      // Playwright would end the whole process on a signal; that is for the program to decide.
      handleSIGINT: false,
      handleSIGTERM: false,
      handleSIGHUP: false,
    });
    return drive(context, context.pages()[0] ?? (await context.newPage()), home);
  } catch (error) {
    await context?.close().catch(() => undefined);
    await home.remove();
    throw browserFailed(name, error);
  }
}

function drive(context: BrowserContext, page: Page, home: BrowserHome): Browser {
  let closing = false;
  const lost = new Promise<string>((resolve) => {
    page.on("crash", () => resolve("its page crashed"));
    context.on("close", () => {
      if (!closing) resolve("it ended unexpectedly");
    });
  });
  return {
    version: `Chromium ${context.browser()?.version()}`,
    lost,
    async open(url) {
      await page.goto(url, { timeout: START_TIMEOUT });
    },
    evaluate: (method, values) => page.evaluate(callPage, { method, values }),
    async close() {
      closing = true;
      // Playwright kills the process itself when closing takes long.
      await within(CLOSE_TIMEOUT, context.close()).catch(() => undefined);
      await home.remove();
    },
  };
}

/** Where `npx playwright install chromium` puts its browser; undefined when it was not run. */
async function findPlaywrightChromium(): Promise<{ executablePath: string; source: string } | undefined> {
  const { chromium } = await import("playwright-core");
  const { existsSync } = await import("node:fs");
  const executablePath = chromium.executablePath();
  return existsSync(executablePath) ? { executablePath, source: "Playwright" } : undefined;
}
