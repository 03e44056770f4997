/** For tools: jobs of their own in a headless browser, on a page that tools build from `@videoflow/renderer-server/browser/page`. */
export type { BrowserName } from "./errors.js";
export { type ChromiumFile, findChromium } from "./find-chromium.js";
export type { ServedFile } from "./page-server.js";
export { type BrowserJob, type BrowserResult, runInBrowser } from "./run-in-browser.js";
