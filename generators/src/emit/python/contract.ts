import type { Contract, Declaration, Field, ListType, NumberType, StructDeclaration, Type } from "../../ir/ir.js";
import { objectOf, unionFacts } from "../fields.js";
import { pythonLiteral, usedNames } from "./names.js";

/** The contract as data for validating, normalising and building at run time. */
export function emitContract(contract: Contract): string {
  const declarations = [...contract.declarations.values()];
  const structs = declarations.filter((declaration) => declaration.kind === "struct");
  const unions = declarations.filter((declaration) => declaration.kind === "union");
  const shared = new SharedFields();
  const table = structs.map(({ name, fields }) => {
    const rows = fields.map(
      (field) => `        ${pythonLiteral(field.name)}: ${shared.nameOf(fieldCode(field, contract))},\n`,
    );
    return `    "${name}": {\n${rows.join("")}    },\n`;
  });
  const titles = structs.flatMap(({ name, title }) =>
    title === undefined ? [] : `    "${name}": ${pythonLiteral(title)},\n`,
  );
  const tagged = unions.flatMap((union) => {
    if (union.tag === undefined) return [];
    const { tag, members } = unionFacts(union, contract);
    return `    "${union.name}": Tagged("${tag}", ${pythonLiteral(members)}),\n`;
  });
  const values = declarations.flatMap((declaration) =>
    declaration.kind === "struct" ? [] : `    "${declaration.name}": ${valueCode(declaration)},\n`,
  );
  const code = [
    '"""The contract as data: what the fields of every object are."""\n\n',
    "from __future__ import annotations\n\n",
    FACTS_IMPORT,
    shared.code(),
    `\nSTRUCTS: dict[str, dict[str, Field]] = {\n${table.join("")}}\n`,
    `\nTITLES: dict[str, str] = {\n${titles.join("")}}\n`,
    `\nUNIONS: dict[str, Tagged] = {\n${tagged.join("")}}\n`,
    `\nVALUES: dict[str, Value] = {\n${values.join("")}}\n`,
  ].join("");
  return code.replace(
    FACTS_IMPORT,
    `from .._facts import (\n${usedNames(code, facts)
      .map((name) => `    ${name},\n`)
      .join("")})\n\n`,
  );
}

/** Where the import of `facts` goes: those that are used are known when all of the code is written. */
const FACTS_IMPORT = "from .._facts import …\n";
const facts = [
  "Alias",
  "Anything",
  "Boolean",
  "Choice",
  "Constant",
  "Field",
  "ListOf",
  "MapOf",
  "Null",
  "Number",
  "OneKind",
  "OneOf",
  "Range",
  "Reference",
  "Tagged",
  "Text",
  "TupleOf",
  "Value",
];

/** Equal fields are one object: the seven layer types share most of theirs. */
class SharedFields {
  private readonly names = new Map<string, string>();

  nameOf(code: string): string {
    const name = this.names.get(code) ?? `_F${this.names.size}`;
    this.names.set(code, name);
    return name;
  }

  code(): string {
    return [...this.names].map(([code, name]) => `${name} = ${code}\n`).join("");
  }
}

function fieldCode(field: Field, contract: Contract): string {
  const of = objectOf(field.type, contract);
  return call("Field", [
    typeCode(field.type),
    field.required && "required=True",
    field.default !== undefined && `default=${pythonLiteral(field.default)}`,
    field.unit !== undefined && `unit=${pythonLiteral(field.unit)}`,
    field.unit === "s" && "time=True",
    field.animatable && "animatable=True",
    of !== undefined && `of="${of}"`,
  ]);
}

function typeCode(type: Type): string {
  switch (type.kind) {
    case "number":
    case "integer":
      return call("Number", [rangeCode(type), type.kind === "integer" && "whole=True"]);
    case "string":
      return call("Text", [
        type.pattern !== undefined && `pattern=${pythonLiteral(type.pattern)}`,
        type.minLength !== undefined && `shortest=${type.minLength}`,
        type.maxLength !== undefined && `longest=${type.maxLength}`,
      ]);
    case "boolean":
      return "Boolean()";
    case "null":
      return "Null()";
    case "any":
      return "Anything()";
    case "constant":
      return `Constant(${pythonLiteral(type.value)})`;
    case "reference":
      return `Reference("${type.name}")`;
    case "list":
      return listCode(type);
    case "tuple":
      return `TupleOf([${type.items.map(typeCode).join(", ")}])`;
    case "map":
      return `MapOf(${typeCode(type.values)})`;
  }
}

function listCode({ items, minItems, maxItems, valueRange }: ListType): string {
  return call("ListOf", [
    typeCode(items),
    minItems !== undefined && `least=${minItems}`,
    maxItems !== undefined && `most=${maxItems}`,
    valueRange !== undefined &&
      Object.keys(valueRange).length > 0 &&
      `values=${rangeCode({ kind: "number", ...valueRange })}`,
  ]);
}

function rangeCode({ minimum, maximum, exclusiveMinimum, exclusiveMaximum }: NumberType): string {
  return call("Range", [
    minimum !== undefined && `minimum=${minimum}`,
    maximum !== undefined && `maximum=${maximum}`,
    exclusiveMinimum !== undefined && `above=${exclusiveMinimum}`,
    exclusiveMaximum !== undefined && `below=${exclusiveMaximum}`,
  ]);
}

function valueCode(declaration: Exclude<Declaration, StructDeclaration>): string {
  const title = pythonLiteral(declaration.title ?? declaration.name);
  const examples = declaration.examples.length > 0 && `example=${pythonLiteral(declaration.examples[0])}`;
  switch (declaration.kind) {
    case "enum":
      return `Choice(${title}, ${pythonLiteral(declaration.values)})`;
    case "alias":
      return call("Alias", [
        title,
        typeCode(declaration.type),
        declaration.unit !== undefined && `unit=${pythonLiteral(declaration.unit)}`,
        examples,
      ]);
    case "union":
      if (declaration.tag !== undefined) return `OneKind(${title})`;
      return call("OneOf", [title, `[${declaration.alternatives.map(typeCode).join(", ")}]`, examples]);
  }
}

function call(name: string, parameters: readonly (string | false)[]): string {
  return `${name}(${parameters.filter((parameter) => parameter !== false).join(", ")})`;
}
