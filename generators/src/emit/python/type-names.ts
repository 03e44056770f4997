import type { Contract, Declaration, Field, Type } from "../../ir/ir.js";
import { describeRange } from "../../ir/words.js";
import { pythonLiteral } from "./names.js";

/** A type as an annotation. Seconds may be given in any form of time. */
export function annotation(type: Type, unit?: string): string {
  if (unit === "s" && (type.kind === "number" || type.kind === "reference")) return "Time";
  switch (type.kind) {
    case "number":
      return "float";
    case "integer":
      return "int";
    case "string":
      return "str";
    case "boolean":
      return "bool";
    case "null":
      return "None";
    case "any":
      return "Any";
    case "constant":
      return `Literal[${pythonLiteral(type.value)}]`;
    case "reference":
      return type.name;
    case "list":
      return `Sequence[${annotation(type.items)}]`;
    case "tuple":
      return `tuple[${type.items.map((item) => annotation(item)).join(", ")}]`;
    case "map":
      return `Mapping[str, ${annotation(type.values)}]`;
  }
}

/** Names of declarations that an annotation of the type mentions. */
export function mentioned(declaration: Declaration): string[] {
  if (declaration.kind === "alias") return namesIn(declaration.type);
  return declaration.kind === "union" ? declaration.alternatives.flatMap(namesIn) : [];
}

function namesIn(type: Type): string[] {
  switch (type.kind) {
    case "reference":
      return [type.name];
    case "list":
      return namesIn(type.items);
    case "tuple":
      return type.items.flatMap(namesIn);
    case "map":
      return namesIn(type.values);
    default:
      return [];
  }
}

const unitWords: Readonly<Record<string, string>> = { s: "seconds", deg: "degrees", em: "em", Hz: "Hz" };

/** What a field means, with unit, range and default. */
export function fieldDoc(field: Field, contract: Contract): string {
  const facts = [
    field.unit === undefined ? "" : `Unit: ${unitWords[field.unit] ?? field.unit.replaceAll("|", ", ")}.`,
    range(field.type, contract),
    field.default === undefined ? "" : `Default: \`${pythonLiteral(field.default)}\`.`,
    field.animatable ? "Animatable." : "",
  ];
  return [field.doc, ...facts].filter((part) => part !== "").join(" ");
}

function range(type: Type, contract: Contract): string {
  if (type.kind === "reference") {
    const target = contract.declarations.get(type.name);
    return target?.kind === "alias" ? range(target.type, contract) : "";
  }
  const words = type.kind === "number" || type.kind === "integer" ? describeRange(type) : "";
  return words === "" ? "" : `Range: ${words}.`;
}
