import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { expect, onTestFinished, test } from "vitest";
import { videoflow } from "./videoflow.js";

const DOCUMENT = JSON.stringify({ layers: [{ type: "text", text: "a", fontFamily: "No Such Family" }] });

/** What a registry without packages is asked for. */
async function asked(args: readonly string[], env: Readonly<Record<string, string>> = {}): Promise<string[]> {
  const requests: string[] = [];
  const server = createServer(({ url = "" }, response) => {
    requests.push(url);
    response.writeHead(404).end();
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  onTestFinished(() => void server.close());
  const registry = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const { exit, stderr } = await videoflow(["frame", "-", "-n", "0", "-o", "-", "--font-cache", tmpdir(), ...args], {
    stdin: DOCUMENT,
    env: { npm_config_registry: registry, ...env },
  });
  expect(stderr).toContain("FONT_UNKNOWN at /layers/0/fontFamily");
  expect(exit).toBe(4);
  return requests;
}

const BOTH = ["/@fontsource-variable%2fno-such-family", "/@fontsource%2fno-such-family"];

test.each<[string, string[], Record<string, string>, string[]]>([
  ["without the option", [], {}, []],
  ["with the option", ["--download-fonts"], {}, BOTH],
  ["with the variable", [], { VIDEOFLOW_DOWNLOAD_FONTS: "1" }, BOTH],
  ["with the variable at 0", [], { VIDEOFLOW_DOWNLOAD_FONTS: "0" }, []],
])("%s the registry is asked for what it has to be", async (_, args, env, expected) => {
  expect(await asked(args, env)).toEqual(expected);
});
