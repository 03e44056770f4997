import { createHash } from "node:crypto";
import { expect, test } from "vitest";
import { engineCases } from "./engine-cases.js";
import { engineModule } from "./engine-module.js";

const hash = (bytes: Uint8Array) => createHash("sha256").update(bytes).digest("hex");

test("every case gives the same bytes each time, and bytes of its own", () => {
  const names = new Map<string, string>();
  for (const { name, run } of engineCases) {
    const first = hash(run(engineModule));
    expect(hash(run(engineModule)), name).toBe(first);
    expect(names.get(first), `${name} gives the same bytes as another case`).toBeUndefined();
    names.set(first, name);
  }
  expect(names.size).toBe(engineCases.length);
});
