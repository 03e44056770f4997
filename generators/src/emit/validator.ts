import { createRequire } from "node:module";
import { dirname } from "node:path";
import { Ajv2020 } from "ajv/dist/2020.js";
import standalone from "ajv/dist/standalone/index.js";
import { build } from "esbuild";
import { type SchemaDocument, schemaId } from "../bundle/json-schema.js";
import { codeBanner } from "./banner.js";
import { compactSchema } from "./compact-schema.js";

/** ajv's standalone module is CommonJS: its function is the default export of the default export. */
const standaloneCode = standalone.default;

/**
 * The validator as code that needs neither ajv nor `eval` at run time: `validateVideo(value)` says whether the value is
 * a document. It stops at the first error; telling all of them in the words of the registry is the work of the SDK,
 * which does it from the definitions table and only for documents that are not valid.
 */
export async function emitValidator(document: SchemaDocument): Promise<string> {
  const ajv = new Ajv2020({
    discriminator: true,
    strict: true,
    strictNumbers: true,
    inlineRefs: false,
    messages: false,
    code: { source: true, esm: true, optimize: 2 },
  });
  ajv.addSchema(compactSchema(document));
  const contents = standaloneCode(ajv, { validateVideo: schemaId });
  const resolveDir = dirname(createRequire(import.meta.url).resolve("ajv/package.json"));
  const { outputFiles } = await build({
    stdin: { contents, resolveDir, loader: "js" },
    bundle: true,
    write: false,
    format: "esm",
    target: "es2022",
    minifyWhitespace: true,
    minifySyntax: true,
    minifyIdentifiers: true,
    // What ajv passes along for features the dialect does not have.
    mangleProps: /^(parentData|parentDataProperty|rootData|dynamicAnchors|dynamicProps|dynamicItems|schemaPath)$/,
    lineLimit: 160,
    legalComments: "none",
    logLevel: "silent",
    charset: "utf8",
  });
  return codeBanner + (outputFiles[0]?.text ?? "");
}

/** The types of the validator, which is plain JavaScript. */
export function emitValidatorTypes(): string {
  return `${codeBanner}
export interface ValidatorError {
  /** JSON Pointer to the value. */
  readonly instancePath: string;
  readonly keyword: string;
}

/** Whether plain JSON data is a document; if not, \`errors\` holds the first reason. */
export const validateVideo: { (value: unknown): boolean; errors?: readonly ValidatorError[] | null };
`;
}
