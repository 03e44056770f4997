import { constants } from "node:fs";
import { open, realpath } from "node:fs/promises";
import { isAbsolute, relative, resolve, sep } from "node:path";
import { AssetProblem, tooLarge, unavailable } from "@videoflow/renderer-media";
import type { AssetPolicy } from "./asset-options.js";

/**
 * Reads a file that a document names by its path. The path, with all its symbolic links followed, has to lie within the base
 * folder or one that is allowed; what lies elsewhere is refused without a word on whether it exists.
 */
export async function readLocalFile(path: string, policy: AssetPolicy): Promise<Uint8Array> {
  const named = resolve(policy.baseFolder, path);
  const refused = () => new AssetProblem("ASSET_PATH_REFUSED", { folder: policy.baseFolder });
  const folders = [policy.baseFolder, ...policy.allowFolders];
  if (path.includes("\0") || !folders.some((folder) => contains(folder, named))) throw refused();
  const real = await realpath(named).catch((error) => {
    throw problemOf(error);
  });
  const realFolders = await Promise.all(folders.map((folder) => realpath(folder).catch(() => folder)));
  if (!realFolders.some((folder) => contains(folder, real))) throw refused();
  // Without O_NONBLOCK opening a named pipe would wait for a writer.
  const file = await open(real, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0)).catch((error) => {
    throw problemOf(error);
  });
  try {
    const facts = await file.stat();
    if (facts.isDirectory()) throw unavailable("it is a folder");
    if (!facts.isFile()) throw unavailable("it is not a plain file");
    if (facts.size > policy.maxBytes) throw tooLarge(facts.size, policy.maxBytes);
    const { buffer, byteOffset, length } = await file.readFile();
    return new Uint8Array(buffer, byteOffset, length);
  } catch (error) {
    throw error instanceof AssetProblem ? error : problemOf(error);
  } finally {
    await file.close();
  }
}

function contains(folder: string, path: string): boolean {
  const way = relative(folder, path);
  return way !== ".." && !way.startsWith(`..${sep}`) && !isAbsolute(way);
}

function problemOf(error: unknown): AssetProblem {
  const { code } = error as NodeJS.ErrnoException;
  if (code === "ENOENT" || code === "ENOTDIR") return new AssetProblem("ASSET_MISSING", {}, error);
  if (code === "EACCES" || code === "EPERM") return unavailable("reading it is not permitted", error);
  if (code === "ELOOP") return unavailable("its symbolic links go round in circles", error);
  if (code === "ENAMETOOLONG") return unavailable("its path is too long", error);
  return unavailable(code ?? String(error), error);
}
