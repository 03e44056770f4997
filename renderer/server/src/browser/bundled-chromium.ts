import { existsSync } from "node:fs";
import { chmod, mkdir, mkdtemp, readFile, rename, rm, stat, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { homedir } from "node:os";
import { dirname, join } from "node:path";
import { promisify } from "node:util";
import { brotliDecompress } from "node:zlib";
import { reasonOf } from "../errors.js";
import { browserFailed } from "./errors.js";
import { readTar } from "./tar.js";

/** An executable Chromium, and the environment it must be started with. */
export interface UnpackedChromium {
  readonly executablePath: string;
  readonly environment: Readonly<Record<string, string>>;
}

/** The npm package whose archive holds a headless Chromium for x64 Linux, so that there is nothing to download. */
const PACKAGE = "@sparticuz/chromium";

/** Folder that unpacked browsers are kept in, one folder for each version. It may be deleted at any time. */
export function browserCacheFolder(): string {
  return join(process.env["XDG_CACHE_HOME"] || join(homedir(), ".cache"), "videoflow");
}

/**
 * The Chromium of the npm package, unpacked once (200 MB, about 3 s) into the user's cache folder. The package's own unpacking
 * is not used: it writes to a shared temporary folder under a fixed name, where an unfinished or a stranger's file would be run.
 *
 * @returns undefined where the package is absent or not made for this machine.
 * @throws VideoJSONError `BROWSER_FAILED` when it cannot be unpacked.
 */
export async function unpackBundledChromium(): Promise<UnpackedChromium | undefined> {
  const source = findPackage();
  if (!source) return undefined;
  const folder = join(browserCacheFolder(), `chromium-${source.version}`);
  if (!existsSync(folder)) {
    await unpack(source.folder, folder).catch((error) => {
      const remedy = "the variable XDG_CACHE_HOME can name another folder";
      throw browserFailed("Chromium", `it cannot be unpacked (${reasonOf(error)}); ${remedy}`);
    });
  }
  return {
    executablePath: join(folder, "chromium"),
    // System libraries that a bare machine lacks (NSS, expat), found before the machine's own by this process only.
    environment: { LD_LIBRARY_PATH: [join(folder, "lib"), process.env["LD_LIBRARY_PATH"]].filter(Boolean).join(":") },
  };
}

/** Version of the package, when it is installed and its browser can run here. */
export function findPackage(): { folder: string; version: string } | undefined {
  if (process.platform !== "linux" || process.arch !== "x64") return undefined;
  try {
    const require = createRequire(import.meta.url);
    // The package hides its package.json; its entry is <package>/build/cjs/index.cjs.
    const folder = join(dirname(require.resolve(PACKAGE)), "..", "..");
    const { version } = require(join(folder, "package.json")) as { version: string };
    return existsSync(join(folder, "bin", "chromium.br")) ? { folder, version } : undefined;
  } catch {
    return undefined;
  }
}

/** Writes beside the goal and renames: nobody ever sees half a browser, and of two who unpack at once the first one wins. */
async function unpack(packageFolder: string, goal: string): Promise<void> {
  await mkdir(dirname(goal), { recursive: true, mode: 0o700 });
  const draft = await mkdtemp(`${goal}.`);
  try {
    const [chromium, libraries] = await Promise.all([
      decompress(join(packageFolder, "bin", "chromium.br")),
      decompress(join(packageFolder, "bin", "al2023.tar.br")),
    ]);
    await writeFile(join(draft, "chromium"), chromium);
    await chmod(join(draft, "chromium"), 0o755);
    await mkdir(join(draft, "lib"));
    for (const { path, bytes } of readTar(libraries)) {
      // The archive's paths are lib/<name>; anything else is not ours to write.
      if (/^lib\/[\w.-]+$/.test(path)) await writeFile(join(draft, path), bytes);
    }
    await rename(draft, goal);
  } catch (error) {
    await rm(draft, { recursive: true, force: true });
    if (!(await stat(goal).catch(() => undefined))) throw error;
  }
}

async function decompress(file: string): Promise<Buffer> {
  return promisify(brotliDecompress)(await readFile(file));
}
