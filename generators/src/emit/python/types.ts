import type { Contract, Declaration, StructDeclaration } from "../../ir/ir.js";
import { docstring, pythonLiteral, snakeCase } from "./names.js";
import { annotation, fieldDoc, mentioned } from "./type-names.js";

/** Every type of a document: a dataclass for each object, a `Literal` for each list of words, aliases for the rest. */
export function emitTypes(contract: Contract): string {
  const declarations = [...contract.declarations.values()];
  const structs = declarations.filter((declaration) => declaration.kind === "struct");
  const plain = inOrder(declarations.filter((declaration) => declaration.kind !== "struct"));
  // Aliases are values at run time: those that name a dataclass come after it.
  const structNames = new Set(structs.map(({ name }) => name));
  const needsStructs = new Set(structNames);
  for (const declaration of plain) {
    if (mentioned(declaration).some((name) => needsStructs.has(name))) needsStructs.add(declaration.name);
  }
  return [
    '"""The types of a VideoJSON document."""\n\n',
    "from __future__ import annotations\n\n",
    "from collections.abc import Mapping, Sequence\n",
    "from dataclasses import dataclass, field\n",
    "from typing import Any, ClassVar, Literal, Union\n\n",
    "from .._model import Model\n",
    "from .._time import Time\n\n",
    `__all__ = [\n${declarations.map(({ name }) => `    "${name}",\n`).join("")}]\n\n`,
    ...plain.filter(({ name }) => !needsStructs.has(name)).map(aliasCode),
    ...structs.map((struct) => dataclassCode(struct, contract)),
    "\n",
    ...plain.filter(({ name }) => needsStructs.has(name)).map(aliasCode),
    "\n#: The dataclass of every object of the contract, by its name.\n",
    `CLASSES: dict[str, type[Model]] = {\n${structs.map(({ name }) => `    "${name}": ${name},\n`).join("")}}\n`,
  ].join("");
}

/** Declarations after those they mention. */
function inOrder(declarations: readonly Declaration[]): Declaration[] {
  const byName = new Map(declarations.map((declaration) => [declaration.name, declaration]));
  const ordered = new Set<Declaration>();
  const visit = (declaration: Declaration) => {
    for (const name of mentioned(declaration)) {
      const needed = byName.get(name);
      if (needed !== undefined && needed !== declaration) visit(needed);
    }
    ordered.add(declaration);
  };
  for (const declaration of declarations) visit(declaration);
  return [...ordered];
}

function aliasCode(declaration: Declaration): string {
  return `${declaration.name} = ${aliasType(declaration)}\n${docstring("", [aliasDoc(declaration)])}\n`;
}

function aliasType(declaration: Declaration): string {
  switch (declaration.kind) {
    case "enum":
      return `Literal[${declaration.values.map(pythonLiteral).join(", ")}]`;
    case "union":
      return `Union[${declaration.alternatives.map((type) => annotation(type)).join(", ")}]`;
    case "alias":
      return declaration.unit === "s" ? "Time" : annotation(declaration.type);
    case "struct":
      return declaration.name;
  }
}

function aliasDoc(declaration: Declaration): string {
  const examples = declaration.kind === "enum" ? [] : declaration.examples;
  const shown =
    examples.length === 0 ? "" : ` Examples: ${examples.map((value) => `\`${pythonLiteral(value)}\``).join(", ")}.`;
  return (declaration.doc || declaration.title || declaration.name) + shown;
}

function dataclassCode(struct: StructDeclaration, contract: Contract): string {
  const doc = struct.doc || struct.title || describeDerived(struct);
  const fields = struct.fields.map((field) => {
    const name = snakeCase(field.name);
    if (field.type.kind === "constant") {
      const value = pythonLiteral(field.type.value);
      return `    ${name}: Literal[${value}] = field(default=${value}, init=False)\n${docstring("    ", [field.doc])}`;
    }
    const type = annotation(field.type, field.unit);
    const code = field.required ? `${name}: ${type}` : `${name}: ${type} | None = None`;
    return `    ${code}\n${docstring("    ", [fieldDoc(field, contract)])}`;
  });
  return [
    "\n@dataclass(kw_only=True, slots=True)\n",
    `class ${struct.name}(Model):\n${docstring("    ", [doc])}\n`,
    `    _struct: ClassVar[str] = "${struct.name}"\n\n`,
    fields.join("\n"),
    "\n",
  ].join("");
}

function describeDerived({ name }: StructDeclaration): string {
  return name.endsWith("Keyframes")
    ? `The keyframes of ${name.slice(0, -"Keyframes".length)}: lists of values over time.`
    : `A value at a moment.`;
}
