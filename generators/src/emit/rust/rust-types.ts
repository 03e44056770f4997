import type { Contract, Field, Type } from "../../ir/ir.js";
import { describeRange } from "../../ir/words.js";
import { prose } from "./layout.js";
import { pascalCase } from "./names.js";

/** Where a type is declared and how values of other types become it. */
export interface RustType {
  /** As it is written in a field. */
  readonly name: string;
  /** What a setter or a constructor takes. */
  readonly parameter: string;
  /** How what was taken becomes a `name`. */
  convert(value: string): string;
}

function plain(name: string): RustType {
  return { name, parameter: name, convert: (value) => value };
}

function into(name: string): RustType {
  return { name, parameter: `impl Into<${name}>`, convert: (value) => `${value}.into()` };
}

/** Seconds may be given in any form of time. */
export function rustType(type: Type, unit: string | undefined, contract: Contract): RustType {
  if (unit === "s" && (type.kind === "number" || type.kind === "reference")) return into("Time");
  switch (type.kind) {
    case "number":
      return into("f64");
    case "integer":
      return plain((type.minimum ?? -1) >= 0 && (type.maximum ?? Infinity) < 2 ** 32 ? "u32" : "i64");
    case "string":
      return into("String");
    case "boolean":
      return plain("bool");
    case "any":
      return into("Value");
    case "null":
    case "constant":
      throw new Error(`A field of kind ${type.kind} has no type in Rust.`);
    case "reference":
      return referenced(type.name, contract);
    case "list": {
      const item = rustType(type.items, undefined, contract);
      const each = item.parameter.startsWith("impl") ? ".map(Into::into)" : "";
      return {
        name: `Vec<${item.name}>`,
        parameter: `impl IntoIterator<Item = ${item.parameter}>`,
        convert: (value) => `${value}.into_iter()${each}.collect()`,
      };
    }
    case "tuple":
      return tuple(type.items.map((item) => rustType(item, undefined, contract)));
    case "map": {
      const values = rustType(type.values, undefined, contract);
      if (values.name !== "Value") throw new Error("A map holds any JSON values.");
      return {
        name: "Map<String, Value>",
        parameter: "impl IntoIterator<Item = (impl Into<String>, impl Into<Value>)>",
        convert: (value) => `${value}.into_iter().map(|(name, value)| (name.into(), value.into())).collect()`,
      };
    }
  }
}

function tuple(items: readonly RustType[]): RustType {
  const [first] = items;
  if (first === undefined || items.some(({ name }) => name !== first.name)) {
    throw new Error("The entries of a tuple have one type.");
  }
  const count = items.length;
  if (!first.parameter.startsWith("impl")) return plain(`[${first.name}; ${count}]`);
  return {
    name: `[${first.name}; ${count}]`,
    parameter: `[${first.parameter}; ${count}]`,
    convert: (value) => `${value}.map(Into::into)`,
  };
}

function referenced(name: string, contract: Contract): RustType {
  const target = contract.declarations.get(name);
  if (target === undefined) throw new Error(`There is no ${name}.`);
  if (target.kind === "enum") return plain(target.name);
  if (target.kind === "struct" || target.kind === "union") return into(target.name);
  return rustType(target.type, target.unit, contract);
}

/** The name of the alternative of a union, without the words that the union's own name says. */
export function alternativeName(union: string, type: Type): string {
  if (type.kind !== "reference") return pascalCase(type.kind);
  const rest = type.name.startsWith(union) ? type.name.slice(union.length) : "";
  return rest === "" ? type.name : rest;
}

const unitWords: Readonly<Record<string, string>> = { s: "seconds", deg: "degrees" };

/** What a field means, with unit, range and default. */
export function fieldDoc(field: Field, contract: Contract): string[] {
  const facts = [
    field.unit === undefined ? "" : `Unit: ${unitWords[field.unit] ?? field.unit.replaceAll("|", ", ")}.`,
    range(field.type, contract),
    field.default === undefined ? "" : `Default: \`${JSON.stringify(field.default)}\`.`,
    field.animatable ? "Animatable." : "",
  ];
  return [prose(field.doc), facts.filter((part) => part !== "").join(" ")];
}

function range(type: Type, contract: Contract): string {
  if (type.kind === "reference") {
    const target = contract.declarations.get(type.name);
    return target?.kind === "alias" ? range(target.type, contract) : "";
  }
  const words = type.kind === "number" || type.kind === "integer" ? describeRange(type) : "";
  return words === "" ? "" : `Range: ${words}.`;
}
