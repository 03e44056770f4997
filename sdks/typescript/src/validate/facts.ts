/** The types of the tables in generated/fields.ts. */

export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };

/** What is known of one field of an object of the contract. */
export interface FieldFacts {
  readonly type: Type;
  readonly required?: true;
  /** Normative value of an absent field. */
  readonly default?: Json;
  /** Unit of bare numbers: "s", "em", "em|px", "deg", "fraction", … */
  readonly unit?: string;
  /** The field is a time in seconds. */
  readonly time?: true;
  readonly animatable?: true;
  /** Over time there is nothing between two values. */
  readonly discrete?: true;
  /** The struct or tagged union that the value, or each of its items, is when it is an object. */
  readonly of?: string;
}

/** A union of structs: the field that tells them apart, and the struct for each of its values. */
export interface UnionFacts {
  readonly tag: string;
  readonly members: { readonly [tag: string]: string };
}

/** A type that is not an object. */
export type ValueFacts = EnumFacts | UntaggedFacts | AliasFacts | { readonly kind: "tagged"; readonly title: string };

export interface EnumFacts {
  readonly kind: "enum";
  readonly title: string;
  readonly values: readonly string[];
}

interface Words {
  readonly title: string;
  readonly doc: string;
  readonly examples: readonly Json[];
}

/** One of several types, told apart by the kind of JSON value. */
export interface UntaggedFacts extends Words {
  readonly kind: "union";
  readonly alternatives: readonly Type[];
}

export interface AliasFacts extends Words {
  readonly kind: "alias";
  readonly type: Type;
  readonly unit?: string;
}

export type Type =
  | NumberType
  | StringType
  | { readonly kind: "boolean" }
  | { readonly kind: "null" }
  | { readonly kind: "any" }
  | { readonly kind: "constant"; readonly value: Json }
  | { readonly kind: "reference"; readonly name: string }
  | ListType
  | { readonly kind: "tuple"; readonly items: readonly Type[] }
  | { readonly kind: "map"; readonly values: Type };

export interface Range {
  readonly minimum?: number;
  readonly maximum?: number;
  readonly exclusiveMinimum?: number;
  readonly exclusiveMaximum?: number;
}

export interface NumberType extends Range {
  readonly kind: "number" | "integer";
}

export interface StringType {
  readonly kind: "string";
  readonly pattern?: string;
  /** Limits in Unicode code points. */
  readonly minLength?: number;
  readonly maxLength?: number;
}

export interface ListType {
  readonly kind: "list";
  readonly items: Type;
  readonly minItems?: number;
  readonly maxItems?: number;
  /** Narrower limits of the items' `value` field. */
  readonly valueRange?: Range;
}
