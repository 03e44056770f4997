import { createReadStream } from "node:fs";
import type { Readable } from "node:stream";
import { type Issue, MAX_DOCUMENT_BYTES, parseDocument, type VideoJSON, VideoJSONError } from "@videoflow/core";
import { fail, systemReason } from "./errors.js";

/** A valid document, and what there is to warn of. */
export interface ReadDocument {
  readonly document: VideoJSON;
  readonly warnings: readonly Issue[];
}

/**
 * Reads and validates the document that a command is given.
 *
 * @param path a file, or "-" for standard input.
 * @throws VideoJSONError with every issue of the document, or the reason it cannot be read.
 */
export async function readDocument(path: string, signal: AbortSignal): Promise<ReadDocument> {
  const { document, issues } = parseDocument(await readText(path, signal));
  if (document === undefined) throw new VideoJSONError(issues);
  return { document, warnings: issues };
}

/** The text of a file or of standard input: UTF-8, no longer than a document may be. */
export async function readText(path: string, signal: AbortSignal): Promise<string> {
  const bytes = await readBytes(path, signal);
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    throw fail("DOCUMENT_NOT_UTF8", { path: nameOf(path) });
  }
}

/** Stops at one byte more than a document may have: a pipe or a device can be endless. */
async function readBytes(path: string, signal: AbortSignal): Promise<Buffer> {
  const stream: Readable = path === "-" ? process.stdin : createReadStream(path);
  const stop = () => stream.destroy(signal.reason);
  signal.addEventListener("abort", stop);
  const chunks: Buffer[] = [];
  let length = 0;
  try {
    for await (const chunk of stream as AsyncIterable<Buffer>) {
      chunks.push(chunk);
      length += chunk.length;
      if (length > MAX_DOCUMENT_BYTES) break;
    }
  } catch (error) {
    signal.throwIfAborted();
    if ((error as NodeJS.ErrnoException).code === "ENOENT") throw fail("INPUT_MISSING", { path });
    throw fail("INPUT_UNREADABLE", { path: nameOf(path), reason: systemReason(error) });
  } finally {
    signal.removeEventListener("abort", stop);
  }
  signal.throwIfAborted();
  return Buffer.concat(chunks);
}

function nameOf(path: string): string {
  return path === "-" ? "standard input" : path;
}
