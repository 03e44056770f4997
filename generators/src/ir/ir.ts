/**
 * The intermediate representation: the contract in the words of programming languages instead of JSON Schema.
 *
 * Emitters read nothing else (only the JSON Schema, the validator and the TypeScript types are made from the bundled
 * schema, because their tools want one). Names are as in the document; an emitter maps them to its language's case.
 */

import type { Interpolation, Json } from "../source/dialect.js";

export interface Contract {
  /** Declarations by name, in alphabetical order. */
  readonly declarations: ReadonlyMap<string, Declaration>;
  /** The whole document. */
  readonly root: StructDeclaration;
  readonly layers: readonly StructDeclaration[];
  readonly effects: readonly StructDeclaration[];
  readonly transitions: readonly StructDeclaration[];
  /** Headings and descriptions of the groups of fields that {@link Field.group} names. */
  readonly groups: ReadonlyMap<string, FieldGroup>;
}

export interface FieldGroup {
  readonly title: string;
  readonly doc: string;
}

export type Declaration = StructDeclaration | EnumDeclaration | UnionDeclaration | AliasDeclaration;

interface DeclarationBase {
  readonly name: string;
  readonly title: string | undefined;
  readonly doc: string;
  readonly examples: readonly Json[];
  /** Source file; undefined for what the bundler derives (keyframe types). */
  readonly home: string | undefined;
}

/** A closed object. */
export interface StructDeclaration extends DeclarationBase {
  readonly kind: "struct";
  /** The constant field that tells the struct apart in a tagged union. */
  readonly tag: { readonly field: string; readonly value: string } | undefined;
  readonly fields: readonly Field[];
}

export interface Field {
  /** Name in the JSON. */
  readonly name: string;
  readonly type: Type;
  readonly required: boolean;
  /** Normative value of an absent field; undefined when absence means something of its own. */
  readonly default: Json | undefined;
  readonly doc: string;
  readonly examples: readonly Json[];
  /** Unit of bare numbers, from the field or its type: "s", "em", "em|px", "deg", "fraction", … */
  readonly unit: string | undefined;
  readonly animatable: boolean;
  readonly interpolation: Interpolation | undefined;
  /** The mixin the field came from; undefined when it is the struct's own. */
  readonly group: string | undefined;
}

/** A closed set of strings. */
export interface EnumDeclaration extends DeclarationBase {
  readonly kind: "enum";
  readonly values: readonly string[];
}

/** One of several types; tagged when every alternative is a struct with the same constant field. */
export interface UnionDeclaration extends DeclarationBase {
  readonly kind: "union";
  readonly tag: string | undefined;
  readonly alternatives: readonly Type[];
}

/** A named scalar, list, tuple or map. */
export interface AliasDeclaration extends DeclarationBase {
  readonly kind: "alias";
  readonly type: Type;
  readonly unit: string | undefined;
  readonly interpolation: Interpolation | undefined;
}

export type Type =
  | NumberType
  | StringType
  | { readonly kind: "boolean" }
  | { readonly kind: "null" }
  /** Any JSON value. */
  | { readonly kind: "any" }
  | { readonly kind: "constant"; readonly value: Json }
  | { readonly kind: "reference"; readonly name: string }
  | ListType
  | { readonly kind: "tuple"; readonly items: readonly Type[] }
  | { readonly kind: "map"; readonly values: Type };

export interface NumberType extends Range {
  readonly kind: "number" | "integer";
}

export interface Range {
  readonly minimum?: number;
  readonly maximum?: number;
  readonly exclusiveMinimum?: number;
  readonly exclusiveMaximum?: number;
}

export interface StringType {
  readonly kind: "string";
  readonly pattern?: string;
  readonly minLength?: number;
  readonly maxLength?: number;
}

export interface ListType {
  readonly kind: "list";
  readonly items: Type;
  readonly minItems?: number;
  readonly maxItems?: number;
  /** Narrower limits of the items' `value` field: the range of the property a list of keyframes animates. */
  readonly valueRange?: Range;
}
