/**
 * Says everything that is wrong with the structure of a document that the validator refused, in the words of the error
 * registry. It walks the value along the generated tables, so one mistake gives one issue, however many alternatives a
 * union has. The depth of the value is limited beforehand.
 */

import type { ErrorCode } from "../errors.js";
import { structs, unions, values } from "../generated/fields.js";
import type {
  FieldFacts,
  Json,
  ListType,
  NumberType,
  Range,
  StringType,
  Type,
  UnionFacts,
  UntaggedFacts,
} from "./facts.js";
import { jsonKind, kindsOf, tupleLength } from "./kinds.js";
import { childPointer } from "./pointer.js";
import type { Report } from "./report.js";
import { nearest } from "./suggest.js";
import { codePoints } from "./unicode.js";
import {
  cut,
  describeRange,
  describeStruct,
  describeTitle,
  describeType,
  describeValue,
  listNames,
  ownerOfKeyframes,
  quote,
} from "./words.js";

/** Lists that say by a code of their own what they do not know. */
const unknownCodes: { readonly [name: string]: ErrorCode } = {
  Layer: "LAYER_TYPE_UNKNOWN",
  EasingName: "EASING_UNKNOWN",
  EasingCurve: "EASING_UNKNOWN",
  Gradient: "GRADIENT_TYPE_UNKNOWN",
};
const unknownCodesByTag: { readonly [tag: string]: ErrorCode } = {
  effect: "EFFECT_UNKNOWN",
  transition: "TRANSITION_UNKNOWN",
};

type JsonObject = { readonly [key: string]: Json };

export function explain(document: Json, report: Report): void {
  new Explainer(report).struct(document, "Video", "");
}

class Explainer {
  /** The kind of layer that is looked at. */
  private layer = "Layer";

  constructor(private readonly report: Report) {}

  struct(value: Json, name: string, pointer: string): void {
    if (!isObject(value)) {
      this.wrongType(value, `an object: ${describeStruct(name)}`, pointer);
      return;
    }
    const fields = structs[name] ?? {};
    for (const [key, { type }] of Object.entries(fields)) {
      if (type.kind !== "constant" || !Object.hasOwn(value, key) || value[key] === type.value) continue;
      // It is another kind of thing: what its other members should be is not known.
      this.unknownTag(value[key] ?? null, name, key, [String(type.value)], childPointer(pointer, key));
      return;
    }
    for (const [key, facts] of Object.entries(fields)) {
      if (facts.required && !Object.hasOwn(value, key)) {
        this.report.addMissing(pointer, key, describeStruct(name));
      }
    }
    for (const key of Object.keys(value)) {
      const at = childPointer(pointer, key);
      const facts = Object.hasOwn(fields, key) ? fields[key] : undefined;
      if (facts === undefined) this.unknownProperty(name, key, at);
      else this.field(value[key] ?? null, facts, name, key, at);
    }
  }

  private field(value: Json, facts: FieldFacts, struct: string, key: string, pointer: string): void {
    if (struct.endsWith("Layer")) this.layer = struct;
    if (!hasCheckOfItsOwn(struct, key, value)) this.type(value, facts.type, pointer, facts.unit);
  }

  private type(value: Json, type: Type, pointer: string, unit?: string): void {
    if (value === null && type.kind !== "null" && type.kind !== "any" && type.kind !== "reference") {
      this.report.add("VALUE_NULL", pointer);
      return;
    }
    switch (type.kind) {
      case "any":
        return;
      case "number":
      case "integer":
        this.number(value, type, pointer, unit);
        return;
      case "string":
        this.string(value, type, pointer);
        return;
      case "boolean":
        if (typeof value !== "boolean") this.wrongType(value, describeType(type), pointer);
        return;
      case "null":
        if (value !== null) this.wrongType(value, describeType(type), pointer);
        return;
      case "constant":
        return;
      case "list":
        this.list(value, type, pointer, unit);
        return;
      case "tuple":
        this.tuple(value, type.items, pointer, unit);
        return;
      case "map":
        this.map(value, type.values, pointer);
        return;
      case "reference":
        this.named(value, type.name, pointer, unit);
    }
  }

  private named(value: Json, name: string, pointer: string, unit: string | undefined): void {
    const facts = values[name];
    if (facts?.kind === "alias") {
      if (facts.type.kind === "string") this.string(value, facts.type, pointer, name);
      else this.type(value, facts.type, pointer, unit ?? facts.unit);
    } else if (value === null) {
      this.report.add("VALUE_NULL", pointer);
    } else if (facts === undefined) {
      this.struct(value, name, pointer);
    } else if (facts.kind === "enum") {
      this.choice(value, name, facts.values, pointer);
    } else if (facts.kind === "tagged") {
      this.tagged(value, name, unions[name] as UnionFacts, pointer);
    } else {
      this.untagged(value, name, facts, pointer, unit);
    }
  }

  private number(value: Json, type: NumberType, pointer: string, unit: string | undefined): void {
    if (typeof value !== "number" || (type.kind === "integer" && !Number.isInteger(value))) {
      this.wrongType(value, describeType(type, unit), pointer);
    } else {
      this.range(value, type, pointer, unit);
    }
  }

  private range(value: number, range: Range, pointer: string, unit: string | undefined): void {
    if (!inRange(value, range)) this.report.add("VALUE_RANGE", pointer, { value, range: describeRange(range, unit) });
  }

  private string(value: Json, type: StringType, pointer: string, name?: string): void {
    if (value === null) {
      this.report.add("VALUE_NULL", pointer);
      return;
    }
    if (typeof value !== "string") {
      this.wrongType(value, name === undefined ? "text" : describeType({ kind: "reference", name }), pointer);
      return;
    }
    const { minLength = 0, maxLength = Number.POSITIVE_INFINITY, pattern } = type;
    const length = codePoints(value);
    if (length < minLength) this.report.add("STRING_TOO_SHORT", pointer, { length, limit: minLength });
    else if (length > maxLength) this.report.add("STRING_TOO_LONG", pointer, { length, limit: maxLength });
    else if (pattern !== undefined && !patternOf(pattern).test(value)) this.wrongFormat(value, name, pointer);
  }

  private wrongFormat(value: string, name: string | undefined, pointer: string): void {
    const facts = name === undefined ? undefined : values[name];
    const example = facts !== undefined && "examples" in facts ? facts.examples[0] : undefined;
    const expected = name === undefined ? "this text" : describeTitle(name);
    this.report.add("VALUE_FORMAT", pointer, { value: quote(value), expected, example: quote(example ?? "") });
  }

  private choice(value: Json, name: string, allowed: readonly string[], pointer: string): void {
    if (typeof value !== "string") {
      this.wrongType(value, describeType({ kind: "reference", name }), pointer);
    } else if (!allowed.includes(value)) {
      const code = unknownCodes[name] ?? "VALUE_NOT_ALLOWED";
      this.report.add(code, pointer, { value: quote(value), allowed: listNames(allowed) }, () =>
        nearest(value, allowed),
      );
    }
  }

  private list(value: Json, type: ListType, pointer: string, unit: string | undefined): void {
    if (!Array.isArray(value)) {
      this.wrongType(value, "a list", pointer);
      return;
    }
    this.listLength(value.length, type.minItems, type.maxItems, pointer);
    for (const [index, item] of (value as readonly Json[]).entries()) {
      const at = childPointer(pointer, index);
      this.type(item, type.items, at, unit);
      if (type.valueRange !== undefined && isObject(item) && typeof item.value === "number") {
        this.range(item.value, type.valueRange, childPointer(at, "value"), unit);
      }
    }
  }

  private tuple(value: Json, items: readonly Type[], pointer: string, unit: string | undefined): void {
    if (!Array.isArray(value)) {
      this.wrongType(value, `a list of ${items.length} entries`, pointer);
      return;
    }
    this.listLength(value.length, items.length, items.length, pointer);
    for (const [index, item] of items.entries()) {
      if (index < value.length)
        this.type((value as readonly Json[])[index] ?? null, item, childPointer(pointer, index), unit);
    }
  }

  private listLength(length: number, least = 0, most = Number.POSITIVE_INFINITY, pointer = ""): void {
    if (length < least) this.report.add("LIST_TOO_SHORT", pointer, { length, limit: least });
    else if (length > most) this.report.add("LIST_TOO_LONG", pointer, { length, limit: most });
  }

  private map(value: Json, items: Type, pointer: string): void {
    if (!isObject(value)) {
      this.wrongType(value, "an object", pointer);
      return;
    }
    if (items.kind === "any") return;
    for (const [key, member] of Object.entries(value)) this.type(member, items, childPointer(pointer, key));
  }

  private tagged(value: Json, name: string, { tag, members }: UnionFacts, pointer: string): void {
    if (!isObject(value)) {
      this.wrongType(value, describeType({ kind: "reference", name }), pointer);
      return;
    }
    if (!Object.hasOwn(value, tag)) {
      this.report.addMissing(pointer, tag, describeTitle(name));
      return;
    }
    const key = value[tag] as Json;
    if (typeof key === "string" && Object.hasOwn(members, key)) this.struct(value, members[key] as string, pointer);
    else this.unknownTag(key, name, tag, Object.keys(members), childPointer(pointer, tag));
  }

  private unknownTag(value: Json, union: string, tag: string, allowed: readonly string[], pointer: string): void {
    const everywhere = tag === "transition" ? (unions.Transition?.members ?? {}) : {};
    if (value === null) {
      this.report.add("VALUE_NULL", pointer);
    } else if (typeof value === "string" && Object.hasOwn(everywhere, value)) {
      const owner = describeStruct(this.layer);
      this.report.add("TRANSITION_NOT_APPLICABLE", pointer, {
        value: quote(value),
        owner,
        allowed: listNames(allowed),
      });
    } else {
      const code = unknownCodes[union] ?? unknownCodesByTag[tag] ?? "VALUE_NOT_ALLOWED";
      this.report.add(code, pointer, { value: quote(value), allowed: listNames(allowed) }, () =>
        typeof value === "string" ? nearest(value, allowed) : [],
      );
    }
  }

  /** Chooses the one alternative that is meant by the JSON type of the value and, for lists, by its length. */
  private untagged(value: Json, name: string, facts: UntaggedFacts, pointer: string, unit: string | undefined): void {
    const meant = facts.alternatives.filter((type) => kindsOf(type).includes(jsonKind(value)));
    const fitting = Array.isArray(value) ? meant.filter((type) => tupleLength(type) === value.length) : meant;
    const only = fitting.length === 1 ? fitting[0] : meant.length === 1 ? meant[0] : undefined;
    if (only === undefined) this.wrongType(value, describeType({ kind: "reference", name }), pointer);
    else this.type(value, only, pointer, unit);
  }

  private unknownProperty(struct: string, property: string, pointer: string): void {
    const owner = ownerOfKeyframes(struct);
    const known = Object.keys(structs[struct] ?? {});
    if (owner !== undefined && Object.hasOwn(structs[owner] ?? {}, property)) {
      this.report.add("KEYFRAME_NOT_ANIMATABLE", pointer, { property, owner: describeStruct(owner) });
    } else {
      const parameters = { property: cut(property), owner: describeStruct(struct) };
      this.report.add("PROPERTY_UNKNOWN", pointer, parameters, () => nearest(property, known));
    }
  }

  private wrongType(value: Json, expected: string, pointer: string): void {
    if (value === null) this.report.add("VALUE_NULL", pointer);
    else this.report.add("VALUE_TYPE", pointer, { actual: describeValue(value), expected });
  }
}

/** The version and the frame rate have codes of their own, given by checks/version.ts and checks/frame-rate.ts. */
function hasCheckOfItsOwn(struct: string, key: string, value: Json): boolean {
  if (struct !== "Video") return false;
  return (key === "fps" && value !== null) || (key === "version" && typeof value === "string");
}

function inRange(value: number, { minimum, maximum, exclusiveMinimum, exclusiveMaximum }: Range): boolean {
  return (
    (minimum === undefined || value >= minimum) &&
    (maximum === undefined || value <= maximum) &&
    (exclusiveMinimum === undefined || value > exclusiveMinimum) &&
    (exclusiveMaximum === undefined || value < exclusiveMaximum)
  );
}

const patterns = new Map<string, RegExp>();

function patternOf(source: string): RegExp {
  const known = patterns.get(source);
  if (known !== undefined) return known;
  const pattern = new RegExp(source, "u");
  patterns.set(source, pattern);
  return pattern;
}

function isObject(value: Json): value is JsonObject {
  return jsonKind(value) === "object";
}
