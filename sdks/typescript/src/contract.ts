/** Questions about the contract while a program runs, answered from the generated tables. */

import { type FieldFacts, structs, unions } from "./generated/fields.js";

/** The fields of one struct by name. */
export type FieldTable = { readonly [field: string]: FieldFacts };

/** The struct an object is, when a field is made of `name`: itself, or the member of the union that its tag names. */
export function structOf(name: string, value: Readonly<Record<string, unknown>>): string | undefined {
  const union = unions[name];
  if (!union) return own(structs, name) ? name : undefined;
  const tag = value[union.tag];
  return typeof tag === "string" ? own(union.members, tag) : undefined;
}

/** The fields of a struct; undefined when there is no such struct. */
export function fieldsOf(struct: string | undefined): FieldTable | undefined {
  return struct === undefined ? undefined : own(structs, struct);
}

/** What is known of a field; undefined when the struct has no such field. */
export function factsOf(fields: FieldTable | undefined, name: string): FieldFacts | undefined {
  return fields && own(fields, name);
}

/** The fields of a layer type such as "text". */
export function layerFields(type: string): FieldTable {
  return fieldsOf(structOf("Layer", { type })) ?? {};
}

/** A member of the object itself: names such as "constructor" come from documents. */
function own<T>(table: { readonly [name: string]: T }, name: string): T | undefined {
  return Object.hasOwn(table, name) ? table[name] : undefined;
}
