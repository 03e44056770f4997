import { readdir, readFile } from "node:fs/promises";

/** Kills a process and all that it has started, at once. */
export function killGroup(leader: number | undefined): void {
  if (leader === undefined) return;
  try {
    // Drivers start browsers as leaders of a group of their own; Windows has no groups.
    process.kill(process.platform === "win32" ? leader : -leader, "SIGKILL");
  } catch {
    // It has ended already.
  }
}

/** Bytes of memory that the processes of a group have in use, pages they share counted in each; 0 where /proc does not tell. */
export async function groupMemory(leader: number | undefined): Promise<number> {
  if (leader === undefined || process.platform !== "linux") return 0;
  const names = (await readdir("/proc").catch(() => [])).filter((name) => /^\d+$/.test(name));
  const sizes = await Promise.all(names.map((name) => memoryIn(name, leader)));
  return sizes.reduce((sum, size) => sum + size, 0);
}

/** Linux counts memory in pages of this size on x64 and, nearly always, on arm64. */
const PAGE_SIZE = 4096;

async function memoryIn(pid: string, leader: number): Promise<number> {
  const stat = await readFile(`/proc/${pid}/stat`, "utf8").catch(() => "");
  // "pid (name) state parent group …"; the name may hold spaces and parentheses.
  const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
  if (Number(fields[2]) !== leader) return 0;
  // Field 24 of proc(5), counted from 1: the resident set.
  return Number(fields[21]) * PAGE_SIZE || 0;
}
