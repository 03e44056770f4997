import type { Contract, Declaration, Field, Range, StructDeclaration, Type } from "../../ir/ir.js";
import type { Json } from "../../source/dialect.js";
import { objectOf, unionFacts } from "../fields.js";
import { goString } from "./names.js";

/** The contract as data: what validating, normalising and building need to know at run time. */
export function emitContract(contract: Contract): string {
  const declarations = [...contract.declarations.values()];
  const structs = declarations.filter((declaration) => declaration.kind === "struct");
  const shared = new SharedFields(structs, contract);
  const structRows = structs.map(({ name, title, fields }) => {
    const rows = fields.map((field) => `\t\t${shared.code(field)},\n`);
    return `\t{name: "${name}", title: ${goString(title ?? "")}, fields: []*fieldFacts{\n${rows.join("")}\t}},\n`;
  });
  const valueRows = declarations.flatMap((declaration) =>
    declaration.kind === "struct" ? [] : [`\t${valueRow(declaration, contract)},\n`],
  );
  return [
    ...shared.declarations(),
    "// structTable lists every object of the contract.\n",
    `var structTable = []structFacts{\n${structRows.join("")}}\n\n`,
    "// valueTable lists every type that is not an object.\n",
    `var valueTable = []valueFacts{\n${valueRows.join("")}}\n`,
  ].join("");
}

/** Facts that several structs share have a name, so that the layer types do not repeat their common fields. */
class SharedFields {
  private readonly names = new Map<string, string>();

  constructor(
    structs: readonly StructDeclaration[],
    private readonly contract: Contract,
  ) {
    const counts = new Map<string, number>();
    const used = new Set<string>();
    for (const field of structs.flatMap(({ fields }) => fields)) {
      const code = fieldCode(field, contract);
      const count = (counts.get(code) ?? 0) + 1;
      counts.set(code, count);
      if (count !== 2) continue;
      let name = `${field.name}Field`;
      for (let number = 2; used.has(name); number++) name = `${field.name}Field${number}`;
      used.add(name);
      this.names.set(code, name);
    }
  }

  code(field: Field): string {
    const code = fieldCode(field, this.contract);
    return this.names.get(code) ?? code.replace(/^&fieldFacts/, "");
  }

  declarations(): string[] {
    return [...this.names].map(([code, name]) => `var ${name} = ${code}\n\n`);
  }
}

function fieldCode(field: Field, contract: Contract): string {
  const of = objectOf(field.type, contract);
  const members = [
    `name: "${field.name}"`,
    `of: ${typeCode(field.type)}`,
    ...(field.required ? ["required: true"] : []),
    ...(field.default === undefined ? [] : [`fallback: ${jsonCode(field.default)}`]),
    ...(field.unit === undefined ? [] : [`unit: "${field.unit}"`]),
    ...(field.animatable ? ["animatable: true"] : []),
    ...(of === undefined ? [] : [`object: "${of}"`]),
  ];
  return `&fieldFacts{${members.join(", ")}}`;
}

function typeCode(type: Type): string {
  return `&valueType{${typeMembers(type).join(", ")}}`;
}

function typeMembers(type: Type): string[] {
  switch (type.kind) {
    case "number":
    case "integer":
      return [`kind: ${type.kind}Kind`, `within: ${rangeCode(type)}`];
    case "string":
      return [
        "kind: stringKind",
        ...(type.minLength === undefined ? [] : [`least: ${type.minLength}`]),
        ...(type.maxLength === undefined ? [] : [`most: ${type.maxLength}`]),
        ...(type.pattern === undefined ? [] : [`pattern: ${goString(type.pattern)}`]),
      ];
    case "constant":
      return ["kind: constantKind", `constant: ${jsonCode(type.value)}`];
    case "reference":
      return ["kind: referenceKind", `name: "${type.name}"`];
    case "list":
      return [
        "kind: listKind",
        `items: []*valueType{{${typeMembers(type.items).join(", ")}}}`,
        ...(type.minItems === undefined ? [] : [`least: ${type.minItems}`]),
        ...(type.maxItems === undefined ? [] : [`most: ${type.maxItems}`]),
        ...(type.valueRange === undefined ? [] : [`values: &${rangeCode(type.valueRange)}`]),
      ];
    case "tuple":
      return [
        "kind: tupleKind",
        `items: []*valueType{${type.items.map((item) => `{${typeMembers(item).join(", ")}}`).join(", ")}}`,
      ];
    case "map":
      return ["kind: mapKind", `items: []*valueType{{${typeMembers(type.values).join(", ")}}}`];
    default:
      return [`kind: ${type.kind}Kind`];
  }
}

function rangeCode({ minimum, maximum, exclusiveMinimum, exclusiveMaximum }: Range): string {
  const members = [
    ...(minimum === undefined ? [] : [`minimum: at(${minimum})`]),
    ...(maximum === undefined ? [] : [`maximum: at(${maximum})`]),
    ...(exclusiveMinimum === undefined ? [] : [`above: at(${exclusiveMinimum})`]),
    ...(exclusiveMaximum === undefined ? [] : [`below: at(${exclusiveMaximum})`]),
  ];
  return `limits{${members.join(", ")}}`;
}

function valueRow(declaration: Exclude<Declaration, StructDeclaration>, contract: Contract): string {
  const members = [`name: "${declaration.name}"`, `title: ${goString(declaration.title ?? declaration.name)}`];
  const [example] = declaration.examples;
  const shown = example === undefined ? [] : [`example: ${goString(JSON.stringify(example))}`];
  switch (declaration.kind) {
    case "enum":
      return `{${[...members, "kind: enumValue", `names: ${listCode(declaration.values)}`].join(", ")}}`;
    case "alias":
      return `{${[
        ...members,
        "kind: aliasValue",
        `types: []*valueType{{${typeMembers(declaration.type).join(", ")}}}`,
        ...(declaration.unit === undefined ? [] : [`unit: "${declaration.unit}"`]),
        ...shown,
      ].join(", ")}}`;
    case "union": {
      if (declaration.tag === undefined) {
        const types = declaration.alternatives.map((type) => `{${typeMembers(type).join(", ")}}`);
        return `{${[...members, "kind: untaggedValue", `types: []*valueType{${types.join(", ")}}`, ...shown].join(", ")}}`;
      }
      const tagged = Object.entries(unionFacts(declaration, contract).members);
      return `{${[
        ...members,
        "kind: taggedValue",
        `tag: "${declaration.tag}"`,
        `names: ${listCode(tagged.map(([tag]) => tag))}`,
        `structs: ${listCode(tagged.map(([, struct]) => struct))}`,
      ].join(", ")}}`;
    }
  }
}

function listCode(texts: readonly string[]): string {
  return `[]string{${texts.map(goString).join(", ")}}`;
}

/** A JSON value as the runtime has it: numbers are doubles. */
function jsonCode(value: Json): string {
  if (value === null) return "nil";
  if (typeof value === "number") return `float64(${value})`;
  if (typeof value === "string") return goString(value);
  if (typeof value === "boolean") return String(value);
  if (Array.isArray(value)) return `[]any{${value.map(jsonCode).join(", ")}}`;
  throw new Error("An object has no literal in Go yet.");
}
