import type { Contract, StructDeclaration } from "../../ir/ir.js";
import { rustType } from "./rust-types.js";

/** A keyframe is also written `(0.5, 1)` or `(0.5, 1, EasingName::EaseOut)`: a time, a value, an easing. */
export function emitKeyframeConversions({ name, fields }: StructDeclaration, contract: Contract): string {
  if (!name.endsWith("Keyframe")) return "";
  const value = fields.find((field) => field.name === "value");
  if (value === undefined || fields.length !== 3) throw new Error(`${name} is not a time, a value and an easing.`);
  const { parameter } = rustType(value.type, value.unit, contract);
  const bound = /impl (Into<.*?>+)/.exec(parameter)?.[1];
  const given = bound === undefined ? parameter : parameter.replace(`impl ${bound}`, "V");
  const generics = bound === undefined ? ["T: Into<Time>"] : ["T: Into<Time>", `V: ${bound}`];
  return [
    conversion(name, generics, ["T", given], "Self::new(value.0, value.1)"),
    conversion(
      name,
      [...generics, "E: Into<Easing>"],
      ["T", given, "E"],
      "Self::new(value.0, value.1).easing(value.2)",
    ),
  ].join("");
}

function conversion(name: string, generics: readonly string[], parts: readonly string[], result: string): string {
  const from = `(${parts.join(", ")})`;
  return [
    `\nimpl<${generics.join(", ")}> From<${from}> for ${name} {\n`,
    `    fn from(value: ${from}) -> Self {\n        ${result}\n    }\n}\n`,
  ].join("");
}
