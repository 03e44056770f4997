import { rmSync } from "node:fs";
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { atExit } from "./at-exit.js";
import { isExecutable } from "./find-browser.js";

/** A temporary folder that is a browser's home for one run, so that it finds no profile and leaves none. */
export interface BrowserHome {
  readonly profile: string;
  /** For whatever a driver stores. */
  readonly artifacts: string;
  /** The process's environment, with every folder a browser writes to led into the home. */
  readonly environment: Record<string, string>;
  /**
   * A program that runs `command` with the arguments it is given itself, and removes the home when that has ended: even when
   * this process is killed, which takes the browser with it. Where scripts cannot be run, the last word of the command.
   */
  starter(command: readonly string[]): Promise<string>;
  remove(): Promise<void>;
  /** The same for the end of the process, which waits for nothing. */
  removeNow(): void;
}

export async function createBrowserHome(): Promise<BrowserHome> {
  const folder = await mkdtemp(join(tmpdir(), "videoflow-browser-"));
  // A process that was just killed can still be writing: a few attempts with a pause between them.
  const removal = { recursive: true, force: true, maxRetries: 10, retryDelay: 100 };
  const removeNow = () => rmSync(folder, removal);
  // From now on: this process may be ended while the browser is being started.
  const stayed = atExit(removeNow);
  const profile = join(folder, "profile");
  const artifacts = join(folder, "artifacts");
  const temporary = join(folder, "tmp");
  for (const name of [profile, artifacts, temporary]) await mkdir(name);
  const inherited = Object.entries(process.env).filter((entry): entry is [string, string] => entry[1] !== undefined);
  const environment = {
    ...Object.fromEntries(inherited),
    HOME: folder,
    TMPDIR: temporary,
    XDG_CACHE_HOME: join(folder, "cache"),
    XDG_CONFIG_HOME: join(folder, "config"),
  };
  return {
    profile,
    artifacts,
    environment,
    async starter(command) {
      const path = join(folder, "start");
      if (process.platform !== "win32") {
        const words = command.map(quoted).join(" ");
        const script = `#!/bin/sh\n${words} "$@"\ncode=$?\nrm -rf ${quoted(folder)}\nexit $code\n`;
        await writeFile(path, script, { mode: 0o700 });
      }
      // Not on a file system mounted without the right to execute.
      return isExecutable(path) ? path : (command.at(-1) ?? "");
    },
    async remove() {
      await rm(folder, removal);
      stayed();
    },
    removeNow,
  };
}

/** A word that a POSIX shell takes as it is. */
function quoted(word: string): string {
  return `'${word.replaceAll("'", `'\\''`)}'`;
}
