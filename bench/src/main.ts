/**
 * npm run bench -- <suite>... [--in node,chromium,firefox] [--only <text>] [--runs N] [--minutes N] [--json]
 *
 * Each case is measured against a peer in the same run; the figures are medians of at least five interleaved runs.
 */
import { availableParallelism, loadavg } from "node:os";
import { parseArgs } from "node:util";
import { type Issue, VideoJSONError } from "@videoflow/core";
import { HOST_NAMES, type HostName } from "./host.js";
import { type MeasureOptions, measureSuite, type Result } from "./measure.js";
import { measureInBrowser } from "./measure-in-browser.js";
import { nodeHost } from "./node-host.js";
import { jsonLine, textLine, verdictLine } from "./report.js";
import { type PageSuiteName, pageSuites } from "./suites.js";

const FEWEST_RUNS = 5;
/** Exit code of a browser that is there and does not work. */
const ENVIRONMENT_PROBLEM = 6;
const SUITE_NAMES = [...Object.keys(pageSuites), "render", "memory", "preview", "peers"];

const { names, hosts, json, minutes, options } = readArguments();
warnWhenBusy();
const inPages = names.filter((name): name is PageSuiteName => name in pageSuites);
if (names.includes("preview")) await runPreview();
if (names.includes("peers")) await runPeers();
if (names.includes("memory")) await runMemory();
for (const host of hosts) await (host === "node" ? runInNode() : runInPage(host));

async function runInNode(): Promise<void> {
  if (inPages.length > 0) {
    const host = await nodeHost();
    for (const name of inPages) await print(measureSuite(pageSuites[name], host, "node · ", options), "node");
  }
  if (names.includes("render")) {
    const { suite } = await import("./render.js");
    await print(measureSuite(suite, undefined, "", options), "node");
  }
}

/** Real time is no ratio: it prints figures of its own. */
async function runPreview(): Promise<void> {
  const { measurePreview } = await import("./preview/preview.js");
  for await (const line of measurePreview(options.only)) console.log(line);
}

/** What all processes of a long render hold: a table, too. */
async function runMemory(): Promise<void> {
  const { measureRenderMemory } = await import("./render-memory.js");
  for (const engine of hosts) {
    for await (const line of measureRenderMemory(engine, minutes)) console.log(line);
  }
}

/** Whole renders, beside those of other projects. */
async function runPeers(): Promise<void> {
  const { measurePeers } = await import("./peers/peers.js");
  for await (const line of measurePeers(options)) console.log(line);
}

/** A page gives its figures when it has them all. */
async function runInPage(browser: Exclude<HostName, "node">): Promise<void> {
  if (inPages.length === 0) return;
  try {
    const { version, results } = await measureInBrowser(browser, inPages, options);
    console.error(`${browser} is ${version}`);
    await print(results, browser);
  } catch (error) {
    if (!(error instanceof VideoJSONError)) throw error;
    const missing = error.code === "BROWSER_MISSING";
    const { message, fix } = error.issues[0] as Issue;
    console.error(`${browser} ${missing ? "is skipped" : "failed"}: ${message} ${fix}`);
    if (!missing) process.exitCode = ENVIRONMENT_PROBLEM;
  }
}

/** Every result as it comes, then what they say about what is required. */
async function print(results: AsyncIterable<Result> | Iterable<Result>, place: HostName): Promise<void> {
  const all: Result[] = [];
  for await (const result of results) {
    console.log(json ? jsonLine(result) : textLine(result));
    all.push(result);
  }
  for (const { name, verdicts } of Object.values(pageSuites)) {
    const its = all.filter(({ suite }) => suite === name);
    for (const verdict of verdicts?.(its) ?? []) console.log(verdictLine(name, place, verdict, json));
  }
}

/** Limits in milliseconds mean nothing while others use the cores; ratios still do. */
function warnWhenBusy(): void {
  const [load = 0] = loadavg();
  const cores = availableParallelism();
  if (load < cores / 2) return;
  console.error(
    `the machine is busy (load ${load.toFixed(1)} on ${cores} cores): trust ratios, not milliseconds or limits`,
  );
}

interface Arguments {
  readonly names: string[];
  readonly hosts: HostName[];
  readonly json: boolean;
  /** Length of the video whose memory is measured. */
  readonly minutes: number;
  readonly options: MeasureOptions;
}

function readArguments(): Arguments {
  try {
    const { positionals, values } = parseArgs({
      allowPositionals: true,
      options: {
        in: { type: "string", default: HOST_NAMES.join() },
        json: { type: "boolean", default: false },
        minutes: { type: "string", default: "10" },
        only: { type: "string" },
        runs: { type: "string", default: String(FEWEST_RUNS) },
      },
    });
    const names = known("suite", SUITE_NAMES, positionals);
    const hosts = known("host", HOST_NAMES, values.in.split(","));
    const runs = Number(values.runs);
    if (!Number.isInteger(runs) || runs < FEWEST_RUNS) throw new Error(`--runs is at least ${FEWEST_RUNS}`);
    const minutes = Number(values.minutes);
    if (!(minutes > 0 && minutes <= 600)) throw new Error("--minutes is above 0, and at most 600");
    return { names, hosts, json: values.json, minutes, options: { runs, only: values.only } };
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    console.error(
      "usage: npm run bench -- <suite>... [--in node,chromium,firefox] [--only <text>] [--runs N] [--minutes N] [--json]",
    );
    process.exit(2);
  }
}

function known<Name extends string>(kind: string, all: readonly Name[], wanted: readonly string[]): Name[] {
  const unknown = wanted.filter((name) => !all.some((other) => other === name));
  if (wanted.length === 0 || unknown.length > 0) {
    throw new Error(`${unknown.length > 0 ? `no ${kind} "${unknown[0]}"` : `no ${kind}`}; there are ${all.join(", ")}`);
  }
  return all.filter((name) => wanted.includes(name));
}
