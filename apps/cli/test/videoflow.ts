import { spawn } from "node:child_process";
import { fileURLToPath } from "node:url";
import { onTestFinished } from "vitest";

const BIN = fileURLToPath(new URL("../bin/videoflow.js", import.meta.url));

export interface Run {
  /** Exit code; null when a signal ended the process. */
  readonly exit: number | null;
  readonly stdout: Buffer;
  readonly stderr: string;
}

export interface RunOptions {
  readonly stdin?: string | Uint8Array;
  readonly cwd?: string;
  readonly env?: Readonly<Record<string, string>>;
}

/** Runs the built command in a process of its own. */
export function videoflow(args: readonly string[], options: RunOptions = {}): Promise<Run> {
  const { child, ended } = startVideoflow(args, options);
  // The command may refuse its input before it has read all of it.
  child.stdin.on("error", () => undefined);
  child.stdin.end(options.stdin ?? "");
  return ended;
}

/** Starts the built command; its standard input stays open. */
export function startVideoflow(args: readonly string[], { cwd, env }: RunOptions = {}) {
  const child = spawn(process.execPath, [BIN, ...args], { cwd, env: { ...process.env, ...env } });
  // A test that fails must not leave a render running.
  onTestFinished(() => void child.kill("SIGKILL"));
  const stdout: Buffer[] = [];
  const stderr: Buffer[] = [];
  child.stdout.on("data", (chunk: Buffer) => stdout.push(chunk));
  child.stderr.on("data", (chunk: Buffer) => stderr.push(chunk));
  const ended = new Promise<Run>((resolve, reject) => {
    child.on("error", reject);
    child.on("close", (exit) => {
      resolve({ exit, stdout: Buffer.concat(stdout), stderr: Buffer.concat(stderr).toString() });
    });
  });
  return { child, ended };
}
