import { existsSync } from "node:fs";
import type { BrowserName } from "@videoflow/renderer-server/browser";

const hasFirefox =
  process.env["VIDEOFLOW_FIREFOX"] ||
  process.env["CI"] ||
  ["/usr/bin/firefox-esr", "/usr/bin/firefox"].some(existsSync);

/** Those to test in. CI has both. */
export const browsers: readonly BrowserName[] = hasFirefox ? ["chromium", "firefox"] : ["chromium"];
