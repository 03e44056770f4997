import { readFile } from "node:fs/promises";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import type { ChromiumFile } from "@videoflow/renderer-server/browser";
import { build } from "esbuild";
import { type Browser, chromium, type Page } from "playwright-core";
import { peerFile } from "./peer-tools.js";
import type { SceneName } from "./scenes.js";

/** VideoFlow 1.2's browser renderer, in a page of the Chromium that we render in too. */
export interface VideoFlowPage {
  readonly page: Page;
  /** Where the page's media are served. */
  readonly address: string;
  /** @returns milliseconds from JSON to file */
  render(scene: SceneName): Promise<number>;
  /** @returns the MP4 file with a key picture every two seconds only */
  withFewKeyPictures(file: Uint8Array): Promise<Uint8Array>;
  close(): Promise<void>;
}

const PAGE = '<!doctype html><meta charset="utf-8"><script type="module" src="page.js"></script>';
const TYPES: Readonly<Record<string, string>> = { jpg: "image/jpeg", mp4: "video/mp4", js: "text/javascript" };

export async function openVideoFlow(
  { executablePath, environment }: ChromiumFile,
  media: string,
): Promise<VideoFlowPage> {
  const { outputFiles } = await build({
    entryPoints: [peerFile("videoflow-page.mjs")],
    bundle: true,
    format: "esm",
    platform: "browser",
    external: [
      "fs",
      "fs/promises",
      "path",
      "os",
      "child_process",
      "node:*",
      "@videoflow/renderer-server",
      "@videoflow/renderer-dom",
    ],
    write: false,
    logLevel: "error",
  });
  const server = await serve(media, outputFiles[0]?.text ?? "");
  const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const browser: Browser = await chromium.launch({
    executablePath,
    env: { ...(process.env as Record<string, string>), ...environment },
    chromiumSandbox: process.getuid?.() !== 0,
    args: [
      "--disable-background-networking",
      "--disable-component-update",
      "--disable-sync",
      "--autoplay-policy=no-user-gesture-required",
      // WebGL on the processor, and only that: 2D canvases are many times faster without the detour.
      "--use-angle=swiftshader",
      "--enable-unsafe-swiftshader",
      "--disable-accelerated-2d-canvas",
      "--disable-gpu-compositing",
    ],
  });
  const page = await browser.newPage();
  await page.goto(`${address}/`);
  await page.waitForFunction("globalThis.renderScene");
  return {
    page,
    address,
    render: async (scene) => {
      const result = await page.evaluate((name) => (globalThis as unknown as PageFunctions).renderScene(name), scene);
      if (!(result.bytes > 10_000 && Math.abs(result.duration - 10) < 0.1)) {
        throw new Error(`VideoFlow gave ${result.bytes} bytes, ${result.duration} s for "${scene}"`);
      }
      return result.milliseconds;
    },
    withFewKeyPictures: async (file) => {
      const base64 = Buffer.from(file).toString("base64");
      const recoded = await page.evaluate((text) => (globalThis as unknown as PageFunctions).recode(text), base64);
      return Buffer.from(recoded, "base64");
    },
    close: async () => {
      await browser.close();
      server.close();
    },
  };
}

interface PageFunctions {
  recode(base64: string): Promise<string>;
  renderScene(name: string): Promise<{ milliseconds: number; bytes: number; duration: number }>;
}

async function serve(media: string, script: string): Promise<Server> {
  const server = createServer(async (request, response) => {
    const name = (request.url ?? "/").slice(1).split("?")[0] ?? "";
    response.setHeader("access-control-allow-origin", "*");
    if (name === "") response.writeHead(200, { "content-type": "text/html" }).end(PAGE);
    else if (name === "page.js") response.writeHead(200, { "content-type": "text/javascript" }).end(script);
    else if (/^[\w-]+\.(jpg|mp4)$/.test(name)) {
      const bytes = await readFile(join(media, name));
      sendRange(bytes, TYPES[name.split(".").at(-1) as string] as string, request.headers.range, response);
    } else response.writeHead(404).end();
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return server;
}

/** Media elements seek by ranges. */
function sendRange(
  bytes: Buffer,
  type: string,
  range: string | undefined,
  response: import("node:http").ServerResponse,
): void {
  const [, from, to] = /^bytes=(\d+)-(\d*)$/.exec(range ?? "") ?? [];
  const headers = { "content-type": type, "accept-ranges": "bytes" };
  if (from === undefined) {
    response.writeHead(200, headers).end(bytes);
    return;
  }
  const [first, last] = [Number(from), to ? Number(to) : bytes.length - 1];
  const part = bytes.subarray(first, last + 1);
  response.writeHead(206, { ...headers, "content-range": `bytes ${first}-${last}/${bytes.length}` }).end(part);
}
