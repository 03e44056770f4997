import { describe, expect, test } from "vitest";
import { readCases, rendersFrames } from "../src/case.js";
import { engines, frameHashes } from "../src/engines.js";
import { parsed, reportOf } from "../src/report.js";

const cases = readCases();

describe.each(engines)("frames in %s", (engine) => {
  for (const { name, input, expected } of cases) {
    if (!rendersFrames(expected)) continue;
    test(`${name} (${expected.spec}): ${expected.description}`, async () => {
      const frames = Object.keys(expected.frames).map(Number);
      expect(await frameHashes(parsed(input), engine, frames)).toEqual(expected.frames);
    });
  }
});

describe("reports", () => {
  for (const { name, input, expected } of cases) {
    if (rendersFrames(expected)) continue;
    test(`${name} (${expected.spec}): ${expected.description}`, async () => {
      expect(await reportOf(input)).toEqual(expected.issues);
    });
  }
});
