import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import type { Schema } from "./dialect.js";
import type { ErrorEntry } from "./error-registry.js";
import { SpecError } from "./spec-error.js";

/** One file of spec/schema: several closely related definitions by name. */
export interface SchemaFile {
  /** Path from the root of the repository, with forward slashes. */
  readonly path: string;
  readonly definitions: Readonly<Record<string, Schema>>;
}

/** Everything the generators read. */
export interface SpecSource {
  readonly files: readonly SchemaFile[];
  readonly errors: readonly ErrorEntry[];
}

export const errorsPath = "spec/errors.json";
const schemaFolder = "spec/schema";

/** Reads spec/ under the given root of the repository; files come in the order of their paths. */
export async function readSpecSource(root: string): Promise<SpecSource> {
  const entries = await readdir(join(root, schemaFolder), { recursive: true, withFileTypes: true });
  const paths = entries
    .filter((entry) => entry.isFile() && entry.name.endsWith(".json"))
    .map((entry) => join(entry.parentPath, entry.name).slice(root.length).replaceAll("\\", "/").replace(/^\//, ""))
    .sort();
  const files: SchemaFile[] = [];
  for (const path of paths) {
    files.push({ path, definitions: (await readJson(root, path)) as Record<string, Schema> });
  }
  return { files, errors: (await readJson(root, errorsPath)) as ErrorEntry[] };
}

async function readJson(root: string, path: string): Promise<unknown> {
  const text = await readFile(join(root, path), "utf8");
  try {
    return JSON.parse(text);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new SpecError([
      { file: path, pointer: "", problem: `This is not JSON: ${reason}.`, fix: "Mend the syntax." },
    ]);
  }
}
