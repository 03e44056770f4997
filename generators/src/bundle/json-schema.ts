import type { Json, Schema } from "../source/dialect.js";
import { type Bundle, rootName } from "./bundle.js";

export const schemaId = "https://videojson.dev/schema/1.0/videojson.schema.json";

export interface SchemaDocument extends Schema {
  readonly $schema: string;
  readonly $id: string;
  readonly $defs: Record<string, Schema>;
}

/** The bundle as one JSON Schema 2020-12 document: the root definition's keywords, then everything else in `$defs`. */
export function schemaDocument({ definitions }: Bundle): SchemaDocument {
  const { [rootName]: root, ...rest } = Object.fromEntries(definitions);
  if (root === undefined) throw new Error(`spec/schema defines no ${rootName}: it is the root of the document.`);
  const sorted = Object.fromEntries(Object.entries(rest).sort(([a], [b]) => (a < b ? -1 : 1)));
  return { $schema: "https://json-schema.org/draft/2020-12/schema", $id: schemaId, ...root, $defs: sorted };
}

export function formatJson(value: Json | object): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}
