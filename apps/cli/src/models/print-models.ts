import { InputData, type JSONSchema, JSONSchemaInput, JSONSchemaStore, quicktypeMultiFile } from "quicktype-core";
import { propertyDescriptionsTypeAttributeKind } from "quicktype-core/dist/esm/attributes/Description.js";
import type { JSONSchemaAttributeProducer } from "quicktype-core/dist/esm/input/JSONSchemaInput.js";
import type { FlatSchema } from "./flatten.js";
import type { Language } from "./languages.js";

export interface ModelOptions {
  /** Name of the package, namespace or module; undefined for the language's own default. */
  readonly package?: string;
  /** Only the types, without code that reads and writes JSON. */
  readonly plain?: boolean;
  /** Comment on top of each file, one string a line. */
  readonly banner: readonly string[];
}

/**
 * Models of VideoJSON in a language. The same arguments give the same text.
 *
 * @returns text by file name: one file for most languages, one for each type where the language wants it so.
 */
export async function printModels(
  { definitions, roots }: FlatSchema,
  language: Language,
  options: ModelOptions,
): Promise<ReadonlyMap<string, string>> {
  const input = new JSONSchemaInput(new OneSchema({ definitions } as unknown as JSONSchema), [propertyDocs]);
  // One source for all: types of different sources are not taken for the same.
  await input.addSource({ name: "VideoJSON", uris: roots.map((name) => `${schemaAddress}#/definitions/${name}`) });
  const inputData = new InputData();
  inputData.addInput(input);
  const files = await quicktypeMultiFile({
    inputData,
    lang: language.target,
    outputFilename: language.file,
    leadingComments: [...options.banner],
    // Classes that happen to have the same fields stay apart.
    combineClasses: false,
    fixedTopLevels: true,
    inferMaps: false,
    inferDateTimes: false,
    inferUuids: false,
    inferBooleanStrings: false,
    inferIntegerStrings: false,
    rendererOptions: rendererOptions(language, options),
  });
  const mend = language.mend ?? ((code) => code);
  const { comment } = language;
  const top = comment === undefined ? "" : `${options.banner.map((line) => `${comment} ${line}\n`).join("")}\n`;
  return new Map([...files].map(([name, { lines }]) => [name, `${top}${mend(lines.join("\n")).trimEnd()}\n`]));
}

function rendererOptions(language: Language, options: ModelOptions): Record<string, string> {
  const { option, default: usual } = language.package ?? {};
  const name = options.package ?? usual;
  return {
    ...language.options,
    ...(options.plain ? language.plain : {}),
    ...(option === undefined || name === undefined || name === "" ? {} : { [option]: name }),
  };
}

const schemaAddress = "videojson.schema.json";

class OneSchema extends JSONSchemaStore {
  constructor(private readonly schema: JSONSchema) {
    super();
  }

  override fetch(): Promise<JSONSchema> {
    return Promise.resolve(this.schema);
  }
}

/**
 * Takes what is said of properties from beside them. A `description` within a property would become one of its type, which is
 * shared with other properties.
 */
const propertyDocs: JSONSchemaAttributeProducer = (schema, _, types) => {
  const docs =
    typeof schema === "object" && types.has("object") ? (schema["x-docs"] as Record<string, string>) : undefined;
  if (docs === undefined) return undefined;
  const texts = new Map(Object.entries(docs).map(([name, text]) => [name, new Set([text])]));
  return { forObject: propertyDescriptionsTypeAttributeKind.makeAttributes(texts) };
};
