import type {
  AliasDeclaration,
  Contract,
  Declaration,
  EnumDeclaration,
  Field,
  StructDeclaration,
  UnionDeclaration,
} from "../../ir/ir.js";
import type { GoTypes } from "./go-types.js";
import { comment, goName, withArticle } from "./names.js";

/** The types of a document: structs, enums as typed strings, unions as sealed interfaces. */
export function emitTypes(contract: Contract, types: GoTypes): string {
  const declarations = [...contract.declarations.values()];
  return [
    ...declarations.map((declaration) => declarationCode(declaration, types)),
    "// Number is a number where other kinds of value are possible too.\ntype Number float64\n",
    '// Dimension is a length that names its unit: "12px", "3em" and, where it has a meaning, "50%".\ntype Dimension string\n',
    ...markers(types),
  ]
    .filter((code) => code !== "")
    .join("\n");
}

function declarationCode(declaration: Declaration, types: GoTypes): string {
  switch (declaration.kind) {
    case "struct":
      return structCode(declaration, types);
    case "enum":
      return enumCode(declaration);
    case "alias":
      return aliasCode(declaration, types);
    case "union":
      return unionCode(declaration, types);
  }
}

/** A struct type and its fields, each with what it means. */
export function structType(name: string, doc: readonly string[], fields: readonly string[]): string {
  const body = fields.length === 0 ? "struct{}" : `struct {\n${fields.join("\n")}}`;
  return `${comment("", doc)}type ${name} ${body}\n`;
}

/** A field of a struct. What is not required by the struct is left out when it is not given. */
export function structField(field: Field, types: GoTypes, isRequired = field.required): string {
  const option = !isRequired || types.isLeftOutWhenZero(field) ? ",omitzero" : "";
  const tag = `\`json:"${field.name}${option}"\``;
  return `${comment("\t", [types.doc(field)])}\t${goName(field.name)} ${types.field(field, isRequired)} ${tag}\n`;
}

function structCode(struct: StructDeclaration, types: GoTypes): string {
  const name = goName(struct.name);
  const fields = struct.fields.filter(({ type }) => type.kind !== "constant");
  const receiver = name.charAt(0).toLowerCase();
  return [
    structType(
      name,
      [introduction(name, struct), struct.title === undefined ? "" : struct.doc],
      fields.map((field) => structField(field, types)),
    ),
    ...(struct.tag === undefined
      ? []
      : [`func (${name}) tag() (name, value string) { return "${struct.tag.field}", "${struct.tag.value}" }\n`]),
    `// MarshalJSON writes the JSON of a document.\nfunc (${receiver} ${name}) MarshalJSON() ([]byte, error) {\n\treturn marshal(${receiver})\n}\n`,
    `// UnmarshalJSON reads the JSON of a document. Times may be texts too.\nfunc (${receiver} *${name}) UnmarshalJSON(data []byte) error {\n\treturn unmarshal(data, ${receiver})\n}\n`,
  ].join("\n");
}

function introduction(name: string, { title, doc }: { title: string | undefined; doc: string }): string {
  return title === undefined ? `${name} holds: ${doc}` : `${name} is ${withArticle(title)}.`;
}

function enumCode(declaration: EnumDeclaration): string {
  const name = goName(declaration.name);
  const prefix = name.replace(/Name$/, "");
  const constants = declaration.values.map((value) => [prefix + goName(value), value] as const);
  const width = Math.max(...constants.map(([constant]) => constant.length));
  const lines = constants.map(([constant, value]) => `\t${constant.padEnd(width)} ${name} = "${value}"\n`);
  return [
    comment("", [`${name} is ${withArticle(declaration.title ?? name)}.`, declaration.doc]),
    `type ${name} string\n\n`,
    `// The values of [${name}].\nconst (\n${lines.join("")})\n`,
  ].join("");
}

function aliasCode(declaration: AliasDeclaration, types: GoTypes): string {
  const type = types.alias(declaration);
  if (type === undefined) return "";
  const name = goName(declaration.name);
  const doc = [`${name}: ${declaration.doc || declaration.title || name}${examples(declaration)}`];
  return `${comment("", doc)}type ${name} ${type}\n`;
}

function examples({ examples: values }: AliasDeclaration): string {
  return values.length === 0 ? "" : ` Examples: ${values.map((value) => JSON.stringify(value)).join(", ")}.`;
}

function unionCode(union: UnionDeclaration, types: GoTypes): string {
  const name = goName(union.name);
  const members = types.members(union);
  const wider = types.unions().filter((other) => isWithin(members, types.members(other)));
  const listed = members.map((member) => `[${member.replace("*", "")}]`);
  const doc = [
    `${name} is ${withArticle(union.title ?? name)}.`,
    union.doc,
    `It is one of ${listed.join(", ")}${members.some((member) => member.startsWith("*")) ? "; structs by pointer" : ""}.`,
  ];
  const embedded = wider.map((other) => `\t${goName(other.name)}\n`);
  return `${comment("", doc)}type ${name} interface {\n${embedded.join("")}\tis${name}()\n}\n`;
}

/** Whether all members of one union are members of another that has more. */
function isWithin(members: readonly string[], others: readonly string[]): boolean {
  return members.length < others.length && members.every((member) => others.includes(member));
}

function markers(types: GoTypes): string[] {
  return types
    .unions()
    .flatMap((union) => types.members(union).map((member) => `func (${member}) is${goName(union.name)}() {}\n`));
}
