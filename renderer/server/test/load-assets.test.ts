import { mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { createServer, type RequestListener, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type VideoJSON, VideoJSONError } from "@videoflow/core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type AssetOptions, assetPolicy } from "../src/assets/asset-options.js";
import { loadAssets } from "../src/assets/load-assets.js";
import { isPublicAddress } from "../src/assets/public-address.js";

const BYTES = Buffer.from("some bytes");

function documentOf(...sources: string[]): VideoJSON {
  return { layers: sources.map((source) => ({ type: "image", source })) };
}

/** Codes of the issues, or the bytes of the only asset as text. */
async function outcome(source: string, options: AssetOptions, signal?: AbortSignal): Promise<string> {
  try {
    const [asset] = await loadAssets(documentOf(source), assetPolicy(options, signal));
    return Buffer.from(asset?.bytes ?? []).toString();
  } catch (error) {
    if (error instanceof VideoJSONError) return error.issues.map(({ code, pointer }) => `${code} ${pointer}`).join();
    throw error;
  }
}

describe("paths", () => {
  const folder = mkdtempSync(join(tmpdir(), "videoflow-assets-"));
  const outside = mkdtempSync(join(tmpdir(), "videoflow-outside-"));
  writeFileSync(join(folder, "a.bin"), BYTES);
  writeFileSync(join(outside, "b.bin"), BYTES);
  symlinkSync(join(outside, "b.bin"), join(folder, "link.bin"));
  symlinkSync(join(folder, "round"), join(folder, "round"));
  afterAll(() => {
    rmSync(folder, { recursive: true });
    rmSync(outside, { recursive: true });
  });

  test.each([
    ["a.bin", "some bytes"],
    ["./x/../a.bin", "some bytes"],
    [join(folder, "a.bin"), "some bytes"],
    ["b.bin", "ASSET_MISSING /layers/0/source"],
    ["a.bin/b", "ASSET_MISSING /layers/0/source"],
    [".", "ASSET_UNAVAILABLE /layers/0/source"],
    ["round", "ASSET_UNAVAILABLE /layers/0/source"],
    ["link.bin", "ASSET_PATH_REFUSED /layers/0/source"],
    [join(outside, "b.bin"), "ASSET_PATH_REFUSED /layers/0/source"],
    ["../nowhere", "ASSET_PATH_REFUSED /layers/0/source"],
    ["a\0.bin", "ASSET_PATH_REFUSED /layers/0/source"],
  ])("%s", async (source, expected) => {
    expect(await outcome(source, { baseFolder: folder })).toBe(expected);
  });

  test("lead to folders that are allowed", async () => {
    const options = { baseFolder: folder, allowFolders: [outside] };
    expect(await outcome(join(outside, "b.bin"), options)).toBe("some bytes");
    expect(await outcome("link.bin", options)).toBe("some bytes");
  });

  test("lead to files no larger than allowed", async () => {
    expect(await outcome("a.bin", { baseFolder: folder, maxAssetBytes: 9 })).toBe("ASSET_TOO_LARGE /layers/0/source");
  });
});

describe("data: URLs", () => {
  test.each([
    ["data:;base64,c29tZSBieXRlcw==", "some bytes"],
    ["data:text/plain;charset=utf-8,some%20bytes", "some bytes"],
    ["data:image/png;base64,c29tZSBieXRlcw%3D%3D", "some bytes"],
    ["data:nothing", "ASSET_SOURCE_INVALID /layers/0/source"],
    ["data:,%", "ASSET_SOURCE_INVALID /layers/0/source"],
    ["data:;base64,??", "ASSET_SOURCE_INVALID /layers/0/source"],
  ])("%s", async (source, expected) => {
    expect(await outcome(source, {})).toBe(expected);
  });
});

describe("URLs", () => {
  let server: Server;
  let host = "";
  const never: Parameters<RequestListener>[1][] = [];
  const answers: Record<string, RequestListener> = {
    "/a": (_, response) => response.end(BYTES),
    "/to-a": (_, response) => response.writeHead(302, { location: "/a" }).end(),
    "/round": (_, response) => response.writeHead(302, { location: "/round" }).end(),
    "/to-metadata": (_, response) => response.writeHead(302, { location: "http://169.254.169.254/" }).end(),
    "/to-file": (_, response) => response.writeHead(302, { location: "file:///etc/hostname" }).end(),
    "/page": (_, response) => response.writeHead(200, { "content-type": "text/html" }).end("<p>Sign in"),
    "/broken": (_, response) => {
      response.writeHead(200, { "content-length": "100" });
      response.write(BYTES, () => response.destroy());
    },
    "/forbidden": (_, response) => response.writeHead(403).end(),
    "/endless": (_, response) => response.write(Buffer.alloc(5000)),
    "/never": (_, response) => void never.push(response),
  };

  beforeAll(async () => {
    server = createServer((request, response) => {
      const answer = answers[request.url ?? ""];
      if (answer) answer(request, response);
      else response.writeHead(404).end();
    });
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    host = `127.0.0.1:${(server.address() as AddressInfo).port}`;
  });

  afterAll(() => {
    server.closeAllConnections();
    server.close();
  });

  test.each([
    ["/a", "some bytes"],
    ["/to-a", "some bytes"],
    ["/nowhere", "ASSET_MISSING /layers/0/source"],
    ["/round", "ASSET_UNAVAILABLE /layers/0/source"],
    ["/forbidden", "ASSET_UNAVAILABLE /layers/0/source"],
    ["/page", "ASSET_UNAVAILABLE /layers/0/source"],
    ["/broken", "ASSET_UNAVAILABLE /layers/0/source"],
    ["/to-metadata", "ASSET_URL_REFUSED /layers/0/source"],
    ["/to-file", "ASSET_UNAVAILABLE /layers/0/source"],
    ["/endless", "ASSET_TOO_LARGE /layers/0/source"],
    ["/never", "ASSET_TIMEOUT /layers/0/source"],
  ])("%s of an allowed host", async (path, expected) => {
    const options = { allowHosts: [host], maxAssetBytes: 4000, assetTimeout: 0.5 };
    expect(await outcome(`http://${host}${path}`, options)).toBe(expected);
  });

  test("are refused by default when the host is this machine, as an address and as a name", async () => {
    expect(await outcome(`http://${host}/a`, {})).toBe("ASSET_URL_REFUSED /layers/0/source");
    const name = host.replace("127.0.0.1", "localhost");
    expect(await outcome(`http://${name}/a`, {})).toBe("ASSET_URL_REFUSED /layers/0/source");
  });

  test("stop loading when the caller aborts", async () => {
    const controller = new AbortController();
    const loading = outcome(`http://${host}/never`, { allowHosts: ["127.0.0.1"] }, controller.signal);
    setTimeout(() => controller.abort(), 50);
    expect(await loading).toBe("ABORTED ");
  });
});

test.each([
  ...[
    "127.0.0.1",
    "0.0.0.0",
    "10.1.2.3",
    "172.16.0.1",
    "192.168.1.1",
    "169.254.169.254",
    "100.64.0.1",
    "168.63.129.16",
  ],
  ...["224.0.0.1", "255.255.255.255", "::", "::1", "::ffff:8.8.8.8", "::7f00:1", "::a9fe:a9fe", "64:ff9b::7f00:1"],
  ...["fe80::1", "fe80::1%eth0", "fc00::1", "2002:7f00:1::", "2001::1", "fe80::5efe:10.0.0.1", "2a00::5efe:7f00:1"],
  ...["not an address", ""],
])("%s is not a public address", (address) => {
  expect(isPublicAddress(address)).toBe(false);
});

test.each(["8.8.8.8", "1.1.1.1", "2606:4700:4700::1111", "[2606:4700:4700::1111]"])(
  "%s is a public address",
  (address) => {
    expect(isPublicAddress(address)).toBe(true);
  },
);

test("integrity is held for every place that names a file, and a file is loaded once", async () => {
  const source = "data:,a";
  const integrity = "sha256-ypeBEsobvcr6wjGzmiPcTaeG7/gUfE5yuYB3ha/uSLs=";
  const layers: VideoJSON["layers"] = [
    { type: "image", source, integrity },
    { type: "image", source, integrity: integrity.replace("yp", "Yp") },
    { type: "image", source },
  ];
  expect(await loadAssets({ layers: layers.slice(0, 1) }, assetPolicy({}))).toHaveLength(1);
  const error = await loadAssets({ layers }, assetPolicy({})).catch((reason) => reason);
  expect(error.issues.map(({ code, pointer }: { code: string; pointer: string }) => `${code} ${pointer}`)).toEqual([
    "ASSET_INTEGRITY /layers/1/source",
  ]);
});
