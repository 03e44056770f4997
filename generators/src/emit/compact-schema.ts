import type { SchemaDocument } from "../bundle/json-schema.js";
import { annotationKeywords, referenceTo, type Schema } from "../source/dialect.js";

/**
 * The same contract, smaller, for compilation only: annotations are dropped, and schemas that occur more than once (the
 * seven layer types share most of their properties) become definitions, so that each is compiled to one function.
 */
export function compactSchema(document: SchemaDocument): SchemaDocument {
  const occurrences = new Map<string, number>();
  const stripped = mapDefinitions(document, (schema) => strip(schema));
  mapDefinitions(stripped, (schema) => {
    for (const child of Object.values(schema.properties ?? {})) {
      const key = JSON.stringify(child);
      occurrences.set(key, (occurrences.get(key) ?? 0) + 1);
    }
    return schema;
  });

  const shared = new Map<string, string>();
  const share = (schema: Schema): Schema => {
    const key = JSON.stringify(schema);
    if (schema.$ref !== undefined || schema.const !== undefined || occurrences.get(key) === 1) return schema;
    const name = shared.get(key) ?? `shared${shared.size}`;
    shared.set(key, name);
    return { $ref: referenceTo(name) };
  };
  const compact = mapDefinitions(stripped, (schema) =>
    schema.properties === undefined ? schema : { ...schema, properties: mapValues(schema.properties, share) },
  );
  const definitions = Object.fromEntries([...shared].map(([key, name]) => [name, JSON.parse(key) as Schema]));
  return { ...compact, $defs: { ...compact.$defs, ...definitions } };
}

function mapDefinitions(document: SchemaDocument, change: (schema: Schema) => Schema): SchemaDocument {
  const { $schema, $id, $defs, ...root } = document;
  return { $schema, $id, ...change(root), $defs: mapValues($defs, change) };
}

function strip(schema: Schema): Schema {
  const kept: Schema = Object.fromEntries(
    Object.entries(schema).filter(([keyword]) => !annotationKeywords.has(keyword)),
  );
  if (kept.properties) kept.properties = mapValues(kept.properties, strip);
  if (kept.additionalProperties) kept.additionalProperties = strip(kept.additionalProperties);
  if (kept.items) kept.items = strip(kept.items);
  if (kept.prefixItems) kept.prefixItems = kept.prefixItems.map(strip);
  return kept;
}

function mapValues<V, W>(record: Record<string, V>, change: (value: V) => W): Record<string, W> {
  return Object.fromEntries(Object.entries(record).map(([key, value]) => [key, change(value)]));
}
