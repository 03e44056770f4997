import { fail } from "./fail.js";
import { defaultLimits } from "./validate/limits.js";

/** Whether a value is an object as JSON has them: not a list, not a Date, not an instance of a class. */
export function isPlainObject(value: unknown): value is Record<string, unknown> {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return false;
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === null || Object.getPrototypeOf(prototype) === null;
}

/** A deep copy of a JSON value; what JSON does not have is kept as it is. */
export function copyJson(value: unknown, depth = 0): unknown {
  requireDepth(depth);
  if (Array.isArray(value)) return value.map((item) => copyJson(item, depth + 1));
  if (!isPlainObject(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([name, member]) => [name, copyJson(member, depth + 1)]));
}

/** Whether two JSON values are equal; -0 equals 0, the order of members does not count. */
export function sameJson(a: unknown, b: unknown): boolean {
  if (a === b) return true;
  if (Array.isArray(a) && Array.isArray(b)) {
    return a.length === b.length && a.every((item, index) => sameJson(item, b[index]));
  }
  if (!isPlainObject(a) || !isPlainObject(b)) return false;
  const names = Object.keys(a);
  return (
    names.length === Object.keys(b).length &&
    names.every((name) => Object.hasOwn(b, name) && sameJson(a[name], b[name]))
  );
}

/**
 * Refuses a value nested deeper than any document may be, which includes one that contains itself.
 *
 * @throws VideoJSONError `NESTING_TOO_DEEP`.
 */
export function requireDepth(depth: number): void {
  if (depth > defaultLimits.depth) throw fail("NESTING_TOO_DEEP", { limit: defaultLimits.depth });
}
