import { factsOf, fieldsOf, structOf } from "./contract.js";
import type { FieldFacts } from "./generated/fields.js";
import type { VideoJSON } from "./generated/types.js";
import { copyJson, isPlainObject, requireDepth, sameJson } from "./json.js";
import { fromNumber, toSeconds } from "./time.js";

/**
 * The document in its normal form, in which documents that mean the same are alike:
 *
 * - `version` is written;
 * - a field that has the value the specification gives an absent one is left out, and so is a field that is null;
 * - times are whole microseconds: `floor(x * 1e6 + 0.5) / 1e6`.
 *
 * What is inside `metadata` is left as it is. The document given is not changed, and shares nothing with the result. Applying it twice changes nothing.
 * `canonicalJson(normalize(document))` is the canonical text of a document.
 *
 * @param document a valid document; parts that are not valid are copied as they are.
 * @throws VideoJSONError `NESTING_TOO_DEEP` beyond what any document may be.
 */
export function normalize(document: VideoJSON): VideoJSON {
  const { version = factsOf(fieldsOf("Video"), "version")?.default, ...rest } = normalizeStruct(
    document as unknown as Fields,
    "Video",
    0,
  );
  return { version, ...rest } as unknown as VideoJSON;
}

type Fields = Readonly<Record<string, unknown>>;

function normalizeStruct(value: Fields, struct: string | undefined, depth: number): Record<string, unknown> {
  const fields = fieldsOf(struct);
  const normal: [string, unknown][] = [];
  for (const [name, member] of Object.entries(value)) {
    if (member === undefined) continue;
    const facts = factsOf(fields, name);
    if (!facts) {
      normal.push([name, copyJson(member, depth + 1)]);
      continue;
    }
    if (member === null) continue;
    const written = normalizeValue(member, facts, depth + 1);
    if (facts.required || facts.default === undefined || !sameJson(written, facts.default))
      normal.push([name, written]);
  }
  // fromEntries, because assigning to a member called "__proto__" would not make one.
  return Object.fromEntries(normal);
}

function normalizeValue(value: unknown, facts: FieldFacts, depth: number): unknown {
  requireDepth(depth);
  if (facts.time && typeof value === "number") return quantise(value);
  if (facts.of !== undefined && Array.isArray(value)) {
    return value.map((item) => normalizeValue(item, facts, depth + 1));
  }
  if (facts.of !== undefined && isPlainObject(value)) return normalizeStruct(value, structOf(facts.of, value), depth);
  return copyJson(value, depth);
}

function quantise(seconds: number): number {
  const microseconds = fromNumber(seconds);
  return microseconds === undefined ? seconds : toSeconds(microseconds);
}
