import { spawn, spawnSync } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

/** How an SDK answers requests, as conformance/harness/<sdk>.json says. */
export interface Harness {
  readonly sdk: string;
  /** Absolute. */
  readonly directory: string;
  readonly toolchain: readonly string[];
  readonly build: readonly (readonly string[])[];
  readonly run: readonly string[];
}

export type Response = { readonly id: string } & (
  | { readonly json: string }
  | { readonly errors: readonly { readonly code: string; readonly pointer: string }[] }
  | { readonly sha256: string }
  | { readonly static: string }
);

export interface Outcome {
  /** In the order of the requests; shorter when the harness broke off. */
  readonly responses: readonly Response[];
  /** Why the harness as a whole has failed. */
  readonly problem: string | undefined;
}

/** Nothing a harness is asked takes longer than this, in milliseconds. */
const PATIENCE = 300_000;

export function loadHarnesses(root: string): Harness[] {
  const folder = join(root, "conformance/harness");
  return readdirSync(folder)
    .filter((name) => name.endsWith(".json"))
    .sort()
    .map((name) => JSON.parse(readFileSync(join(folder, name), "utf8")) as Harness)
    .map((harness) => ({ ...harness, directory: join(root, harness.directory) }));
}

export function isInstalled({ toolchain: [command = "", ...parameters] }: Harness): boolean {
  return spawnSync(command, parameters, { stdio: "ignore" }).status === 0;
}

/** Builds the harness, asks it everything, and reads its answers. */
export async function runHarness(harness: Harness, requests: readonly string[]): Promise<Outcome> {
  for (const [command = "", ...parameters] of harness.build) {
    const { status, stderr } = spawnSync(command, parameters, { cwd: harness.directory, encoding: "utf8" });
    if (status !== 0) return { responses: [], problem: `${[command, ...parameters].join(" ")} failed\n${stderr}` };
  }
  const { output, errors, status } = await converse(harness, requests);
  const lines = output.split("\n").filter((line) => line !== "");
  const responses = lines.flatMap((line) => readResponse(line) ?? []);
  const strange = lines.find((line) => readResponse(line) === undefined);
  if (strange !== undefined) return { responses, problem: `this is no answer: ${strange.slice(0, 200)}` };
  const isComplete = status === 0 && responses.length === requests.length;
  return { responses, problem: isComplete ? undefined : `the harness ended with ${status}\n${errors}` };
}

function readResponse(line: string): Response | undefined {
  try {
    const response: unknown = JSON.parse(line);
    return typeof response === "object" && response !== null && "id" in response ? (response as Response) : undefined;
  } catch {
    return undefined;
  }
}

interface Conversation {
  readonly output: string;
  readonly errors: string;
  /** Exit status, or the signal that ended the process. */
  readonly status: number | string;
}

function converse({ run, directory }: Harness, requests: readonly string[]): Promise<Conversation> {
  const [command = "", ...parameters] = run;
  return new Promise((resolve) => {
    const child = spawn(command, parameters, { cwd: directory, timeout: PATIENCE });
    const output: Buffer[] = [];
    const errors: Buffer[] = [];
    child.stdout.on("data", (chunk: Buffer) => output.push(chunk));
    child.stderr.on("data", (chunk: Buffer) => errors.push(chunk));
    child.on("error", (error) => resolve({ output: "", errors: error.message, status: "no process" }));
    child.on("close", (code, signal) =>
      resolve({ output: text(output), errors: text(errors), status: code ?? signal ?? "unknown" }),
    );
    // A harness that has died does not read; what it has to say comes with "close".
    child.stdin.on("error", () => undefined);
    child.stdin.end(`${requests.join("\n")}\n`);
  });
}

function text(chunks: readonly Buffer[]): string {
  return Buffer.concat(chunks).toString("utf8");
}
