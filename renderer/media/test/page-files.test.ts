// The loading of a document's files as pages do it, in Node, whose fetch and Blob are those of pages.
import { createServer, type RequestListener, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { type VideoJSON, VideoJSONError } from "@videoflow/core";
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from "vitest";
import { loadAssets } from "../src/assets/load-assets.js";
import { type PageFileOptions, pageFiles } from "../src/web/page-files.js";

/** By path. */
const answers: Record<string, RequestListener> = {
  "/media/a.bin": (_, response) => response.end("some bytes"),
  "/b.bin": (_, response) => response.end("other bytes"),
  "/gone": (_, response) => response.writeHead(410).end(),
  "/broken": (_, response) => response.writeHead(500).end(),
  "/page": (_, response) => response.writeHead(200, { "content-type": "text/html; charset=utf-8" }).end("<p>"),
  "/away": (_, response) => response.writeHead(302, { location: "/b.bin" }).end(),
  "/long": (_, response) => response.writeHead(200, { "content-length": "100" }).end("x".repeat(100)),
  "/endless": (_, response) => {
    const more = () => {
      if (!response.destroyed) response.write("x".repeat(1000), () => setImmediate(more));
    };
    more();
  },
  "/never": () => undefined,
  "/stops": (_, response) => void response.writeHead(200, { "content-length": "100" }).write("x"),
  "/cut": (_, response) => {
    response.writeHead(200, { "content-length": "100" }).write("x", () => response.destroy());
  },
};

let server: Server;
let origin: string;

beforeAll(async () => {
  server = createServer((request, response) => {
    const answer = answers[request.url ?? ""];
    if (answer) answer(request, response);
    else response.writeHead(404).end();
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  vi.stubGlobal("location", new URL(`${origin}/media/page.html`));
});

afterAll(() => {
  vi.unstubAllGlobals();
  server.closeAllConnections();
  server.close();
});

function documentOf(source: string, integrity?: string): VideoJSON {
  return { layers: [{ type: "image", source, ...(integrity === undefined ? {} : { integrity }) }] };
}

/** Codes of the issues, or the bytes of the only asset as text. */
async function outcome(document: VideoJSON, options: PageFileOptions = {}): Promise<string> {
  try {
    const [asset] = await loadAssets(document, pageFiles(options));
    return new TextDecoder().decode(asset?.bytes);
  } catch (error) {
    if (error instanceof VideoJSONError) return error.issues.map(({ code, pointer }) => `${code} ${pointer}`).join();
    throw error;
  }
}

describe("a source", () => {
  test.each<[string, string, PageFileOptions]>([
    ["a.bin", "some bytes", {}],
    ["../b.bin", "other bytes", {}],
    ["b.bin", "other bytes", { baseUrl: "/" }],
    ["/away", "other bytes", {}],
    ["data:text/plain;base64,c29tZSBieXRlcw==", "some bytes", {}],
    ["data:,some%20bytes", "some bytes", {}],
    ["a.bin", "at hand", { files: { "a.bin": new Blob(["at hand"]) } }],
    ["/none", "ASSET_MISSING /layers/0/source", {}],
    ["/gone", "ASSET_MISSING /layers/0/source", {}],
    ["/broken", "ASSET_UNAVAILABLE /layers/0/source", {}],
    ["/page", "ASSET_UNAVAILABLE /layers/0/source", {}],
    ["/cut", "ASSET_UNAVAILABLE /layers/0/source", {}],
    ["http://127.0.0.1:9/x", "ASSET_UNAVAILABLE /layers/0/source", {}],
    ["blob:null/1", "ASSET_SOURCE_INVALID /layers/0/source", {}],
    ["C:\\a.bin", "ASSET_SOURCE_INVALID /layers/0/source", {}],
    ["data:no comma", "ASSET_SOURCE_INVALID /layers/0/source", {}],
    ["data:;base64,A", "ASSET_SOURCE_INVALID /layers/0/source", {}],
    ["/long", "ASSET_TOO_LARGE /layers/0/source", { maxAssetBytes: 99 }],
    ["/endless", "ASSET_TOO_LARGE /layers/0/source", { maxAssetBytes: 5000 }],
    ["a.bin", "ASSET_TOO_LARGE /layers/0/source", { maxAssetBytes: 3, files: { "a.bin": new Blob(["at hand"]) } }],
    ["/never", "ASSET_TIMEOUT /layers/0/source", { assetTimeout: 0.05 }],
    ["/stops", "ASSET_TIMEOUT /layers/0/source", { assetTimeout: 0.05 }],
  ])("%s gives %s", async (source, expected, options) => {
    expect(await outcome(documentOf(source), options)).toBe(expected);
  });

  test.each(["/never", "/stops", "/endless"])("%s can be given up", async (source) => {
    const ending = new AbortController();
    setTimeout(() => ending.abort(), 20);
    expect(await outcome(documentOf(source), { signal: ending.signal })).toBe("ABORTED ");
  });
});

describe("integrity", () => {
  const other = "sha256-ev8bYmHZ1dAT/0o6nwK5ZNV6fk5pOBgZkRlpyXaKW6I=";
  afterEach(() => void vi.unstubAllGlobals());

  test("is checked", async () => {
    vi.stubGlobal("location", new URL(`${origin}/media/page.html`));
    const digest = await crypto.subtle.digest("SHA-256", new TextEncoder().encode("some bytes"));
    const expected = `sha256-${Buffer.from(digest).toString("base64")}`;
    expect(await outcome(documentOf("a.bin", expected))).toBe("some bytes");
    expect(await outcome(documentOf("a.bin", other))).toBe("ASSET_INTEGRITY /layers/0/source");
  });

  test("cannot be checked where the browser has no SHA-256", async () => {
    vi.stubGlobal("location", new URL(`${origin}/media/page.html`));
    vi.stubGlobal("crypto", {});
    expect(await outcome(documentOf("a.bin", other))).toBe("FEATURE_MISSING ");
  });
});

test.each<[string, PageFileOptions]>([
  ["baseUrl", { baseUrl: "http://[" }],
  ["maxAssetBytes", { maxAssetBytes: 0 }],
  ["maxAssetBytes", { maxAssetBytes: Number.NaN }],
  ["assetTimeout", { assetTimeout: 0 }],
  ["assetTimeout", { assetTimeout: 100_000 }],
])("%s that cannot be is refused", (option, options) => {
  vi.stubGlobal("location", new URL(`${origin}/media/page.html`));
  expect(() => pageFiles(options)).toThrow(option);
});
