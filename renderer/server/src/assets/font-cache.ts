import { createHash } from "node:crypto";
import { mkdir, mkdtemp, readdir, readFile, rename, rm, stat, writeFile } from "node:fs/promises";
import { homedir } from "node:os";
import { basename, dirname, join } from "node:path";

/** A font package as it is kept: which it is, and the SHA-256 of each of its files, in base64. */
export interface CachedPackage {
  readonly name: string;
  readonly version: string;
  readonly files: Readonly<Record<string, string>>;
}

/** Folder that downloaded fonts are kept in, one folder for each package. It may be deleted at any time. */
export function fontCacheFolder(): string {
  return join(process.env["XDG_CACHE_HOME"] || join(homedir(), ".cache"), "videoflow", "fonts");
}

const MANIFEST = "manifest.json";

/** Where a package lies that has been kept, if it has. */
export async function findCached(
  cache: string,
  name: string,
): Promise<{ folder: string; manifest: CachedPackage } | undefined> {
  const folder = join(cache, name);
  try {
    const manifest = JSON.parse(await readFile(join(folder, MANIFEST), "utf8")) as CachedPackage;
    return manifest.name === name && typeof manifest.files === "object" ? { folder, manifest } : undefined;
  } catch {
    return undefined;
  }
}

/** Bytes of a file of a package, if they are those that were kept. */
export async function readCached(folder: string, file: string, sha256: string): Promise<Uint8Array | undefined> {
  const bytes = await readFile(join(folder, file)).catch(() => undefined);
  return bytes && sha256Of(bytes) === sha256 ? new Uint8Array(bytes) : undefined;
}

/**
 * Keeps a package. It is written beside its place and renamed: nobody ever sees half a package, and of two who keep the same one
 * the first one wins.
 *
 * @param files by names that are names of files
 */
export async function keepPackage(
  cache: string,
  { name, version }: Pick<CachedPackage, "name" | "version">,
  files: ReadonlyMap<string, Uint8Array>,
): Promise<void> {
  const goal = join(cache, name);
  await mkdir(dirname(goal), { recursive: true, mode: 0o700 });
  await removeStaleDrafts(goal);
  const draft = await mkdtemp(`${goal}.`);
  try {
    for (const [file, bytes] of files) await writeFile(join(draft, file), bytes);
    const digests = Object.fromEntries([...files].map(([file, bytes]) => [file, sha256Of(bytes)]));
    const manifest: CachedPackage = { name, version, files: digests };
    await writeFile(join(draft, MANIFEST), `${JSON.stringify(manifest, null, 2)}\n`);
    await rename(draft, goal).catch(async () => {
      if (await findCached(cache, name)) return;
      await forgetPackage(cache, name);
      await rename(draft, goal);
    });
  } finally {
    await rm(draft, { recursive: true, force: true });
  }
}

/** Takes a package away that is not what was kept. */
export async function forgetPackage(cache: string, name: string): Promise<void> {
  await rm(join(cache, name), { recursive: true, force: true });
}

/** Milliseconds after which whoever wrote a draft has ended. */
const STALE = 3_600_000;

/** What processes have left that were killed while they wrote. */
async function removeStaleDrafts(goal: string): Promise<void> {
  const folder = dirname(goal);
  for (const entry of await readdir(folder)) {
    if (!entry.startsWith(`${basename(goal)}.`)) continue;
    const draft = join(folder, entry);
    const written = await stat(draft).catch(() => undefined);
    if (written && Date.now() - written.mtimeMs > STALE) await rm(draft, { recursive: true, force: true });
  }
}

function sha256Of(bytes: Uint8Array): string {
  return createHash("sha256").update(bytes).digest("base64");
}
