import { execFileSync } from "node:child_process";

export interface Process {
  readonly pid: number;
  readonly command: string;
}

/** The processes that `root` has started, directly or not, without those that have ended and wait to be collected. */
export function descendants(root: number = process.pid): Process[] {
  const lines = execFileSync("ps", ["-eo", "pid=,ppid=,stat=,args="], { encoding: "utf8" }).trim().split("\n");
  const processes = lines.map((line) => {
    const [pid = "", parent = "", state = "", ...command] = line.trim().split(/\s+/);
    return { pid: Number(pid), parent: Number(parent), state, command: command.join(" ") };
  });
  const below = (parents: readonly number[]): typeof processes => {
    const children = processes.filter(({ parent }) => parents.includes(parent));
    return children.length === 0 ? [] : [...children, ...below(children.map(({ pid }) => pid))];
  };
  return below([root]).filter(({ state }) => !state.startsWith("Z"));
}

/** The browser processes that `root` has started. */
export function browserProcesses(root?: number): Process[] {
  return descendants(root).filter(({ command }) => /chrom|firefox/i.test(command));
}

/** Kills a browser's main process, or those that hold its pages, as the system does when memory is short. */
export function killProcesses(browser: "chromium" | "firefox", victim: "page" | "browser"): void {
  const isPage = browser === "chromium" ? /--type=renderer/ : /-contentproc .*\btab$/;
  const isBrowser = browser === "chromium" ? /--remote-debugging-pipe/ : /--remote-debugging-port/;
  const found = descendants().filter(({ command }) => (victim === "page" ? isPage : isBrowser).test(command));
  if (found.length === 0) throw new Error(`there is no ${victim} process of ${browser}`);
  for (const { pid } of found) process.kill(pid, "SIGKILL");
}
