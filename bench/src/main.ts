/**
 * npm run bench -- <suite> [--json] [--runs N]
 *
 * Each case is measured against a peer in the same run; the figures are medians of at least five interleaved runs.
 */
import { measure, type Result, type Suite } from "./measure.js";

const SUITES: Readonly<Record<string, () => Promise<Suite>>> = {
  effects: async () => (await import("./effects.js")).suite,
  engine: async () => (await import("./engine.js")).suite,
  render: async () => (await import("./render.js")).suite,
};

const FEWEST_RUNS = 5;

const names = process.argv
  .slice(2)
  .filter((argument, index, all) => !argument.startsWith("-") && all[index - 1] !== "--runs");
const json = process.argv.includes("--json");
const wantedRuns = process.argv.includes("--runs")
  ? Number(process.argv[process.argv.indexOf("--runs") + 1])
  : FEWEST_RUNS;
const unknown = names.filter((name) => !(name in SUITES));
if (names.length === 0 || unknown.length > 0 || !(wantedRuns >= FEWEST_RUNS)) {
  console.error(`usage: npm run bench -- <suite> [--json] [--runs N, at least ${FEWEST_RUNS}]`);
  console.error(`suites: ${Object.keys(SUITES).join(", ")}`);
  process.exit(2);
}

for (const name of names) {
  const suite = await (SUITES[name] as () => Promise<Suite>)();
  for await (const benchCase of suite.cases()) print(await measure(suite.name, benchCase, wantedRuns));
}

function print(result: Result): void {
  if (json) {
    console.log(JSON.stringify(result));
    return;
  }
  const { spread, unit, peerName } = result;
  const range = ({ median, min, max }: Result["spread"]["ours"]) => `${figure(median)} (${figure(min)}–${figure(max)})`;
  console.log(
    `${result.suite} · ${result.case}: ${range(spread.ours)} ${unit}; ${peerName}: ${range(spread.peer)} ${unit}; ×${range(spread.ratio)}`,
  );
}

function figure(value: number): string {
  return value >= 100 ? value.toFixed(0) : value.toPrecision(3);
}
