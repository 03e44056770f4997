import { describeRange } from "../ir/words.js";
import { type Json, referencedName, type Schema } from "../source/dialect.js";

/** The draft-04 subset json-schema-to-typescript understands, plus its own `tsType`. */
export type OldSchema = { [key: string]: OldSchema | OldSchema[] | Json | undefined };

/**
 * Rewrites a definition for json-schema-to-typescript, which knows neither `prefixItems` nor siblings of `$ref`: every
 * reference becomes a ready TypeScript name (`tsType`), tuples become the old form of `items`, and what only we
 * understand is folded into the description.
 */
export function downLevel(schema: Schema): OldSchema {
  const description = documentation(schema);
  if (schema.$ref !== undefined) return { ...description, tsType: referencedName(schema.$ref) ?? "unknown" };
  if (schema.const !== undefined) return { ...description, const: schema.const };
  if (schema.enum !== undefined) return { ...description, type: "string", enum: schema.enum };
  const alternatives = schema.oneOf ?? schema.anyOf;
  if (alternatives !== undefined) return { ...description, anyOf: alternatives.map(downLevel) };
  if (schema.type === "array") return { ...description, ...downLevelArray(schema) };
  if (schema.type === "object") {
    const properties = Object.entries(schema.properties ?? {}).map(([name, value]) => [name, downLevel(value)]);
    const additional = schema.additionalProperties ? downLevel(schema.additionalProperties) : false;
    return {
      ...description,
      type: "object",
      properties: Object.fromEntries(properties),
      required: schema.required ?? [],
      additionalProperties: additional,
    };
  }
  return schema.type === undefined ? { ...description, tsType: "unknown" } : { ...description, type: schema.type };
}

function downLevelArray(schema: Schema): OldSchema {
  if (schema.prefixItems !== undefined) {
    const count = schema.prefixItems.length;
    const items = schema.prefixItems.map(downLevel);
    return { type: "array", items, additionalItems: false, minItems: count, maxItems: count };
  }
  const items = downLevel(schema.items || {});
  const exact = schema.minItems !== undefined && schema.minItems === schema.maxItems;
  return exact
    ? { type: "array", items, minItems: schema.minItems, maxItems: schema.maxItems }
    : { type: "array", items };
}

function documentation(schema: Schema): { description?: string } {
  const parts = [schema.description ?? ""];
  const range = describeRange(schema);
  if (range !== "") parts.push(`Range: ${range}.`);
  if (schema["x-animatable"] === true) parts.push("Animatable.");
  const text = parts.filter((part) => part !== "").join(" ");
  const tag = schema.default === undefined ? "" : `@default ${JSON.stringify(schema.default)}`;
  const description = [text, tag].filter((part) => part !== "").join("\n\n");
  return description === "" ? {} : { description: description.replaceAll("*/", "*\\/") };
}
