/**
 * Lints the source definitions against the restricted dialect. It reads only; what it lets through, the bundler, the IR
 * and the emitters may rely on.
 */

import { annotationKeywords, interpolations, keywords, pointerToken, referencedName, type Schema } from "./dialect.js";
import type { SpecProblem } from "./spec-error.js";
import type { SchemaFile } from "./spec-source.js";

const scalarTypes: ReadonlySet<string> = new Set(["string", "number", "integer", "boolean", "null"]);

export function lintSchemas(files: readonly SchemaFile[]): SpecProblem[] {
  const problems: SpecProblem[] = [];
  const homes = new Map<string, { file: string; schema: Schema }>();
  for (const { path, definitions } of files) {
    for (const [name, schema] of Object.entries(definitions)) {
      const earlier = homes.get(name);
      if (earlier !== undefined) {
        const problem = `${name} is already defined in ${earlier.file}.`;
        problems.push({ file: path, pointer: pointerToken(name), problem, fix: "Give one of the two another name." });
      }
      homes.set(name, { file: path, schema });
    }
  }
  const definitions = new Map([...homes].map(([name, home]) => [name, home.schema]));
  for (const { path, definitions: own } of files) {
    for (const [name, schema] of Object.entries(own)) {
      const linter = new DefinitionLinter(path, definitions, problems);
      linter.definition(name, schema);
    }
  }
  return problems;
}

class DefinitionLinter {
  constructor(
    private readonly file: string,
    private readonly definitions: ReadonlyMap<string, Schema>,
    private readonly problems: SpecProblem[],
  ) {}

  definition(name: string, schema: Schema): void {
    const pointer = pointerToken(name);
    if (!/^[A-Z][A-Za-z0-9]*$/.test(name)) {
      this.report(pointer, `"${name}" is not a definition name.`, "Write it in PascalCase.");
    }
    if (!isObject(schema)) {
      this.report(pointer, "A definition must be an object.", 'Write { "description": …, "type": … }.');
      return;
    }
    if (!schema.description)
      this.report(pointer, "The definition has no description.", "Say what it is, with its unit.");
    const explainsItself = schema["x-mixin"] === true || schema.enum !== undefined || schema.const !== undefined;
    if (!explainsItself && !schema.examples?.length) {
      this.report(pointer, "The definition has no example.", 'Add "examples": [ … ].');
    }
    if (schema.$ref !== undefined) {
      this.report(pointer, "A definition is only another name for a $ref.", "Use the referenced definition directly.");
    }
    if (schema.properties !== undefined && schema["x-mixin"] !== true && schema.additionalProperties !== false) {
      this.report(pointer, "The object is open.", 'Add "additionalProperties": false.');
    }
    for (const mixin of schema["x-mixins"] ?? []) {
      if (this.definitions.get(mixin)?.["x-mixin"] !== true) {
        this.report(`${pointer}/x-mixins`, `${mixin} is not a mixin.`, 'Name a definition that has "x-mixin": true.');
      }
    }
    this.schema(schema, pointer);
    for (const [property, child] of Object.entries(schema.properties ?? {})) {
      const at = `${pointer}/properties${pointerToken(property)}`;
      if (!child.description && child.const === undefined) {
        this.report(at, `The property "${property}" has no description.`, "Say what it does, with its unit.");
      }
      if (child["x-animatable"] === true && !this.interpolationOf(child)) {
        this.report(at, "The property is animatable but nothing says how.", 'Add "x-interpolation".');
      }
    }
    for (const property of schema.required ?? []) {
      if (!this.hasProperty(schema, property)) {
        this.report(`${pointer}/required`, `"${property}" is required but not a property.`, "Declare or remove it.");
      }
    }
  }

  /** Rules that hold for a schema wherever it stands. */
  private schema(schema: Schema, pointer: string): void {
    for (const key of Object.keys(schema)) {
      if (!keywords.has(key)) {
        this.report(pointer + pointerToken(key), `The keyword "${key}" is not part of the dialect.`, "Remove it.");
      } else if (schema.$ref !== undefined && key !== "$ref" && !annotationKeywords.has(key)) {
        const fix = "Only description, default, examples and x-* annotations may stand beside a $ref.";
        this.report(pointer + pointerToken(key), `"${key}" stands beside a $ref.`, fix);
      }
    }
    if (schema.$ref !== undefined) this.reference(schema.$ref, `${pointer}/$ref`);
    if (schema.type !== undefined && typeof schema.type !== "string") {
      this.report(`${pointer}/type`, "The type is a list.", "Write a named anyOf union instead.");
    }
    if (schema.oneOf !== undefined && schema.discriminator === undefined) {
      this.report(pointer, "oneOf has no discriminator.", 'Add "discriminator", or use anyOf for an untagged union.');
    }
    const interpolation = schema["x-interpolation"];
    if (interpolation !== undefined && !interpolations.includes(interpolation)) {
      const fix = `Use one of ${interpolations.join(", ")}.`;
      this.report(`${pointer}/x-interpolation`, `"${interpolation}" is unknown.`, fix);
    }
    this.children(schema, pointer);
  }

  private children(schema: Schema, pointer: string): void {
    for (const [name, child] of Object.entries(schema.properties ?? {})) {
      this.inline(child, `${pointer}/properties${pointerToken(name)}`);
    }
    const branches = schema.oneOf ?? schema.anyOf ?? [];
    const keyword = schema.oneOf === undefined ? "anyOf" : "oneOf";
    branches.forEach((branch, index) => {
      this.inline(branch, `${pointer}/${keyword}/${index}`);
    });
    (schema.prefixItems ?? []).forEach((item, index) => {
      this.inline(item, `${pointer}/prefixItems/${index}`);
    });
    if (schema.items) this.inline(schema.items, `${pointer}/items`);
    if (schema.additionalProperties) this.inline(schema.additionalProperties, `${pointer}/additionalProperties`);
  }

  /** Below a definition only references, scalars, constants and arrays of those may stand. */
  private inline(schema: Schema, pointer: string): void {
    if (!isObject(schema)) {
      this.report(pointer, "A schema must be an object.", 'Write { "type": … } or { "$ref": … }.');
      return;
    }
    const kind = schema.properties || schema.type === "object" ? "object" : schema.enum ? "enum" : undefined;
    if (kind !== undefined)
      this.report(pointer, `An ${kind} is written inline.`, "Move it into a definition and $ref it.");
    if (schema.oneOf || schema.anyOf) {
      this.report(pointer, "A union is written inline.", "Move it into a definition and $ref it.");
    }
    const typed = schema.$ref !== undefined || schema.const !== undefined || schema.type === "array";
    if (!typed && kind === undefined && !scalarTypes.has(schema.type ?? "")) {
      this.report(pointer, "The schema has no type.", 'Add "type" or "$ref".');
    }
    this.schema(schema, pointer);
  }

  private reference(reference: string, pointer: string): void {
    const name = referencedName(reference);
    const target = name === undefined ? undefined : this.definitions.get(name);
    if (target === undefined) {
      this.report(pointer, `${reference} does not exist.`, 'Write "#/$defs/" and the name of a definition.');
    } else if (target["x-mixin"] === true) {
      this.report(pointer, `${name} is a mixin and cannot be referenced.`, 'Name it in "x-mixins".');
    }
  }

  private interpolationOf(schema: Schema): string | undefined {
    const name = schema.$ref === undefined ? undefined : referencedName(schema.$ref);
    return (
      schema["x-interpolation"] ?? (name === undefined ? undefined : this.definitions.get(name)?.["x-interpolation"])
    );
  }

  private hasProperty(schema: Schema, property: string): boolean {
    if (schema.properties !== undefined && property in schema.properties) return true;
    return (schema["x-mixins"] ?? []).some((mixin) => {
      const target = this.definitions.get(mixin);
      return target !== undefined && this.hasProperty(target, property);
    });
  }

  private report(pointer: string, problem: string, fix: string): void {
    this.problems.push({ file: this.file, pointer, problem, fix });
  }
}

function isObject(value: unknown): boolean {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
