import { randomBytes } from "node:crypto";
import { createReadStream, createWriteStream } from "node:fs";
import { mkdtemp, readdir, rename, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { basename, dirname, join } from "node:path";
import { pipeline } from "node:stream/promises";
import type { VideoJSONError } from "@videoflow/core";
import { fail, systemReason } from "./errors.js";

/**
 * Writes a result to a file or, for "-", to standard output. A file appears whole or not at all: it is written beside its goal and
 * then renamed.
 *
 * @throws VideoJSONError `OUTPUT_FAILED`.
 */
export async function writeOutput(path: string, bytes: Uint8Array | string, signal: AbortSignal): Promise<void> {
  if (path === "-") return writeStandardOutput(bytes);
  const draft = draftOf(path);
  try {
    if (!(await isPlainFile(path))) return await writeFile(path, bytes, { signal });
    await writeFile(draft, bytes, { signal });
    await rename(draft, path);
  } catch (error) {
    await rm(draft, { force: true }).catch(() => undefined);
    signal.throwIfAborted();
    throw outputFailed(path, error);
  }
}

/**
 * Has a file written to a temporary place and copies it to where nothing can be renamed to: standard output, a device, a pipe.
 *
 * @throws VideoJSONError `OUTPUT_FAILED`, and what `write` throws.
 */
export async function throughFile(
  write: (path: string) => Promise<unknown>,
  goal: string,
  signal: AbortSignal,
): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), "videoflow-"));
  try {
    const file = join(folder, "output");
    await write(file);
    const target = goal === "-" ? process.stdout : createWriteStream(goal);
    await pipeline(createReadStream(file), target, { signal, end: goal !== "-" }).catch((error) => {
      signal.throwIfAborted();
      throw outputFailed(goal, error);
    });
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** Waits until the reader has taken everything. */
export function writeStandardOutput(bytes: Uint8Array | string): Promise<void> {
  return new Promise((resolve, reject) => {
    process.stdout.write(bytes, (error) => (error ? reject(outputFailed("-", error)) : resolve()));
  });
}

/** Whether a path stands for a folder: by its end alone, whatever is there. */
export function isFolder(path: string): boolean {
  return path.endsWith("/");
}

/** Bytes of a file, or of all frames in a folder. */
export async function sizeOf(path: string): Promise<number> {
  if (!isFolder(path)) return (await stat(path)).size;
  const frames = (await readdir(path)).filter((name) => /^frame-\d+\.png$/.test(name));
  const sizes = frames.map(async (name) => (await stat(join(path, name))).size);
  return (await Promise.all(sizes)).reduce((sum, size) => sum + size, 0);
}

/**
 * Finds out whether a file or a folder can be written before hours are spent on what goes into it.
 *
 * @throws VideoJSONError `OUTPUT_FAILED`.
 */
export async function checkOutput(path: string): Promise<void> {
  if (!isFolder(path) && !(await isPlainFile(path))) return;
  const probe = draftOf(path);
  try {
    await writeFile(probe, "");
    await rm(probe);
  } catch (error) {
    throw outputFailed(path, error);
  }
}

/**
 * Whether a path is, or will be, a regular file.
 *
 * @throws VideoJSONError `OUTPUT_FAILED` for a folder.
 */
export async function isPlainFile(path: string): Promise<boolean> {
  if (path === "-") return false;
  const goal = await stat(path).catch(() => undefined);
  if (goal?.isDirectory()) throw outputFailed(path, { code: "EISDIR" });
  return !goal || goal.isFile();
}

/** A name beside the goal, so that renaming never crosses file systems. */
function draftOf(path: string): string {
  return join(dirname(path), `.${basename(path).slice(0, 100)}.${randomBytes(4).toString("hex")}`);
}

export function outputFailed(path: string, error: unknown): VideoJSONError {
  return fail("OUTPUT_FAILED", { path: path === "-" ? "standard output" : path, reason: systemReason(error) });
}
