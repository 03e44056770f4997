import type { Contract, Declaration, Field, StructDeclaration } from "../../ir/ir.js";
import { readableJson } from "../literal.js";
import { anchor, cell, code, headingOf, type TypeWords } from "./type-words.js";

/** The section that explains one declaration. Fields of the given groups are left to the sections of those groups. */
export function section(
  declaration: Declaration,
  contract: Contract,
  words: TypeWords,
  groups: readonly string[],
): string {
  const parts = [
    `## ${headingOf(contract, declaration.name)}`,
    declaration.doc,
    ...body(declaration, contract, words, groups),
  ];
  return parts.filter((part) => part !== "").join("\n\n");
}

function body(declaration: Declaration, contract: Contract, words: TypeWords, groups: readonly string[]): string[] {
  switch (declaration.kind) {
    case "struct":
      return structBody(declaration, words, groups, contract);
    case "enum":
      return [`One of ${declaration.values.map(code).join(", ")}.`];
    case "union": {
      const alternatives = declaration.alternatives.map((type) => `- ${words.describe(type)}`).join("\n");
      return [`One of\n\n${alternatives}`, exampleLine(declaration)];
    }
    case "alias": {
      const type = declaration.type;
      const pattern = type.kind === "string" && type.pattern !== undefined ? `Pattern: \`${type.pattern}\`.` : "";
      return [`Form: ${words.describe(type)}.`, pattern, exampleLine(declaration)];
    }
  }
}

function structBody(
  struct: StructDeclaration,
  words: TypeWords,
  groups: readonly string[],
  contract: Contract,
): string[] {
  const own = struct.fields.filter(({ group }) => group === undefined || !groups.includes(group));
  const inherited = groups.filter((group) => struct.fields.some((field) => field.group === group));
  const links = inherited.map(
    (group) => `[${groupHeading(group, contract)}](#${anchor(groupHeading(group, contract))})`,
  );
  const also = links.length === 0 ? "" : `Also: ${links.join(", ")}.`;
  return [propertyTable(own, words), also, ...struct.examples.map(exampleBlock)];
}

/** The section of a group of fields that several structs share. */
export function groupSection(group: string, fields: readonly Field[], contract: Contract, words: TypeWords): string {
  const heading = groupHeading(group, contract);
  return [`## ${heading}`, contract.groups.get(group)?.doc ?? "", propertyTable(fields, words)].join("\n\n");
}

function groupHeading(group: string, contract: Contract): string {
  return contract.groups.get(group)?.title ?? group;
}

function propertyTable(fields: readonly Field[], words: TypeWords): string {
  if (fields.length === 0) return "";
  const rows = fields.map((field) => {
    const value = field.required ? "**required**" : field.default === undefined ? "" : code(field.default);
    const columns = [
      `\`${field.name}\``,
      words.describe(field.type),
      value,
      field.unit ?? "",
      field.animatable ? "animated" : "",
      field.doc,
    ];
    return `| ${columns.map(cell).join(" | ")} |`;
  });
  return ["| property | value | default | unit | | meaning |", "|---|---|---|---|---|---|", ...rows].join("\n");
}

function exampleLine({ examples }: Declaration): string {
  return examples.length === 0
    ? ""
    : `For example ${examples.map((example) => code(JSON.stringify(example))).join(", ")}.`;
}

function exampleBlock(example: unknown): string {
  return `\`\`\`json\n${readableJson(example)}\n\`\`\``;
}
