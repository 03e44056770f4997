import type { Contract, Declaration, Field, ListType, Range, StringType, Type } from "../../ir/ir.js";
import type { Json } from "../../source/dialect.js";
import { unionFacts } from "../fields.js";
import { assignment, chain, list } from "./layout.js";
import { constantName, float, grouped, text } from "./names.js";

/** The contract as tables for validating, normalising and building at run time. */
export function emitContract(contract: Contract): string {
  const declarations = [...contract.declarations.values()];
  const statics = declarations.map((declaration) => emitDeclaration(declaration, contract));
  const root = constantName(contract.root.name);
  return [
    "/// The document itself.\n",
    `pub(crate) static ROOT: &Declaration = &${root};\n`,
    ...statics.map((code) => `\n${code}`),
    "\n/// Every object, by which the owner of keyframes is found.\n",
    list(
      `pub(crate) static STRUCTS: &[&Declaration] = &`,
      declarations.filter(({ kind }) => kind === "struct").map(({ name }) => `&${constantName(name)}`),
      ";",
    ),
  ].join("");
}

function emitDeclaration(declaration: Declaration, contract: Contract): string {
  const constant = constantName(declaration.name);
  const words = [text(declaration.name), text(declaration.title ?? "")];
  const example = text(declaration.examples[0] === undefined ? "" : JSON.stringify(declaration.examples[0]));
  switch (declaration.kind) {
    case "struct": {
      const fields = declaration.fields.map(emitField);
      return (
        table(`${constant}_FIELDS`, "Field", fields) + declare(constant, "structure", words, `&${constant}_FIELDS`)
      );
    }
    case "enum": {
      const values = table(`${constant}_VALUES`, "&str", declaration.values.map(text));
      return values + declare(constant, "choice", words, `&${constant}_VALUES`);
    }
    case "alias": {
      const rest = [text(declaration.unit ?? ""), example];
      if (declaration.type.kind !== "tuple") {
        return declare(constant, "alias", words, emitType(declaration.type, declaration.name), ...rest);
      }
      const types = declaration.type.items.map((type) => emitType(type, declaration.name));
      const entries = table(`${constant}_ENTRIES`, "Type", types);
      return entries + declare(constant, "alias", words, `Type::Tuple(&${constant}_ENTRIES)`, ...rest);
    }
    case "union": {
      if (declaration.tag === undefined) {
        const types = declaration.alternatives.map((type) => emitType(type, declaration.name));
        return (
          table(`${constant}_TYPES`, "Type", types) +
          declare(constant, "untagged", words, `&${constant}_TYPES`, example)
        );
      }
      const members = Object.entries(unionFacts(declaration, contract).members);
      const entries = members.map(([tag, member]) => `(${text(tag)}, &${constantName(member)})`);
      const rows = table(`${constant}_MEMBERS`, "(&str, &Declaration)", entries);
      return rows + declare(constant, "tagged", words, text(declaration.tag), `&${constant}_MEMBERS`);
    }
  }
}

function declare(constant: string, maker: string, words: readonly string[], ...rest: readonly string[]): string {
  const head = `pub(crate) static ${constant}: Declaration =`;
  return assignment(head, `Declaration::${maker}`, [...words, ...rest]);
}

function table(name: string, type: string, entries: readonly string[]): string {
  return list(`static ${name}: [${type}; ${entries.length}] = `, entries, ";");
}

function emitField(field: Field): string {
  const maker = field.required ? "required" : "optional";
  const calls = [
    ...(field.unit === undefined ? [] : [`.unit(${text(field.unit)})`]),
    ...(field.default === undefined ? [] : [`.default(${text(canonical(field.default))})`]),
    ...(field.animatable ? [".animatable()"] : []),
  ];
  return chain("    ", `${maker}(${text(field.name)}, ${emitType(field.type, field.name)})`, calls, ",");
}

function emitType(type: Type, place: string): string {
  switch (type.kind) {
    case "number":
      return `Type::Number(${emitRange(type)})`;
    case "integer":
      return `Type::Whole(${emitRange(type)})`;
    case "string":
      return emitString(type);
    case "boolean":
      return "Type::Switch";
    case "any":
      return "Type::Any";
    case "constant":
      if (typeof type.value !== "string") throw new Error(`${place} is a constant that is no text.`);
      return `Type::Constant(${text(type.value)})`;
    case "reference":
      return `Type::Named(&${constantName(type.name)})`;
    case "list":
      return emitList(type, place);
    case "tuple":
      return `Type::Tuple(&[${type.items.map((item) => emitType(item, place)).join(", ")}])`;
    case "map":
      return `Type::Map(&${emitType(type.values, place)})`;
    case "null":
      throw new Error(`${place} may be null, which Rust's types do not say.`);
  }
}

function emitRange({ minimum, maximum, exclusiveMinimum, exclusiveMaximum }: Range): string {
  const limits = [
    minimum === undefined ? "" : `.from(${float(minimum)})`,
    exclusiveMinimum === undefined ? "" : `.above(${float(exclusiveMinimum)})`,
    maximum === undefined ? "" : `.to(${float(maximum)})`,
    exclusiveMaximum === undefined ? "" : `.below(${float(exclusiveMaximum)})`,
  ];
  return `ALL${limits.join("")}`;
}

function emitString({ minLength = 0, maxLength, pattern }: StringType): string {
  if (pattern !== undefined) requireSimple(pattern);
  const most = maxLength === undefined ? "MANY" : grouped(maxLength);
  return `Type::Text(${minLength}, ${most}, ${text(pattern ?? "")})`;
}

function emitList({ items, minItems = 0, maxItems, valueRange }: ListType, place: string): string {
  const most = maxItems === undefined ? "MANY" : grouped(maxItems);
  return `Type::List(&${emitType(items, place)}, ${minItems}, ${most}, ${emitRange(valueRange ?? {})})`;
}

/** What sdks/rust/src/validate/pattern.rs understands: classes, groups, alternatives and `?` or `{m,n}` after them. */
function requireSimple(pattern: string): void {
  const inner = /^\^(.*)\$$/.exec(pattern)?.[1] ?? "(";
  const rest = inner
    .replace(/\\[.$^|()[\]{}?*+\\/-]/g, "c")
    .replace(/\[[^\]^\\]+\]/g, "c")
    .replace(/(?<=[^(|])(\{\d+(,\d+)?\}|\?)/g, "")
    .replace(/[()|]/g, "");
  if (/[\\[\]{}^$.*+?]/.test(rest)) throw new Error(`The pattern ${pattern} is more than the Rust SDK can match.`);
}

/** RFC 8785 of a default. */
function canonical(value: Json): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(",")}]`;
  if (typeof value !== "object" || value === null) return JSON.stringify(value);
  const members = Object.entries(value as Record<string, Json>).sort(([a], [b]) => (a < b ? -1 : 1));
  return `{${members.map(([name, member]) => `${JSON.stringify(name)}:${canonical(member)}`).join(",")}}`;
}
