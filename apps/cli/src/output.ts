import { randomBytes } from "node:crypto";
import { createWriteStream } from "node:fs";
import { rename, rm, stat, writeFile } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import type { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
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

/** Writes what cannot be renamed into place: standard output, a device, a pipe. */
export async function writeStream(path: string, stream: Readable, signal: AbortSignal): Promise<void> {
  try {
    await pipeline(stream, path === "-" ? process.stdout : createWriteStream(path), { signal, end: path !== "-" });
  } catch (error) {
    signal.throwIfAborted();
    throw outputFailed(path, error);
  }
}

/** Waits until the reader has taken everything. */
export function writeStandardOutput(bytes: Uint8Array | string): Promise<void> {
  return new Promise((resolve, reject) => {
    process.stdout.write(bytes, (error) => (error ? reject(outputFailed("-", error)) : resolve()));
  });
}

/**
 * Finds out whether a file can be written before hours are spent on what goes into it.
 *
 * @throws VideoJSONError `OUTPUT_FAILED`.
 */
export async function checkOutput(path: string): Promise<void> {
  if (!(await isPlainFile(path))) return;
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

function outputFailed(path: string, error: unknown) {
  return fail("OUTPUT_FAILED", { path: path === "-" ? "standard output" : path, reason: systemReason(error) });
}
