import type { Schema } from "../source/dialect.js";

/** A closed object with its mixins merged in, and which mixin each property came from. */
export interface MergedObject {
  readonly schema: Schema;
  readonly origins: ReadonlyMap<string, string>;
}

/**
 * Merges the properties of `x-mixins` into a definition: mixins first, in their order, own properties last and winning.
 * The discriminator (a `const` property) always comes first, because it is what a reader looks for.
 */
export function mergeMixins(schema: Schema, definitions: ReadonlyMap<string, Schema>): MergedObject {
  const properties = new Map<string, Schema>();
  const origins = new Map<string, string>();
  const required = new Set<string>();
  const collect = (part: Schema, origin: string | undefined) => {
    for (const name of part["x-mixins"] ?? []) {
      const mixin = definitions.get(name);
      if (mixin !== undefined) collect(mixin, name);
    }
    for (const [property, value] of Object.entries(part.properties ?? {})) {
      properties.set(property, value);
      if (origin === undefined) origins.delete(property);
      else origins.set(property, origin);
    }
    for (const property of part.required ?? []) required.add(property);
  };
  collect(schema, undefined);

  const entries = [...properties];
  const constants = entries.filter(([, value]) => value.const !== undefined);
  const others = entries.filter(([, value]) => value.const === undefined);
  const { "x-mixins": _mixins, ...rest } = schema;
  const merged: Schema = { ...rest, properties: Object.fromEntries([...constants, ...others]) };
  if (required.size > 0) merged.required = [...required];
  return { schema: merged, origins };
}
