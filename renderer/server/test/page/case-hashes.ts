/** The page of headless browsers with one more job: every kernel and effect case of renderer-core's tests, hashed. */
import { effectCases } from "../../../core/test/effect-cases.js";
import { engineCases } from "../../../core/test/engine-cases.js";
import "../../src/browser/page/main.js";
import { type Job, jobs } from "../../src/browser/page/jobs.js";

export interface CaseModules {
  readonly engine: WebAssembly.Module;
  readonly effects: WebAssembly.Module;
}

/** Bytes of every case by name, in a fixed order. */
export function* allCases(modules: CaseModules): Iterable<readonly [name: string, bytes: Uint8Array]> {
  for (const { name, run } of engineCases) yield [`kernel ${name}`, run(modules.engine)];
  for (const { name, run } of effectCases) yield [`effect ${name}`, run(modules)];
}

const hashCases: Job = async (_input, onProgress) => {
  const [engine, effects] = await Promise.all(["engine.wasm", "effects.wasm"].map(compile));
  const hashes: Record<string, string> = {};
  for (const [name, bytes] of allCases({ engine, effects } as CaseModules)) {
    hashes[name] = await sha256(bytes);
    await onProgress(0);
  }
  return hashes;
};

async function compile(address: string): Promise<WebAssembly.Module> {
  return WebAssembly.compileStreaming(fetch(address));
}

async function sha256(bytes: Uint8Array): Promise<string> {
  const digest = await crypto.subtle.digest("SHA-256", new Uint8Array(bytes));
  return Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, "0")).join("");
}

Object.assign(jobs, { hashCases });
