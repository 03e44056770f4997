import type { Schema } from "../source/dialect.js";
import type { SchemaFile } from "../source/spec-source.js";
import { deriveKeyframes } from "./keyframes.js";
import { mergeMixins } from "./mixins.js";

/** The name of the definition that is the whole document. */
export const rootName = "Video";

/** All definitions by name: mixins merged and gone, keyframes derived. */
export interface Bundle {
  readonly definitions: ReadonlyMap<string, Schema>;
  /** For each definition, the mixin each of its properties came from; own properties are absent. */
  readonly origins: ReadonlyMap<string, ReadonlyMap<string, string>>;
  /** The source file of each definition; derived definitions have none. */
  readonly homes: ReadonlyMap<string, string>;
  /** Descriptions of the mixins, for headings in the docs. */
  readonly mixins: ReadonlyMap<string, Schema>;
}

export function bundle(files: readonly SchemaFile[]): Bundle {
  const sources = new Map<string, Schema>();
  const homes = new Map<string, string>();
  for (const { path, definitions } of files) {
    for (const [name, schema] of Object.entries(definitions)) {
      sources.set(name, schema);
      homes.set(name, path);
    }
  }
  const definitions = new Map<string, Schema>();
  const origins = new Map<string, ReadonlyMap<string, string>>();
  const mixins = new Map<string, Schema>();
  for (const [name, schema] of sources) {
    if (schema["x-mixin"] === true) {
      mixins.set(name, schema);
    } else if (schema.type === "object" && (schema.properties ?? schema["x-mixins"]) !== undefined) {
      const merged = mergeMixins(schema, sources);
      definitions.set(name, merged.schema);
      origins.set(name, merged.origins);
    } else {
      // Tools that understand `discriminator` only do so where the type is known to be an object.
      definitions.set(name, schema.discriminator === undefined ? schema : { ...schema, type: "object" });
    }
  }
  deriveKeyframes(definitions);
  return { definitions, origins, homes, mixins };
}
