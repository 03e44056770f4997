import { mkdir, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import type { GeneratedFiles } from "./generate.js";

/** Folders in which nothing but generated files may be. */
const generatedFolders = [
  "sdks/typescript/src/generated",
  "sdks/python/src/videojson/_generated",
  "sdks/rust/src/generated",
  "renderer/core/src/generated",
  "docs/reference",
];

/** Folders in which generated files lie beside others, and what the names of the generated ones end with. */
const generatedSuffixes = [["sdks/go", "_gen.go"]] as const;

/** What Python keeps beside its modules. */
const notOurs = "__pycache__";

/** Paths whose content on disk is not what would be generated: changed, missing, or no longer generated. */
export async function findDrift(root: string, files: GeneratedFiles): Promise<string[]> {
  const drifted = await findLeftovers(root, files);
  for (const [path, text] of files) {
    if ((await readIfThere(join(root, path))) !== text) drifted.push(path);
  }
  return drifted.sort();
}

/** Writes what differs, removes what is no longer generated, and says which paths those were. */
export async function writeFiles(root: string, files: GeneratedFiles): Promise<string[]> {
  const drifted = await findDrift(root, files);
  for (const path of drifted) {
    const target = join(root, path);
    const text = files.get(path);
    if (text === undefined) {
      await rm(target);
    } else {
      await mkdir(dirname(target), { recursive: true });
      await writeFile(target, text);
    }
  }
  return drifted;
}

async function findLeftovers(root: string, files: GeneratedFiles): Promise<string[]> {
  const leftovers: string[] = [];
  for (const folder of generatedFolders) {
    for (const entry of await namesIn(join(root, folder))) {
      if (entry !== notOurs && !files.has(`${folder}/${entry}`)) leftovers.push(`${folder}/${entry}`);
    }
  }
  for (const [folder, suffix] of generatedSuffixes) {
    for (const entry of await namesIn(join(root, folder))) {
      if (entry.endsWith(suffix) && !files.has(`${folder}/${entry}`)) leftovers.push(`${folder}/${entry}`);
    }
  }
  return leftovers;
}

async function namesIn(folder: string): Promise<string[]> {
  try {
    return await readdir(folder);
  } catch (error) {
    if (isMissing(error)) return [];
    throw error;
  }
}

async function readIfThere(path: string): Promise<string | undefined> {
  try {
    return await readFile(path, "utf8");
  } catch (error) {
    if (isMissing(error)) return undefined;
    throw error;
  }
}

function isMissing(error: unknown): boolean {
  return error instanceof Error && "code" in error && error.code === "ENOENT";
}
