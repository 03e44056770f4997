import { structs, values } from "../generated/fields.js";
import type { Json, Type } from "./facts.js";

export type JsonKind = "null" | "boolean" | "number" | "string" | "array" | "object";

export function jsonKind(value: Json): JsonKind {
  if (value === null) return "null";
  if (Array.isArray(value)) return "array";
  const kind = typeof value;
  return kind === "boolean" || kind === "number" || kind === "string" ? kind : "object";
}

const everyKind: readonly JsonKind[] = ["null", "boolean", "number", "string", "array", "object"];

/** The kinds of JSON values a type can be: what the alternatives of an untagged union are told apart by. */
export function kindsOf(type: Type): readonly JsonKind[] {
  switch (type.kind) {
    case "any":
      return everyKind;
    case "number":
    case "integer":
      return ["number"];
    case "string":
    case "boolean":
    case "null":
      return [type.kind];
    case "constant":
      return [jsonKind(type.value)];
    case "list":
    case "tuple":
      return ["array"];
    case "map":
      return ["object"];
    case "reference":
      return kindsOfNamed(type.name);
  }
}

function kindsOfNamed(name: string): readonly JsonKind[] {
  if (Object.hasOwn(structs, name)) return ["object"];
  const facts = values[name];
  switch (facts?.kind) {
    case "enum":
      return ["string"];
    case "tagged":
      return ["object"];
    case "alias":
      return kindsOf(facts.type);
    case "union":
      return facts.alternatives.flatMap(kindsOf);
    default:
      return [];
  }
}

/** The number of entries of a tuple; undefined for anything else. */
export function tupleLength(type: Type): number | undefined {
  if (type.kind === "tuple") return type.items.length;
  const facts = type.kind === "reference" ? values[type.name] : undefined;
  return facts?.kind === "alias" ? tupleLength(facts.type) : undefined;
}
