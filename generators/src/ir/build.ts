import { type Bundle, rootName } from "../bundle/bundle.js";
import { type Json, referencedName, type Schema } from "../source/dialect.js";
import type { Contract, Declaration, Field, Range, StructDeclaration, Type } from "./ir.js";

/** Which union lists the members of each family of structs. */
const families = { layers: "Layer", effects: "Effect", transitions: "Transition" } as const;

export function buildContract(bundle: Bundle): Contract {
  const names = [...bundle.definitions.keys()].sort();
  const declarations = new Map(names.map((name) => [name, declare(name, bundle)]));
  const root = declarations.get(rootName);
  if (root?.kind !== "struct") throw new Error(`${rootName} must be an object.`);
  const family = (name: string): StructDeclaration[] => {
    const union = declarations.get(name);
    if (union?.kind !== "union") throw new Error(`spec/schema must define ${name} as a union of all its kinds.`);
    return union.alternatives.flatMap((type) => membersOf(type, declarations));
  };
  return {
    declarations,
    root,
    layers: family(families.layers),
    effects: family(families.effects),
    transitions: family(families.transitions),
    groups: new Map(
      [...bundle.mixins].map(([name, schema]) => [
        name,
        { title: schema.title ?? name, doc: schema.description ?? "" },
      ]),
    ),
  };
}

function membersOf(type: Type, declarations: ReadonlyMap<string, Declaration>): StructDeclaration[] {
  const target = type.kind === "reference" ? declarations.get(type.name) : undefined;
  if (target?.kind === "struct") return [target];
  return target?.kind === "union" ? target.alternatives.flatMap((inner) => membersOf(inner, declarations)) : [];
}

function declare(name: string, bundle: Bundle): Declaration {
  const schema = bundle.definitions.get(name) as Schema;
  const base = {
    name,
    title: schema.title,
    doc: schema.description ?? "",
    examples: schema.examples ?? [],
    home: bundle.homes.get(name),
  };
  if (schema.enum !== undefined) return { ...base, kind: "enum", values: schema.enum };
  const alternatives = schema.oneOf ?? schema.anyOf;
  if (alternatives !== undefined) {
    return { ...base, kind: "union", tag: schema.discriminator?.propertyName, alternatives: alternatives.map(typeOf) };
  }
  if (schema.properties !== undefined) {
    const fields = Object.entries(schema.properties).map(([field, value]) => declareField(name, field, value, bundle));
    const constant = Object.entries(schema.properties).find(([, value]) => typeof value.const === "string");
    const tag = constant === undefined ? undefined : { field: constant[0], value: constant[1].const as string };
    return { ...base, kind: "struct", tag, fields };
  }
  const annotations = { unit: schema["x-unit"], interpolation: schema["x-interpolation"] };
  return { ...base, kind: "alias", type: typeOf(schema), ...annotations };
}

function declareField(owner: string, name: string, schema: Schema, { definitions, origins }: Bundle): Field {
  const referenced = schema.$ref === undefined ? undefined : definitions.get(referencedName(schema.$ref) ?? "");
  return {
    name,
    type: typeOf(schema),
    required: definitions.get(owner)?.required?.includes(name) ?? false,
    default: schema.default,
    doc: schema.description ?? referenced?.description ?? constantDoc(schema.const),
    examples: schema.examples ?? [],
    unit: schema["x-unit"] ?? referenced?.["x-unit"],
    animatable: schema["x-animatable"] === true,
    interpolation: schema["x-interpolation"] ?? referenced?.["x-interpolation"],
    group: origins.get(owner)?.get(name),
  };
}

function constantDoc(value: Json | undefined): string {
  return value === undefined ? "" : `Always ${JSON.stringify(value)}.`;
}

function typeOf(schema: Schema): Type {
  if (schema.$ref !== undefined) return { kind: "reference", name: referencedName(schema.$ref) ?? "" };
  if (schema.const !== undefined) return { kind: "constant", value: schema.const };
  switch (schema.type) {
    case "number":
    case "integer":
      return { kind: schema.type, ...rangeOf(schema) };
    case "string":
      return { kind: "string", ...pick(schema, ["pattern", "minLength", "maxLength"]) };
    case "boolean":
    case "null":
      return { kind: schema.type };
    case "array":
      return arrayType(schema);
    case "object":
      if (schema.additionalProperties) return { kind: "map", values: typeOf(schema.additionalProperties) };
      throw new Error("An object without properties must say what its values are.");
    default:
      return { kind: "any" };
  }
}

function arrayType(schema: Schema): Type {
  if (schema.prefixItems !== undefined) return { kind: "tuple", items: schema.prefixItems.map(typeOf) };
  if (!schema.items) throw new Error("An array must say what its items are.");
  const items = typeOf(schema.items);
  if (schema.minItems !== undefined && schema.minItems === schema.maxItems) {
    return { kind: "tuple", items: Array.from({ length: schema.minItems }, () => items) };
  }
  const value = schema.items.properties?.value;
  const valueRange = value === undefined ? {} : { valueRange: rangeOf(value) };
  return { kind: "list", items, ...pick(schema, ["minItems", "maxItems"]), ...valueRange };
}

function rangeOf(schema: Schema): Range {
  return pick(schema, ["minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum"]);
}

function pick<K extends keyof Schema>(schema: Schema, keys: readonly K[]): { [P in K]?: NonNullable<Schema[P]> } {
  const picked: { [P in K]?: NonNullable<Schema[P]> } = {};
  for (const key of keys) {
    const value = schema[key];
    if (value !== undefined && value !== null) picked[key] = value as NonNullable<Schema[K]>;
  }
  return picked;
}
