import { type FieldTable, factsOf, fieldsOf, structOf } from "../contract.js";
import type { FrameRate } from "../frame-rate.js";
import type { FieldFacts } from "../generated/fields.js";
import { isPlainObject, requireDepth } from "../json.js";
import { type Time, timeToMicroseconds, toSeconds } from "../time.js";
import { childPointer } from "../validate/pointer.js";

/** What reading needs to know, and what it says in errors. */
export interface ReadContext {
  readonly rate: FrameRate;
  /** The builder call whose fields are read: `addText()`. */
  readonly call: string;
}

/**
 * A copy of what a caller gave as an object with these fields, with every time turned into seconds. Members that are null or
 * undefined are left out. Nothing else is judged here: that is what validation is for.
 *
 * The copy is deep, so that a caller may go on using, and changing, what was given.
 */
export function readFields(
  given: object,
  fields: FieldTable | undefined,
  context: ReadContext,
): Record<string, unknown> {
  return copyStruct(given as Record<string, unknown>, fields, context, "", 0);
}

function copyStruct(
  value: Readonly<Record<string, unknown>>,
  fields: FieldTable | undefined,
  context: ReadContext,
  path: string,
  depth: number,
): Record<string, unknown> {
  const copy: [string, unknown][] = [];
  for (const [name, member] of Object.entries(value)) {
    // Data of a vendor, and fields the specification does not know, keep their nulls.
    const facts = factsOf(fields, name);
    if (member === undefined || (facts && member === null)) continue;
    copy.push([name, copyValue(member, facts, context, childPointer(path, name), depth + 1)]);
  }
  return Object.fromEntries(copy);
}

function copyValue(
  value: unknown,
  facts: FieldFacts | undefined,
  context: ReadContext,
  path: string,
  depth: number,
): unknown {
  requireDepth(depth);
  if (facts?.time && (typeof value === "number" || typeof value === "string")) {
    return toSeconds(timeToMicroseconds(value as Time, context.rate, `${path.slice(1)} of ${context.call}`));
  }
  if (Array.isArray(value)) {
    return Array.from(value, (item, index) => copyValue(item, facts, context, childPointer(path, index), depth + 1));
  }
  if (!isPlainObject(value)) return value;
  const struct = facts?.of === undefined ? undefined : structOf(facts.of, value);
  return copyStruct(value, fieldsOf(struct), context, path, depth);
}
