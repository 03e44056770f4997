import type { ChildProcess } from "node:child_process";
import { subscribe, unsubscribe } from "node:diagnostics_channel";
import type { Socket } from "node:net";

/** Runs `start`, and also gives the process of `program` that it started, which drivers keep to themselves. */
export async function withProcess<Value>(
  program: string,
  start: () => Promise<Value>,
): Promise<{ value: Value; child: ChildProcess | undefined }> {
  const started: ChildProcess[] = [];
  const listen = (message: unknown) => void started.push((message as { process: ChildProcess }).process);
  subscribe("child_process", listen);
  try {
    const value = await start();
    return { value, child: started.find(({ spawnfile }) => spawnfile === program) };
  } finally {
    unsubscribe("child_process", listen);
  }
}

/** Whether a process and its pipes keep this one from ending by itself. */
export function keepFor(child: ChildProcess | undefined, keep: boolean): void {
  const call = keep ? "ref" : "unref";
  child?.[call]();
  for (const pipe of child?.stdio ?? []) (pipe as Socket | null)?.[call]?.();
}
