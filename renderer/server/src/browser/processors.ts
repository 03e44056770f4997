import { execFile } from "node:child_process";
import { readFileSync } from "node:fs";
import { delimiter, join } from "node:path";
import { promisify } from "node:util";
import { isExecutable } from "./find-browser.js";

/**
 * How a browser is started on a single processor, and given all of them later.
 *
 * A software encoder splits its work into as many threads as it finds processors when its process starts, and the threads
 * change its bytes from run to run (measured: OpenH264 in Chromium). One that found a single processor repeats exactly, and loses
 * nothing when several encoders run side by side.
 */
export interface ProcessorChoice {
  /** The words in front of a command that make it start on one processor. */
  readonly command: readonly string[];
  /** Lets all threads of running processes use every processor this process may use. */
  widen(pids: readonly number[]): Promise<void>;
}

/** Undefined where there is but one processor, or no `taskset` (util-linux). */
export function findProcessorChoice(): ProcessorChoice | undefined {
  const list = allowedProcessors();
  const first = list && /^\d+/.exec(list)?.[0];
  if (!list || !first || list === first) return undefined;
  const folders = (process.env["PATH"] ?? "").split(delimiter).filter(Boolean);
  const program = folders.map((folder) => join(folder, "taskset")).find(isExecutable);
  if (!program) return undefined;
  return {
    command: [program, "-c", first],
    async widen(pids) {
      const run = promisify(execFile);
      // A process that has ended meanwhile needs nothing.
      const widenOne = (pid: number) => run(program, ["-a", "-p", "-c", list, String(pid)]).catch(() => undefined);
      await Promise.all(pids.map(widenOne));
    },
  };
}

/** Processors this process may use, as Linux lists them: "0-3,8". */
function allowedProcessors(): string | undefined {
  try {
    return /^Cpus_allowed_list:\s*(\S+)$/m.exec(readFileSync("/proc/self/status", "utf8"))?.[1];
  } catch {
    return undefined;
  }
}
