import type { Page, Browser as PuppeteerBrowser } from "puppeteer-core";
import { type Browser, CLOSE_TIMEOUT, callPage, START_TIMEOUT } from "./browser.js";
import { type BrowserHome, createBrowserHome } from "./browser-home.js";
import { browserFailed, browserMissing } from "./errors.js";
import { findFirefox } from "./find-browser.js";
import { within } from "./within.js";

/** It loads one page of ours from this machine: nothing is to be fetched, updated or sent. */
const PREFERENCES = {
  "network.proxy.type": 0,
  "network.dns.disabled": true,
  "network.captive-portal-service.enabled": false,
  "network.connectivity-service.enabled": false,
  "browser.safebrowsing.downloads.remote.enabled": false,
  "extensions.getAddons.cache.enabled": false,
  "toolkit.telemetry.enabled": false,
};

/**
 * Starts a headless Firefox (WebDriver BiDi) with a fresh profile and an empty page. The Firefox is the one
 * `VIDEOFLOW_FIREFOX` names, else the installed one.
 *
 * @throws VideoJSONError `BROWSER_MISSING` or `BROWSER_FAILED`.
 */
export async function launchFirefox(): Promise<Browser> {
  const file = findFirefox();
  if (!file) throw browserMissing("firefox");
  const { launch } = await import("puppeteer-core");
  const home = await createBrowserHome();
  let browser: PuppeteerBrowser | undefined;
  try {
    browser = await launch({
      browser: "firefox",
      executablePath: file.executablePath,
      userDataDir: home.profile,
      extraPrefsFirefox: PREFERENCES,
      env: home.environment,
      timeout: START_TIMEOUT,
      // A job may take any time; what hangs is noticed by its missing heartbeat.
      protocolTimeout: 0,
      // Puppeteer would end the whole process on a signal; that is for the program to decide.
      handleSIGINT: false,
      handleSIGTERM: false,
      handleSIGHUP: false,
    });
    return drive(browser, await browser.newPage(), await browser.version(), home);
  } catch (error) {
    browser?.process()?.kill("SIGKILL");
    await home.remove();
    throw browserFailed(`Firefox (${file.executablePath})`, error);
  }
}

function drive(browser: PuppeteerBrowser, page: Page, version: string, home: BrowserHome): Browser {
  let closing = false;
  const lost = new Promise<string>((resolve) => {
    page.on("error", (error) => resolve(`its page crashed (${error.message})`));
    browser.on("disconnected", () => {
      if (!closing) resolve("it ended unexpectedly");
    });
  });
  return {
    version: version.replace(/^firefox\//, "Firefox "),
    lost,
    async open(url) {
      await page.goto(url, { timeout: START_TIMEOUT });
    },
    evaluate: (method, values) => page.evaluate(callPage, { method, values }),
    async close() {
      closing = true;
      await within(CLOSE_TIMEOUT, browser.close()).catch(() => browser.process()?.kill("SIGKILL"));
      await home.remove();
    },
  };
}
