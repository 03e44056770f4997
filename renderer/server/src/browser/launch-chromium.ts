import type { ChildProcess } from "node:child_process";
import type { BrowserContext, Page, Browser as PlaywrightBrowser } from "playwright-core";
import { reasonOf } from "../errors.js";
import { atExit } from "./at-exit.js";
import { type Browser, type BrowserPage, CLOSE_TIMEOUT, callPage, START_TIMEOUT } from "./browser.js";
import { type BrowserHome, createBrowserHome } from "./browser-home.js";
import { browserFailed } from "./errors.js";
import { isExecutable } from "./find-browser.js";
import type { ChromiumFile } from "./find-chromium.js";
import { Loss } from "./loss.js";
import { groupMemory, killGroup } from "./process-group.js";
import { findProcessorChoice, type ProcessorChoice } from "./processors.js";
import { keepFor, withProcess } from "./started-process.js";
import { within } from "./within.js";

const ARGUMENTS = [
  // It loads one page of ours from this machine: nothing is to be fetched, updated, synchronised or sent.
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
  "--disable-domain-reliability",
  "--no-pings",
  "--no-proxy-server",
  "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
  // The page says when there is garbage to collect (page/garbage.ts).
  "--js-flags=--expose-gc",
];

/**
 * Starts a headless Chromium with a fresh profile.
 *
 * @throws VideoJSONError `BROWSER_FAILED`
 */
export async function launchChromium(file: ChromiumFile): Promise<Browser> {
  const name = `Chromium (${file.executablePath})`;
  if (!isExecutable(file.executablePath)) throw browserFailed(name, "there is no such program");
  const { chromium } = await import("playwright-core");
  const home = await createBrowserHome();
  try {
    const processors = findProcessorChoice();
    const program = await home.starter([...(processors?.command ?? []), file.executablePath]);
    const { value: context, child } = await withProcess(program, () =>
      // Persistent, because Playwright would put a profile of its own elsewhere and remove it some time after the end.
      chromium.launchPersistentContext(home.profile, {
        artifactsDir: home.artifacts,
        executablePath: program,
        env: { ...home.environment, ...file.environment },
        args: ARGUMENTS,
        chromiumSandbox: hasSandbox(),
        timeout: START_TIMEOUT,
        // Playwright would end the whole process on a signal; that is for the program to decide.
        handleSIGINT: false,
        handleSIGTERM: false,
        handleSIGHUP: false,
      }),
    );
    return drive(context, child, home, processors);
  } catch (error) {
    await home.remove();
    const remedy = "; VIDEOFLOW_CHROMIUM_SANDBOX=off starts it without";
    throw browserFailed(name, error, /no usable sandbox/i.test(reasonOf(error)) ? remedy : "");
  }
}

/** Root cannot set it up, nor can others in many containers: those who trust their documents' fonts and pictures say so. */
function hasSandbox(): boolean {
  return process.getuid?.() !== 0 && process.env["VIDEOFLOW_CHROMIUM_SANDBOX"] !== "off";
}

function drive(
  context: BrowserContext,
  child: ChildProcess | undefined,
  home: BrowserHome,
  processors: ProcessorChoice | undefined,
): Browser {
  const browser = context.browser() as PlaywrightBrowser;
  const kill = () => killGroup(child?.pid);
  const stayed = atExit(() => {
    kill();
    home.removeNow();
  });
  const ended = new Promise<void>((resolve) => browser.on("disconnected", () => resolve()));
  const loss = new Loss();
  void ended.then(() => loss.tell("it ended unexpectedly"));
  return {
    version: `Chromium ${browser.version()}`,
    lost: loss.listen().lost,
    openPage: () => openPage(browser, loss, processors),
    memory: () => groupMemory(child?.pid),
    keepProcess: (keep) => keepFor(child, keep),
    async close() {
      // Nothing of its profile is to be kept: it need not take its time.
      kill();
      await within(CLOSE_TIMEOUT, ended).catch(() => context.close());
      await home.remove();
      stayed();
    },
  };
}

async function openPage(
  browser: PlaywrightBrowser,
  loss: Loss,
  processors: ProcessorChoice | undefined,
): Promise<BrowserPage> {
  const version = `Chromium ${browser.version()}`;
  const { lost, ignore } = loss.listen();
  const gone = lost.then((reason) => {
    throw new Error(reason);
  });
  // The driver never answers calls that are under way when the browser ends.
  const { context, page } = await Promise.race([newPage(browser), gone]).catch((error) => {
    ignore();
    throw browserFailed(version, error);
  });
  const crashed = new Promise<string>((resolve) => {
    page.on("crash", () => resolve("its page crashed"));
  });
  return {
    lost: Promise.race([lost, crashed]),
    async open(url) {
      await page.goto(url, { timeout: START_TIMEOUT });
      await processors?.widen(await processIds(browser));
    },
    evaluate: (method, values) => page.evaluate(callPage, { method, values }),
    async close() {
      ignore();
      await context.close();
    },
  };
}

async function newPage(browser: PlaywrightBrowser): Promise<{ context: BrowserContext; page: Page }> {
  const context = await browser.newContext({ acceptDownloads: false, serviceWorkers: "block" });
  return { context, page: await context.newPage() };
}

/** The processes that do the browser's work; those that others are forked from are not among them. */
async function processIds(browser: PlaywrightBrowser): Promise<number[]> {
  const session = await browser.newBrowserCDPSession();
  try {
    const { processInfo } = await session.send("SystemInfo.getProcessInfo");
    return processInfo.map(({ id }) => id);
  } finally {
    await session.detach();
  }
}
