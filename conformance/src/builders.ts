/**
 * Holds every SDK to the same documents:
 *
 *   conformance/builders/*.json   programs and what has to come of them ───────┐
 *   builders/random-programs.ts   programs that mean what TypeScript answers ──┤
 *   conformance/cases             valid documents, to be read and written ─────┼─> harness of each SDK ─> verdicts
 *   a million doubles             numbers to be written ───────────────────────┘
 *
 * The protocol is described in conformance/builders/README.md.
 *
 * Usage: node conformance/dist/builders.js [sdk…]
 */

import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { compareWith, type Exchange, loadExchanges } from "./builders/exchanges.js";
import { type Harness, isInstalled, loadHarnesses, type Response, runHarness } from "./builders/harness.js";
import { randomPrograms } from "./builders/random-programs.js";

const root = fileURLToPath(new URL("../../", import.meta.url));

interface Counts {
  passed: number;
  failed: number;
  skipped: number;
}

async function main(wanted: readonly string[]): Promise<number> {
  const harnesses = loadHarnesses(root);
  const unknown = wanted.find((sdk) => !harnesses.some((harness) => harness.sdk === sdk));
  if (unknown !== undefined) {
    console.error(`There is no harness for ${unknown}. Known: ${harnesses.map(({ sdk }) => sdk).join(", ")}.`);
    return 2;
  }
  const exchanges = loadExchanges(root);
  const random = await askReference(harnesses);
  const total: Counts = { passed: 0, failed: 0, skipped: 0 };
  for (const harness of harnesses) {
    if (wanted.length > 0 && !wanted.includes(harness.sdk)) continue;
    const counts = await hold(harness, harness.sdk === REFERENCE ? exchanges : [...exchanges, ...random]);
    total.passed += counts.passed;
    total.failed += counts.failed;
    total.skipped += counts.skipped;
  }
  console.log(`${total.passed} passed, ${total.failed} failed, ${total.skipped} skipped`);
  return total.failed > 0 ? 1 : 0;
}

/** The SDK that says what a program means for which nothing is written down. */
const REFERENCE = "typescript";
const RANDOM_PROGRAMS = 500;

async function askReference(harnesses: readonly Harness[]): Promise<Exchange[]> {
  const harness = harnesses.find(({ sdk }) => sdk === REFERENCE);
  if (harness === undefined) throw new Error(`There is no harness for ${REFERENCE}.`);
  const programs = randomPrograms(RANDOM_PROGRAMS);
  const { responses, problem } = await runHarness(
    harness,
    programs.map((program) => JSON.stringify(program)),
  );
  if (problem !== undefined) throw new Error(`${REFERENCE}: ${problem}`);
  return programs.map((program, index) => compareWith(program, responses[index] as Response));
}

async function hold(harness: Harness, exchanges: readonly Exchange[]): Promise<Counts> {
  if (!existsSync(harness.directory) || !isInstalled(harness)) return missing(harness, exchanges.length);
  const counts: Counts = { passed: 0, failed: 0, skipped: 0 };
  const outcome = await runHarness(
    harness,
    exchanges.map(({ request }) => request),
  );
  for (const [index, { id, judge }] of exchanges.entries()) {
    const response = outcome.responses[index];
    const complaint = response?.id === id ? judge(response) : "  no answer";
    if (complaint === undefined) counts.passed += 1;
    else {
      counts.failed += 1;
      if (response !== undefined || index === outcome.responses.length)
        console.log(`${harness.sdk}: ${id}\n${complaint}`);
    }
  }
  if (outcome.problem !== undefined) {
    console.log(`${harness.sdk}: ${outcome.problem}`);
    if (counts.failed === 0) counts.failed = 1;
  }
  console.log(`${harness.sdk}: ${counts.passed} of ${exchanges.length}`);
  return counts;
}

/** Fine on somebody's own machine; where everything has to be there, a failure. */
function missing(harness: Harness, count: number): Counts {
  const isFailure = Boolean(process.env["CI"]);
  console.log(
    `${harness.sdk}: ${isFailure ? "failed" : "skipped"}, because ${harness.toolchain[0]} or the SDK is missing`,
  );
  return { passed: 0, failed: isFailure ? count : 0, skipped: isFailure ? 0 : count };
}

process.exitCode = await main(process.argv.slice(2));
