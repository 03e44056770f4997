/**
 * The restricted dialect of JSON Schema 2020-12 that spec/schema is written in.
 *
 * Restricting it is what keeps the generators small: every object, enum and union is a named definition, so each of them
 * becomes exactly one declaration in every target language.
 */

export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };

export type TypeName = "object" | "array" | "string" | "number" | "integer" | "boolean" | "null";

/** How the renderer goes from one keyframe value to the next. */
export type Interpolation = "number" | "color" | "length" | "vector" | "paint" | "discrete";

export const interpolations: readonly Interpolation[] = ["number", "color", "length", "vector", "paint", "discrete"];

export interface Schema {
  $ref?: string;
  title?: string;
  description?: string;
  type?: TypeName;
  properties?: Record<string, Schema>;
  required?: string[];
  additionalProperties?: false | Schema;
  oneOf?: Schema[];
  anyOf?: Schema[];
  discriminator?: { propertyName: string };
  enum?: string[];
  const?: Json;
  items?: Schema | false;
  prefixItems?: Schema[];
  minItems?: number;
  maxItems?: number;
  minLength?: number;
  maxLength?: number;
  pattern?: string;
  minimum?: number;
  maximum?: number;
  exclusiveMinimum?: number;
  exclusiveMaximum?: number;
  default?: Json;
  examples?: Json[];
  "x-animatable"?: true;
  "x-unit"?: string;
  "x-interpolation"?: Interpolation;
  "x-mixin"?: true;
  "x-mixins"?: string[];
}

/** Words about a schema that do not change what it accepts: the only siblings a `$ref` may have. */
export const annotationKeywords: ReadonlySet<string> = new Set([
  "title",
  "description",
  "default",
  "examples",
  "x-animatable",
  "x-unit",
  "x-interpolation",
]);

export const keywords: ReadonlySet<string> = new Set([
  ...annotationKeywords,
  "$ref",
  "type",
  "properties",
  "required",
  "additionalProperties",
  "oneOf",
  "anyOf",
  "discriminator",
  "enum",
  "const",
  "items",
  "prefixItems",
  "minItems",
  "maxItems",
  "minLength",
  "maxLength",
  "pattern",
  "minimum",
  "maximum",
  "exclusiveMinimum",
  "exclusiveMaximum",
  "x-mixin",
  "x-mixins",
]);

const referencePrefix = "#/$defs/";

/** The definition a `$ref` names; undefined when it is not of the form "#/$defs/Name". */
export function referencedName(reference: string): string | undefined {
  return reference.startsWith(referencePrefix) ? reference.slice(referencePrefix.length) : undefined;
}

export function referenceTo(name: string): string {
  return referencePrefix + name;
}

/** One JSON Pointer token, escaped as RFC 6901 asks. */
export function pointerToken(token: string | number): string {
  return `/${String(token).replaceAll("~", "~0").replaceAll("/", "~1")}`;
}
