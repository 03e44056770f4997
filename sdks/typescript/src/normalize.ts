import { factsOf, fieldsOf, structOf } from "./contract.js";
import type { FieldFacts } from "./generated/fields.js";
import type { VideoJSON } from "./generated/types.js";
import { fromNumber, toSeconds } from "./time.js";

/** Version of the specification this package writes. */
const VERSION = "1.0";

/**
 * The document in its normal form, in which documents that mean the same are alike:
 *
 * - `version` is written;
 * - a field that has the value the specification gives an absent one is left out, and so is a field that is null;
 * - times are whole microseconds: `floor(x * 1e6 + 0.5) / 1e6`.
 *
 * What is inside `metadata` is left as it is. The document given is not changed. Applying it twice changes nothing.
 * `canonicalJson(normalize(document))` is the canonical text of a document.
 *
 * @param document a valid document; parts that are not valid are copied as they are.
 */
export function normalize(document: VideoJSON): VideoJSON {
  const { version = VERSION, ...rest } = normalizeStruct(document as unknown as Fields, "Video");
  return { version, ...rest } as unknown as VideoJSON;
}

type Fields = Readonly<Record<string, unknown>>;

function normalizeStruct(value: Fields, struct: string | undefined): Record<string, unknown> {
  const fields = fieldsOf(struct);
  const normal: [string, unknown][] = [];
  for (const [name, member] of Object.entries(value)) {
    if (member === undefined) continue;
    const facts = factsOf(fields, name);
    if (!facts) {
      normal.push([name, member]);
      continue;
    }
    if (member === null) continue;
    const written = normalizeValue(member, facts);
    if (facts.required || facts.default === undefined || !sameJson(written, facts.default))
      normal.push([name, written]);
  }
  // fromEntries, because assigning to a member called "__proto__" would not make one.
  return Object.fromEntries(normal);
}

function normalizeValue(value: unknown, facts: FieldFacts): unknown {
  if (facts.time && typeof value === "number") return quantise(value);
  if (facts.of === undefined) return value;
  if (Array.isArray(value)) return value.map((item) => normalizeValue(item, facts));
  if (typeof value !== "object" || value === null) return value;
  return normalizeStruct(value as Fields, structOf(facts.of, value as Fields));
}

function quantise(seconds: number): number {
  const microseconds = fromNumber(seconds);
  return microseconds === undefined ? seconds : toSeconds(microseconds);
}

/** Whether two JSON values are equal; -0 equals 0, the order of members does not count. */
export function sameJson(a: unknown, b: unknown): boolean {
  if (a === b) return true;
  if (typeof a !== "object" || typeof b !== "object" || a === null || b === null) return false;
  if (Array.isArray(a) !== Array.isArray(b)) return false;
  const names = Object.keys(a);
  return (
    names.length === Object.keys(b).length &&
    names.every((name) => Object.hasOwn(b, name) && sameJson((a as Fields)[name], (b as Fields)[name]))
  );
}
