import type { Browser as PuppeteerBrowser } from "puppeteer-core";
import { atExit } from "./at-exit.js";
import { type Browser, CLOSE_TIMEOUT, callPage, START_TIMEOUT } from "./browser.js";
import { type BrowserHome, createBrowserHome } from "./browser-home.js";
import { browserFailed, browserMissing } from "./errors.js";
import { findFirefox } from "./find-browser.js";
import { Loss } from "./loss.js";
import { groupMemory, killGroup } from "./process-group.js";
import { keepFor } from "./started-process.js";
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
 * Starts a headless Firefox (WebDriver BiDi) with a fresh profile. The Firefox is the one
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
    return drive(browser, (await browser.version()).replace(/^firefox\//, ""), home);
  } catch (error) {
    browser?.process()?.kill("SIGKILL");
    await home.remove();
    throw browserFailed(`Firefox (${file.executablePath})`, error);
  }
}

function drive(browser: PuppeteerBrowser, version: string, home: BrowserHome): Browser {
  const child = browser.process() ?? undefined;
  const kill = () => killGroup(child?.pid);
  const stayed = atExit(() => {
    kill();
    home.removeNow();
  });
  let closing = false;
  const ended = new Promise<void>((resolve) => browser.on("disconnected", () => resolve()));
  const loss = new Loss();
  void ended.then(() => !closing && loss.tell("it ended unexpectedly"));
  return {
    version: `Firefox ${version}`,
    lost: loss.listen().lost,
    async openPage() {
      const context = await browser.createBrowserContext();
      const page = await context.newPage().catch((error) => {
        throw browserFailed(`Firefox ${version}`, error);
      });
      const { lost, ignore } = loss.listen();
      const crashed = new Promise<string>((resolve) => {
        page.on("error", (error) => resolve(`its page crashed (${error.message})`));
      });
      return {
        lost: Promise.race([lost, crashed]),
        async open(url) {
          await page.goto(url, { timeout: START_TIMEOUT });
        },
        evaluate: (method, values) => page.evaluate(callPage, { method, values }),
        async close() {
          ignore();
          await context.close();
        },
      };
    },
    memory: () => groupMemory(child?.pid),
    keepProcess: (keep) => keepFor(child, keep),
    async close() {
      closing = true;
      // Nothing of its profile is to be kept: it need not take its time.
      kill();
      await within(CLOSE_TIMEOUT, ended).catch(() => browser.close());
      await home.remove();
      stayed();
    },
  };
}
