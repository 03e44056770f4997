import { beforeAll, describe, expect, test } from "vitest";
import { type Case, type CaseFile, type FrameExpectation, readCases, rendersFrames } from "../src/case.js";
import { enginesHere, goldenHashes, type Hashes } from "../src/engines.js";
import { parsed, reportOf } from "../src/report.js";

const cases = readCases();
const rendered = cases.filter(({ expected }) => rendersFrames(expected)) as RenderedCase[];
const refused = cases.filter(({ expected }) => !rendersFrames(expected));

interface RenderedCase extends Case {
  readonly expected: CaseFile & FrameExpectation;
}

describe.each(await enginesHere())("frames and sound in $engine", ({ engine, present }) => {
  let hashes: Hashes[] = [];

  // All documents in one browser: starting one takes longer than rendering a case.
  beforeAll(async () => {
    if (!present) return;
    const requests = rendered.map(({ folder, input, expected }) => {
      const { frames, sound = {} } = expected;
      return { document: parsed(input), frames: numbers(frames), seconds: numbers(sound), baseFolder: folder };
    });
    hashes = await goldenHashes(requests, engine);
  }, 600_000);

  for (const [index, { name, expected }] of rendered.entries()) {
    test.skipIf(!present)(`${name} (${expected.spec}): ${expected.description}`, () => {
      const { frames, sound } = expected;
      expect(hashes[index]).toEqual({ frames, ...(sound && { sound }) });
    });
  }
});

function numbers(hashes: Readonly<Record<string, string>>): number[] {
  return Object.keys(hashes).map(Number);
}

describe("reports", () => {
  for (const { name, folder, input, expected } of refused) {
    test(`${name} (${expected.spec}): ${expected.description}`, async () => {
      expect({ ...expected, issues: await reportOf(input, folder) }).toEqual(expected);
    });
  }
});
