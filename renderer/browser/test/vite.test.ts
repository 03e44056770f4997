import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { expect, test } from "vitest";
import videoflow from "../src/vite.js";

interface Manifest {
  readonly dependencies?: Record<string, string>;
}

const require = createRequire(import.meta.url);
const manifestOf = (name: string): Manifest =>
  JSON.parse(readFileSync(join(dirname(require.resolve(name)), "..", "package.json"), "utf8"));

test("Vite is told of packages that are there, by the way that leads to them", () => {
  const { exclude, include } = videoflow().config().optimizeDeps;
  const own = JSON.parse(readFileSync(new URL("../package.json", import.meta.url), "utf8"));
  expect([own.name, ...Object.keys(own.dependencies)]).toEqual(expect.arrayContaining(exclude));
  for (const way of include) {
    const [renderer, media, library = ""] = way.split(" > ");
    expect([renderer, media]).toEqual([own.name, "@videoflow/renderer-media"]);
    const name = /^(?:@[^/]+\/)?[^/]+/.exec(library)?.[0] ?? "";
    expect(manifestOf("@videoflow/renderer-media").dependencies).toHaveProperty([name]);
    expect(() => require.resolve(library)).not.toThrow();
  }
});
