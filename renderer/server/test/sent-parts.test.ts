// What a page sends to its host, part by part.
import { existsSync, readFileSync } from "node:fs";
import { build } from "esbuild";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { BrowserName } from "../src/browser/errors.js";
import { findFirefox } from "../src/browser/find-browser.js";
import { runInBrowser } from "../src/browser/run-in-browser.js";
import { closeBrowsers } from "../src/browser/warm-browsers.js";
import { browserProcesses } from "./processes.js";

const TIMEOUT = 120_000;
const MEBIBYTE = 2 ** 20;
const browsers = ["chromium", ...(findFirefox() || process.env["CI"] ? ["firefox"] : [])] as BrowserName[];

let script = "";

beforeAll(async () => {
  const { outputFiles } = await build({
    stdin: {
      contents: `
        import { addJobs } from "../src/browser/page/index.js";
        import { sendPart, startSending } from "../src/browser/page/send-part.js";
        addJobs({
          async send({ count, size }, report) {
            for (let part = 0; part < count; part++) {
              await sendPart(new Uint8Array(size).fill(part), part * size);
              await report(part);
            }
          },
          sendAtOnce: ({ count, size }) =>
            Promise.all(Array.from({ length: count }, (_, part) => sendPart(new Uint8Array(size).fill(part), part * size))),
          async sendWithNobody() {
            let lost;
            globalThis.SharedWorker = class extends SharedWorker {
              constructor() {
                super("missing.js", { type: "module" });
                lost = new Promise((resolve) => this.addEventListener("error", resolve));
              }
            };
            startSending();
            await lost;
            await sendPart(new Uint8Array(1), 0);
          },
        });`,
      resolveDir: import.meta.dirname,
    },
    ...{ bundle: true, format: "esm", platform: "browser", write: false, logLevel: "error" },
  });
  script = outputFiles[0]?.text ?? "";
});

afterAll(closeBrowsers);

/** Bytes of all browsers' processes, pages that several share counted once. */
function memoryOfBrowsers(): number {
  const sizes = browserProcesses().map(({ pid }) => {
    const path = `/proc/${pid}/smaps_rollup`;
    return Number(/^Pss:\s+(\d+) kB/m.exec(existsSync(path) ? readFileSync(path, "utf8") : "")?.[1] ?? 0) * 1024;
  });
  return sizes.reduce((sum, size) => sum + size, 0);
}

describe("the parts of a file", () => {
  test.each(browsers)(
    "come whole and in order from %s, even if the page does not wait",
    { timeout: TIMEOUT },
    async (browser) => {
      const [count, size] = [20, 100_000];
      const file = Buffer.alloc(count * size);
      let position = 0;
      const receive = async (part: Uint8Array, at: number) => {
        expect(at).toBe(position);
        position += part.length;
        file.set(part, at);
      };
      await runInBrowser({ browser, job: "sendAtOnce", input: { count, size }, script, receive });
      const expected = Array.from({ length: count }, (_, part) => Buffer.alloc(size, part));
      expect(file.equals(Buffer.concat(expected))).toBe(true);
    },
  );

  test("that the host does not take are an error of the page", { timeout: TIMEOUT }, async () => {
    const receive = async () => {
      throw new Error("full");
    };
    const input = { count: 2, size: 10 };
    const sending = runInBrowser({ browser: "chromium", job: "send", input, script, receive });
    await expect(sending).rejects.toThrow(/the host did not take a part of the file \(HTTP 500\)/);
  });

  test.each(browsers)(
    "that %s has nobody to send with are an error, even if that was known before",
    { timeout: TIMEOUT },
    async (browser) => {
      const sending = runInBrowser({ browser, job: "sendWithNobody", input: null, script });
      await expect(sending).rejects.toThrow(/the worker that sends the file cannot be loaded/);
    },
  );

  test.skipIf(process.platform !== "linux")("are not kept once they are sent", { timeout: TIMEOUT }, async () => {
    const [count, size] = [240, MEBIBYTE];
    const sizes: number[] = [];
    const receive = async (part: Uint8Array, at: number) => {
      if (at % (20 * MEBIBYTE) === 0 && part.length > 0) sizes.push(memoryOfBrowsers());
    };
    await runInBrowser({ browser: "chromium", job: "send", input: { count, size }, script, receive });
    expect(sizes).toHaveLength(12);
    const [early, late] = [Math.max(...sizes.slice(1, 4)), Math.min(...sizes.slice(-3))];
    // 180 MB have been sent in between.
    expect(late - early).toBeLessThan(60 * MEBIBYTE);
  });
});
