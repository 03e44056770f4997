/**
 * Copies whatever was given into plain JSON data, reading each member once. What comes after it deals with nothing but
 * plain data: no cycles, getters, proxies, instances, holes or numbers that are not finite, and no depth that could
 * overflow a stack. It does not recurse itself.
 */

import type { Json } from "./facts.js";
import type { Limits } from "./limits.js";
import { childPointer } from "./pointer.js";
import type { Report } from "./report.js";
import { codePoints } from "./unicode.js";
import { describeValue } from "./words.js";

/** Half of a surrogate pair without the other half. */
const loneSurrogate = /\p{Surrogate}/u;

interface Frame {
  readonly source: object;
  readonly target: Json[] | Record<string, Json>;
  /** Undefined for a list, whose keys are its indexes. */
  readonly keys: readonly string[] | undefined;
  readonly length: number;
  readonly pointer: string;
  next: number;
}

/** The copy; undefined when the value is too large or too deep to be looked at any further. */
export function takeSnapshot(value: unknown, limits: Limits, report: Report): Json | undefined {
  return new Snapshot(limits, report).take(value);
}

class Snapshot {
  private readonly frames: Frame[] = [];
  private readonly ancestors = new Set<object>();
  /** A lower bound of the size as JSON text: characters and punctuation. */
  private size = 0;

  constructor(
    private readonly limits: Limits,
    private readonly report: Report,
  ) {}

  take(value: unknown): Json | undefined {
    const root = this.copy(value, "");
    for (let frame = this.frames.at(-1); frame !== undefined; frame = this.frames.at(-1)) {
      if (this.size > this.limits.bytes) {
        const { bytes: limit } = this.limits;
        this.report.refuse("DOCUMENT_TOO_LARGE", "", { bytes: `more than ${limit}`, limit });
        return undefined;
      }
      if (this.frames.length > this.limits.depth) {
        this.report.refuse("NESTING_TOO_DEEP", frame.pointer, { limit: this.limits.depth });
        return undefined;
      }
      if (frame.next < frame.length) this.step(frame);
      else this.leave(frame);
    }
    return root;
  }

  private step(frame: Frame): void {
    const key = frame.keys === undefined ? frame.next : (frame.keys[frame.next] as string);
    frame.next++;
    const pointer = childPointer(frame.pointer, key);
    const member = this.read(frame.source, key, pointer);
    const copy = this.copy(member, pointer);
    if (Array.isArray(frame.target)) {
      frame.target.push(copy);
    } else {
      if (loneSurrogate.test(String(key))) this.report.add("TEXT_LONE_SURROGATE", frame.pointer);
      this.size += String(key).length + 3;
      setMember(frame.target, String(key), copy);
    }
  }

  private leave(frame: Frame): void {
    this.frames.pop();
    this.ancestors.delete(frame.source);
  }

  private read(source: object, key: string | number, pointer: string): unknown {
    try {
      return (source as Record<string | number, unknown>)[key];
    } catch {
      this.refuse(pointer, "something that cannot be read");
      return null;
    }
  }

  private copy(value: unknown, pointer: string): Json {
    this.size += 2;
    switch (typeof value) {
      case "boolean":
        return value;
      case "number":
        if (Number.isFinite(value)) return value;
        this.report.add("NUMBER_NOT_FINITE", pointer, { value: String(value) });
        return null;
      case "string":
        this.size += value.length;
        this.checkText(value, pointer);
        return value;
      case "object":
        return value === null ? null : this.enter(value, pointer);
      default:
        this.refuse(pointer, describeValue(value));
        return null;
    }
  }

  /** Begins the copy of a list or an object; its members follow step by step. */
  private enter(source: object, pointer: string): Json {
    if (this.ancestors.has(source)) {
      this.refuse(pointer, "a value that contains itself");
      return null;
    }
    const members = membersOf(source);
    if (members === undefined) {
      this.refuse(pointer, describeValue(source));
      return null;
    }
    const { keys, length } = members;
    const target: Json[] | Record<string, Json> = keys === undefined ? [] : {};
    this.ancestors.add(source);
    this.frames.push({ source, target, keys, length, pointer, next: 0 });
    return target;
  }

  private checkText(text: string, pointer: string): void {
    const limit = this.limits.characters;
    if (loneSurrogate.test(text)) this.report.add("TEXT_LONE_SURROGATE", pointer);
    else if (text.length > limit && codePoints(text) > limit) {
      this.report.add("STRING_TOO_LONG", pointer, { length: codePoints(text), limit });
    }
  }

  private refuse(pointer: string, actual: string): void {
    this.report.add("VALUE_TYPE", pointer, { actual, expected: "a JSON value" });
  }
}

function setMember(target: Record<string, Json>, key: string, value: Json): void {
  if (key !== "__proto__") target[key] = value;
  // Assigning to it would change the prototype instead of making a member.
  else Object.defineProperty(target, key, { value, writable: true, enumerable: true, configurable: true });
}

/** The keys of a plain object or the length of a list; undefined for anything else that is an object in JavaScript. */
function membersOf(source: object): { keys: readonly string[] | undefined; length: number } | undefined {
  try {
    if (Array.isArray(source)) return { keys: undefined, length: source.length };
    const prototype: unknown = Object.getPrototypeOf(source);
    // Another realm (a frame, a worker, a test runner) has an Object.prototype of its own: it is what has no prototype.
    if (prototype !== null && Object.getPrototypeOf(prototype) !== null) return undefined;
    if (Object.prototype.toString.call(source) !== "[object Object]") return undefined;
    const keys = Object.keys(source);
    return { keys, length: keys.length };
  } catch {
    return undefined;
  }
}
