import { createReadStream } from "node:fs";
import { stat } from "node:fs/promises";
import type { Readable } from "node:stream";
import {
  defaultLimits,
  fromVideoFlow,
  type Issue,
  isVideoFlow,
  type Loss,
  parseDocument,
  type VideoJSON,
  VideoJSONError,
  validate,
} from "@videoflow/core";
import { fail, systemReason } from "./errors.js";

/** A valid document, and what there is to warn of. */
export interface ReadDocument {
  readonly document: VideoJSON;
  readonly warnings: readonly Issue[];
  /** What the document does not say of the VideoFlow 1.2 video it was converted from; undefined when it was none. */
  readonly losses?: readonly Loss[];
}

/** As {@link ReadDocument}, but perhaps without a document, with at least one error instead. */
export interface Interpretation {
  readonly document?: VideoJSON | undefined;
  readonly issues: readonly Issue[];
  readonly losses?: readonly Loss[] | undefined;
}

/**
 * Reads and validates the document that a command is given.
 *
 * @param path a file, or "-" for standard input.
 * @throws VideoJSONError with every issue of the document, or the reason it cannot be read.
 */
export async function readDocument(path: string, signal: AbortSignal): Promise<ReadDocument> {
  const { document, issues, losses } = interpret(await readText(path, signal));
  if (document === undefined) throw new VideoJSONError(issues);
  return { document, warnings: issues, ...(losses && { losses }) };
}

/** A document from its text; a compiled video of VideoFlow 1.2 is converted. Never throws. */
export function interpret(text: string): Interpretation {
  const parsed = parseDocument(text);
  if (parsed.document || parsed.issues.some(({ code }) => UNREADABLE.includes(code))) return parsed;
  const value: unknown = JSON.parse(text);
  if (!isVideoFlow(value)) return parsed;
  try {
    const { document, losses } = fromVideoFlow(value);
    return { document, issues: validate(document).issues, losses };
  } catch (error) {
    if (error instanceof VideoJSONError) return { issues: error.issues };
    throw error;
  }
}

/** What is wrong with a text whatever kind of video it is meant to be. */
const UNREADABLE: readonly string[] = [
  ...["DOCUMENT_NOT_JSON", "DOCUMENT_TOO_LARGE", "NESTING_TOO_DEEP", "NAME_DUPLICATE"],
  ...["NUMBER_NOT_FINITE", "TEXT_LONE_SURROGATE", "STRING_TOO_LONG"],
];

/** The text of a file or of standard input: UTF-8, with or without a byte order mark, no longer than a document may be. */
export async function readText(path: string, signal: AbortSignal): Promise<string> {
  const bytes = await readBytes(path, signal);
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    throw fail("DOCUMENT_NOT_UTF8", { offset: firstBadByte(bytes) });
  }
}

async function readBytes(path: string, signal: AbortSignal): Promise<Buffer> {
  const limit = defaultLimits.bytes;
  const chunks: Buffer[] = [];
  let length = 0;
  const stream = await open(path);
  const stop = () => stream.destroy(signal.reason);
  signal.addEventListener("abort", stop);
  try {
    for await (const chunk of stream as AsyncIterable<Buffer>) {
      chunks.push(chunk);
      length += chunk.length;
      // A pipe or a device can be endless.
      if (length > limit) throw fail("DOCUMENT_TOO_LARGE", { bytes: `more than ${limit}`, limit });
    }
  } catch (error) {
    throw signal.aborted || error instanceof VideoJSONError ? error : unreadable(path, error);
  } finally {
    signal.removeEventListener("abort", stop);
  }
  signal.throwIfAborted();
  return Buffer.concat(chunks);
}

async function open(path: string): Promise<Readable> {
  if (path === "-") return process.stdin;
  const file = await stat(path).catch((error) => {
    throw unreadable(path, error);
  });
  const limit = defaultLimits.bytes;
  if (file.isFile() && file.size > limit) throw fail("DOCUMENT_TOO_LARGE", { bytes: file.size, limit });
  return createReadStream(path);
}

function unreadable(path: string, error: unknown): VideoJSONError {
  if ((error as NodeJS.ErrnoException).code === "ENOENT") return fail("INPUT_MISSING", { path });
  return fail("INPUT_UNREADABLE", { path: path === "-" ? "standard input" : path, reason: systemReason(error) });
}

/** Offset of the first byte that is not part of a character, found by halving: a text is good as far as its beginnings are. */
function firstBadByte(bytes: Uint8Array): number {
  let good = 0;
  let bad = bytes.length + 1;
  while (bad - good > 1) {
    const middle = (good + bad) >> 1;
    if (decodeBeginning(bytes.subarray(0, middle)) !== undefined) good = middle;
    else bad = middle;
  }
  // The good part may end within a character that turned out to be none.
  return Buffer.byteLength(decodeBeginning(bytes.subarray(0, good)) ?? "");
}

/** The whole characters of a text that may be cut off anywhere; undefined when it is not UTF-8. */
function decodeBeginning(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes, { stream: true });
  } catch {
    return undefined;
  }
}
