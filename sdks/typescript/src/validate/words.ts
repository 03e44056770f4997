/** Says in a few words what a value is and what is expected instead. */

import { structs, titles, values } from "../generated/fields.js";
import type { NumberType, Range, Type } from "./facts.js";

const longestQuote = 60;

/** `the text "abc"`, `the number 5`, `a list of 3 entries`, … */
export function describeValue(value: unknown): string {
  switch (typeof value) {
    case "string":
      return `the text ${quote(value)}`;
    case "number":
      return `the number ${value}`;
    case "boolean":
      return String(value);
    case "undefined":
      return "undefined";
    case "bigint":
      return "a BigInt";
    case "function":
      return "a function";
    case "symbol":
      return "a symbol";
    case "object":
      return value === null ? "null" : describeObject(value);
  }
}

function describeObject(value: object): string {
  try {
    if (Array.isArray(value)) return value.length === 1 ? "a list of 1 entry" : `a list of ${value.length} entries`;
    const name: unknown = Object.getPrototypeOf(value)?.constructor?.name;
    return typeof name === "string" && name !== "Object" && name !== "" ? `an instance of ${quote(name)}` : "an object";
  } catch {
    return "something that cannot be read";
  }
}

/** A value as JSON, cut where it is long. */
export function quote(value: unknown): string {
  const text =
    typeof value === "object" && value !== null ? describeObject(value) : (JSON.stringify(value) ?? "undefined");
  return text.length > longestQuote && text.endsWith('"') ? `${cut(text)}"` : cut(text);
}

/** The beginning of a long text, cut between whole characters. */
export function cut(text: string): string {
  if (text.length <= longestQuote) return text;
  return `${Array.from(text.slice(0, longestQuote * 2))
    .slice(0, longestQuote)
    .join("")}…`;
}

export function listNames(names: readonly string[]): string {
  return names.map((name) => JSON.stringify(name)).join(", ");
}

/** What an object of the contract is called: "a text layer", "the document", "the keyframes of a text layer". */
export function describeStruct(struct: string): string {
  if (struct === "Video") return "the document";
  const title = titles[struct];
  if (title !== undefined) return withArticle(title);
  const owner = ownerOfKeyframes(struct);
  return owner === undefined ? "a keyframe" : `the keyframes of ${describeStruct(owner)}`;
}

/** The struct whose properties the given struct animates; undefined when it is not a table of keyframes. */
export function ownerOfKeyframes(struct: string): string | undefined {
  const owner = struct.endsWith("Keyframes") ? struct.slice(0, -"Keyframes".length) : "";
  return Object.hasOwn(structs, owner) ? owner : undefined;
}

/** What a type asks for: "a number from 0 to 1", "a colour, such as \"#FF5A1F\"", `one of "in", "out"`. */
export function describeType(type: Type, unit?: string): string {
  switch (type.kind) {
    case "number":
    case "integer":
      return describeNumber(type, unit);
    case "string":
      return "text";
    case "boolean":
      return "true or false";
    case "null":
      return "null";
    case "any":
      return "a JSON value";
    case "constant":
      return JSON.stringify(type.value);
    case "list":
      return "a list";
    case "tuple":
      return `a list of ${type.items.length} entries`;
    case "map":
      return "an object";
    case "reference":
      return describeNamed(type.name);
  }
}

function describeNumber(type: NumberType, unit: string | undefined): string {
  const range = describeRange(type, unit);
  const noun = type.kind === "integer" ? "a whole number" : "a number";
  return range === "" ? noun : `${noun} ${range}`;
}

function describeNamed(name: string): string {
  if (Object.hasOwn(structs, name)) return `an object: ${describeStruct(name)}`;
  const facts = values[name];
  if (facts === undefined) return "a JSON value";
  if (facts.kind === "enum") return `one of ${listNames(facts.values)}`;
  if (facts.kind === "tagged") return `an object: ${withArticle(facts.title)}`;
  const example = facts.examples[0];
  return example === undefined
    ? withArticle(facts.title)
    : `${withArticle(facts.title)}, such as ${JSON.stringify(example)}`;
}

/** What one value of a named type is called: "a colour". */
export function describeTitle(name: string): string {
  return withArticle(values[name]?.title ?? titles[name] ?? name);
}

const unitWords: { readonly [unit: string]: string } = { deg: " degrees", s: " s", px: " px", em: " em", Hz: " Hz" };

/** "from 0 to 1", "at least 0 s", "above 0 and at most 240"; empty without limits. */
export function describeRange({ minimum, maximum, exclusiveMinimum, exclusiveMaximum }: Range, unit = ""): string {
  const word = unitWords[unit.split("|")[0] ?? ""] ?? "";
  if (minimum !== undefined && maximum !== undefined) return `from ${minimum} to ${maximum}${word}`;
  const lower =
    minimum !== undefined ? `at least ${minimum}` : exclusiveMinimum !== undefined ? `above ${exclusiveMinimum}` : "";
  const upper =
    maximum !== undefined ? `at most ${maximum}` : exclusiveMaximum !== undefined ? `below ${exclusiveMaximum}` : "";
  const both = [lower, upper].filter((part) => part !== "").join(" and ");
  return both === "" ? "" : both + word;
}

function withArticle(title: string): string {
  const noun = /^[A-Z][A-Z0-9]/.test(title) ? title : title.charAt(0).toLowerCase() + title.slice(1);
  return `${/^[aeiou]/i.test(noun) ? "an" : "a"} ${noun}`;
}
