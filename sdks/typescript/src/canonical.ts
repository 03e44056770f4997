import { fail } from "./fail.js";
import { isPlainObject } from "./json.js";
import { childPointer } from "./validate/pointer.js";

/** Deeper values are refused; this also ends a value that contains itself. */
const MAX_DEPTH = 1000;

/**
 * RFC 8785 (JSON Canonicalization Scheme): one spelling for one value, so that equal documents are equal bytes.
 *
 * Members are sorted by the UTF-16 code units of their names, numbers are written as ECMAScript writes them (`-0` as
 * `0`), strings with the shortest escapes, nothing is indented. As in `JSON.stringify`, object members that are
 * `undefined` are left out. Encode the result as UTF-8 to get the bytes.
 *
 * @throws VideoJSONError `NUMBER_NOT_FINITE` for NaN and infinities, `TEXT_LONE_SURROGATE` for text that is not
 *   Unicode, `VALUE_TYPE` for what JSON does not have (bigint, function, Date, undefined in a list), `NESTING_TOO_DEEP`
 *   beyond 1000 levels or for a value that contains itself.
 */
export function canonicalJson(value: unknown): string {
  return write(value, "", 0);
}

function write(value: unknown, pointer: string, depth: number): string {
  if (depth > MAX_DEPTH) throw fail("NESTING_TOO_DEEP", { limit: MAX_DEPTH }, pointer.slice(0, 200));
  if (value === null || typeof value === "boolean") return String(value);
  if (typeof value === "number") return writeNumber(value, pointer);
  if (typeof value === "string") return writeText(value, pointer);
  if (Array.isArray(value)) {
    // Array.from, because map() skips the holes of a sparse list.
    return `[${Array.from(value, (item, index) => write(item, childPointer(pointer, index), depth + 1)).join(",")}]`;
  }
  if (isPlainObject(value)) return writeObject(value, pointer, depth);
  throw fail("VALUE_TYPE", { expected: "a JSON value", actual: nameOf(value) }, pointer);
}

function writeNumber(value: number, pointer: string): string {
  if (!Number.isFinite(value)) throw fail("NUMBER_NOT_FINITE", { value: String(value) }, pointer);
  return JSON.stringify(value);
}

function writeText(value: string, pointer: string): string {
  if (/\p{Surrogate}/u.test(value)) throw fail("TEXT_LONE_SURROGATE", {}, pointer);
  return JSON.stringify(value);
}

function writeObject(value: Record<string, unknown>, pointer: string, depth: number): string {
  const members: string[] = [];
  // The default sort compares UTF-16 code units, as the RFC asks.
  for (const name of Object.keys(value).sort()) {
    const member = value[name];
    if (member === undefined) continue;
    const path = childPointer(pointer, name);
    members.push(`${writeText(name, path)}:${write(member, path, depth + 1)}`);
  }
  return `{${members.join(",")}}`;
}

function nameOf(value: unknown): string {
  return typeof value === "object" && value !== null ? (value.constructor?.name ?? "object") : typeof value;
}
