import type { Contract, Field, StructDeclaration } from "../../ir/ir.js";
import { doc, prose, signature } from "./layout.js";
import { camelCase, fieldName, snakeCase } from "./names.js";
import { fieldDoc, rustType } from "./rust-types.js";

/** A struct to be written: of the contract, or made for the builder. */
export interface StructPlan {
  readonly name: string;
  readonly doc: readonly string[];
  readonly fields: readonly FieldPlan[];
  /** What says that there is nothing yet: "new" of a thing with required fields takes them. */
  readonly contract: Contract;
}

export interface FieldPlan {
  readonly field: Field;
  readonly required: boolean;
  /** Paragraphs of the docs. */
  readonly doc: readonly string[];
}

/** Layers are given after the thing that holds them is made, because there are many. */
const FILLED_LATER = "layers";

export function structPlan(struct: StructDeclaration, contract: Contract): StructPlan {
  const fields = struct.fields
    .filter(({ type }) => type.kind !== "constant")
    .map((field) => ({ field, required: field.required, doc: fieldDoc(field, contract) }));
  return { name: struct.name, doc: [prose(struct.doc)], fields, contract };
}

/** A struct, its constructor and a setter for everything that may be left out. */
export function emitStruct(plan: StructPlan): string {
  const { name, fields, contract } = plan;
  const asked = fields.filter(({ field, required }) => required && field.name !== FILLED_LATER);
  const derives = [
    "Clone",
    "Debug",
    ...(asked.length === 0 ? ["Default"] : []),
    "PartialEq",
    "Serialize",
    "Deserialize",
  ];
  const setters = fields.filter((planned) => !asked.includes(planned));
  return [
    doc("", plan.doc),
    `#[derive(${derives.join(", ")})]\n`,
    '#[serde(deny_unknown_fields, rename_all = "camelCase")]\n',
    "#[non_exhaustive]\n",
    `pub struct ${name} {\n${fields.map((planned) => emitField(planned, contract)).join("")}}\n\n`,
    `impl ${name} {\n`,
    emitConstructor(plan, asked),
    ...setters.map((planned) => emitSetter(planned, contract)),
    "}\n",
  ].join("");
}

function emitField({ field, required, doc: paragraphs }: FieldPlan, contract: Contract): string {
  const { name: type } = rustType(field.type, field.unit, contract);
  const name = fieldName(field.name);
  const attributes = [
    ...(camelCase(snakeCase(field.name)) === field.name ? [] : [`rename = "${field.name}"`]),
    ...(required ? [] : ['skip_serializing_if = "Option::is_none"']),
    ...(required && field.name === FILLED_LATER ? ["default"] : []),
  ];
  return [
    doc("    ", paragraphs),
    attributes.length === 0 ? "" : `    #[serde(${attributes.join(", ")})]\n`,
    `    pub ${name}: ${required ? type : `Option<${type}>`},\n`,
  ].join("");
}

function emitConstructor({ name, fields, contract }: StructPlan, asked: readonly FieldPlan[]): string {
  if (asked.length === 0) {
    return [
      `    /// ${name} with nothing given yet.\n    #[must_use]\n`,
      "    pub fn new() -> Self {\n        Self::default()\n    }\n",
    ]
      .join("")
      .replace(`/// ${name}`, `/// \`${name}\``);
  }
  const parameters = asked.map(
    ({ field }) => `${fieldName(field.name)}: ${rustType(field.type, field.unit, contract).parameter}`,
  );
  const members = fields.map(({ field, required }) => {
    const member = fieldName(field.name);
    if (!required) return `${member}: None`;
    if (field.name === FILLED_LATER) return `${member}: Vec::new()`;
    const value = rustType(field.type, field.unit, contract).convert(member);
    return value === member ? member : `${member}: ${value}`;
  });
  const line = `        Self { ${members.join(", ")} }\n`;
  const body =
    line.length <= 121
      ? line
      : `        Self {\n${members.map((member) => `            ${member},\n`).join("")}        }\n`;
  return [
    `    /// \`${name}\` with all that it needs.\n    #[must_use]\n`,
    signature("    ", "new", parameters, " -> Self"),
    `${body}    }\n`,
  ].join("");
}

function emitSetter({ field, required, doc: paragraphs }: FieldPlan, contract: Contract): string {
  const name = fieldName(field.name);
  const { parameter, convert } = rustType(field.type, field.unit, contract);
  const value = required ? convert(name) : `Some(${convert(name)})`;
  return [
    "\n",
    doc("    ", paragraphs),
    "    #[must_use]\n",
    signature("    ", name, ["mut self", `${name}: ${parameter}`], " -> Self"),
    assignment(`self.${name}`, value),
    "        self\n    }\n",
  ].join("");
}

/** Too long a line is broken before the calls of its chain, as rustfmt does. */
function assignment(target: string, value: string): string {
  const line = `        ${target} = ${value};\n`;
  if (line.length <= 121) return line;
  throw new Error(`${target} is too long for one line: shorten its name.`);
}
