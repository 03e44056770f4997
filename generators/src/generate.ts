import { bundle } from "./bundle/bundle.js";
import { formatJson, schemaDocument } from "./bundle/json-schema.js";
import { mark } from "./emit/banner.js";
import { emitErrorDocs, emitErrors } from "./emit/errors.js";
import { emitFields } from "./emit/fields.js";
import { emitGo } from "./emit/go/go.js";
import { emitProperties } from "./emit/properties.js";
import { emitPython } from "./emit/python/python.js";
import { emitReference } from "./emit/reference/reference.js";
import { emitRust } from "./emit/rust/rust.js";
import { emitTypescriptTypes } from "./emit/typescript-types.js";
import { emitValidator, emitValidatorTypes } from "./emit/validator.js";
import { buildContract } from "./ir/build.js";
import { lintErrors } from "./source/error-registry.js";
import { lintSchemas } from "./source/lint.js";
import { lintValues } from "./source/lint-values.js";
import { SpecError, type SpecProblem } from "./source/spec-error.js";
import { errorsPath, type SpecSource } from "./source/spec-source.js";

/** Text of every generated file by its path from the root of the repository. */
export type GeneratedFiles = ReadonlyMap<string, string>;

/**
 * The whole pipeline without touching the disk. The same source gives the same bytes.
 *
 * @throws SpecError listing everything that is wrong in spec/.
 */
export async function generate({ files, errors }: SpecSource): Promise<GeneratedFiles> {
  refuse([...lintSchemas(files), ...lintErrors(errors, errorsPath)]);
  const bundled = bundle(files);
  const schema = schemaDocument(bundled);
  refuse(lintValues(bundled, schema));
  const contract = buildContract(bundled);

  const { $schema, $id, ...rest } = schema;
  const schemaText = formatJson({ $schema, $id, $comment: mark, ...rest });
  const generated = new Map<string, string>([
    ["spec/videojson.schema.json", schemaText],
    // Packages carry what they need; the same bytes cost the repository nothing.
    ["sdks/typescript/src/generated/videojson.schema.json", schemaText],
    ["sdks/typescript/src/generated/types.ts", await emitTypescriptTypes(bundled)],
    ["sdks/typescript/src/generated/validator.js", await emitValidator(schema)],
    ["sdks/typescript/src/generated/validator.d.ts", emitValidatorTypes()],
    ["sdks/typescript/src/generated/fields.ts", emitFields(contract)],
    ["sdks/typescript/src/generated/errors.ts", emitErrors(errors)],
    ["renderer/core/src/generated/properties.ts", emitProperties(contract)],
    ["docs/ERRORS.md", emitErrorDocs(errors)],
  ]);
  for (const [name, text] of emitReference(contract)) generated.set(`docs/reference/${name}`, text);
  for (const [name, text] of emitPython(contract, errors)) {
    generated.set(`sdks/python/src/videojson/_generated/${name}`, text);
  }
  for (const [name, text] of emitGo(contract, errors)) generated.set(`sdks/go/${name}`, text);
  for (const [name, text] of emitRust(contract, errors)) generated.set(`sdks/rust/src/generated/${name}`, text);
  return generated;
}

function refuse(problems: readonly SpecProblem[]): void {
  if (problems.length > 0) throw new SpecError(problems);
}
