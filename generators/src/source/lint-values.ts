import { Ajv2020, type ErrorObject } from "ajv/dist/2020.js";
import { type Bundle, rootName } from "../bundle/bundle.js";
import { type SchemaDocument, schemaId } from "../bundle/json-schema.js";
import { type Json, pointerToken, type Schema } from "./dialect.js";
import type { SpecProblem } from "./spec-error.js";

interface Claim {
  readonly file: string;
  readonly pointer: string;
  readonly what: string;
  readonly schema: { $ref: string };
  readonly value: Json;
}

/** Every default and every example must be accepted by the schema it stands in. */
export function lintValues(bundle: Bundle, document: SchemaDocument): SpecProblem[] {
  const claims = [...collectClaims(bundle)];
  const ajv = new Ajv2020({ allErrors: true, discriminator: true, strictTypes: false });
  // Annotations take no part in validation; strict mode wants to know them all the same.
  for (const keyword of ["x-animatable", "x-unit", "x-interpolation"]) ajv.addKeyword({ keyword });
  ajv.addSchema(document);
  const validate = ajv.compile({
    type: "object",
    properties: Object.fromEntries(claims.map(({ schema }, index) => [index, schema])),
  });
  validate(Object.fromEntries(claims.map(({ value }, index) => [index, value])));
  const firstErrors = new Map<number, ErrorObject>();
  for (const error of validate.errors ?? []) {
    const index = Number(error.instancePath.split("/")[1]);
    if (!firstErrors.has(index)) firstErrors.set(index, error);
  }
  return [...firstErrors].map(([index, error]) => {
    const { file, pointer, what, value } = claims[index] as Claim;
    const place = error.instancePath.split("/").slice(2).map(pointerToken).join("");
    const problem = `The ${what} ${JSON.stringify(value)} is not accepted: ${place} ${error.message}.`;
    return { file, pointer, problem, fix: `Change the ${what} or the schema.` };
  });
}

function* collectClaims({ definitions, homes }: Bundle): Generator<Claim> {
  for (const [name, schema] of definitions) {
    const file = homes.get(name) ?? "(derived)";
    const target = name === rootName ? schemaId : `${schemaId}#/$defs/${name}`;
    yield* claimsOf(schema, file, pointerToken(name), target);
    for (const [property, child] of Object.entries(schema.properties ?? {})) {
      const at = `/properties${pointerToken(property)}`;
      const fragment = name === rootName ? `${schemaId}#${at}` : target + at;
      yield* claimsOf(child, file, pointerToken(name) + at, fragment);
    }
  }
}

function* claimsOf(schema: Schema, file: string, pointer: string, $ref: string): Generator<Claim> {
  if (schema.default !== undefined) {
    yield { file, pointer: `${pointer}/default`, what: "default", schema: { $ref }, value: schema.default };
  }
  for (const [index, value] of (schema.examples ?? []).entries()) {
    yield { file, pointer: `${pointer}/examples/${index}`, what: "example", schema: { $ref }, value };
  }
}
