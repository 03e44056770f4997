import { mkdir, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** A temporary folder that is a browser's home for one run, so that it finds no profile and leaves none. */
export interface BrowserHome {
  readonly profile: string;
  /** For whatever a driver stores. */
  readonly artifacts: string;
  /** The process's environment, with every folder a browser writes to led into the home. */
  readonly environment: Record<string, string>;
  remove(): Promise<void>;
}

export async function createBrowserHome(): Promise<BrowserHome> {
  const folder = await mkdtemp(join(tmpdir(), "videoflow-browser-"));
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
  // A process that was just killed can still be writing: a few attempts with a pause between them.
  const remove = () => rm(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 });
  return { profile, artifacts, environment, remove };
}
