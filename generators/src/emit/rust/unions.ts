import type { Contract, EnumDeclaration, StructDeclaration, Type, UnionDeclaration } from "../../ir/ir.js";
import { doc, prose } from "./layout.js";
import { pascalCase } from "./names.js";
import { alternativeName, rustType } from "./rust-types.js";

/** A closed set of words. */
export function emitEnum({ name, doc: description, values }: EnumDeclaration): string {
  const variants = values.map(
    (value) => `    /// \`"${value}"\`\n    #[serde(rename = "${value}")]\n    ${pascalCase(value)},\n`,
  );
  return [
    doc("", [prose(description)]),
    "#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]\n",
    "#[non_exhaustive]\n",
    `pub enum ${name} {\n${variants.join("")}}\n`,
  ].join("");
}

/** A union of objects that a field tells apart. */
export function emitTagged(union: UnionDeclaration, suffix: string, contract: Contract): string {
  const members = membersOf(union, contract);
  const conversions = members.map(({ name }) =>
    conversion("", name, union.name, `Self::${variantName(name, suffix)}(value)`),
  );
  return taggedEnum(union, members, suffix, ["Serialize", "Deserialize"], (name) => name) + conversions.join("");
}

/**
 * The union of the layers. They are large, so they lie in boxes; and groups hold layers, so reading them is written by
 * hand (sdks/rust/src/layer.rs), in a way that does not need much of a stack: here is only how one of a kind is read.
 */
export function emitLayers(union: UnionDeclaration, contract: Contract): string {
  const members = membersOf(union, contract);
  const variant = ({ name }: StructDeclaration) => variantName(name, "Layer");
  const arms = members.map(
    (member) => `            "${member.tag?.value}" => Self::${variant(member)}(serde_json::from_value(fields)?),\n`,
  );
  return [
    taggedEnum(union, members, "Layer", ["Serialize"], (name) => `Box<${name}>`),
    `\nimpl ${union.name} {\n`,
    "    /// The layer of a kind with these fields; none when there is no such kind.\n",
    "    pub(crate) fn of_kind(kind: &str, fields: Value) -> serde_json::Result<Option<Self>> {\n",
    `        Ok(Some(match kind {\n${arms.join("")}            _ => return Ok(None),\n        }))\n    }\n}\n`,
    ...members.map((member) => conversion("", member.name, union.name, `Self::${variant(member)}(Box::new(value))`)),
  ].join("");
}

function taggedEnum(
  union: UnionDeclaration,
  members: readonly StructDeclaration[],
  suffix: string,
  derives: readonly string[],
  hold: (name: string) => string,
): string {
  const variants = members.map(({ name, tag, doc: description }) => {
    const line = `    ${variantName(name, suffix)}(${hold(name)}),\n`;
    return `${doc("    ", [prose(description)])}    #[serde(rename = "${tag?.value}")]\n${line}`;
  });
  return [
    doc("", [prose(union.doc)]),
    `#[derive(Clone, Debug, PartialEq, ${derives.join(", ")})]\n`,
    `#[serde(tag = "${union.tag}")]\n#[non_exhaustive]\n`,
    `pub enum ${union.name} {\n${variants.join("")}}\n`,
  ].join("");
}

/** The structs of a tagged union. */
function membersOf(union: UnionDeclaration, { declarations }: Contract): StructDeclaration[] {
  return union.alternatives.map((type) => {
    const target = type.kind === "reference" ? declarations.get(type.name) : undefined;
    if (target?.kind !== "struct") throw new Error(`${union.name} has a member that is no object.`);
    return target;
  });
}

function variantName(name: string, suffix: string): string {
  return name.endsWith(suffix) ? name.slice(0, -suffix.length) : name;
}

/** One of several types, told apart by the kind of JSON value; it is made from any of them. */
export function emitUntagged(union: UnionDeclaration, contract: Contract): string {
  const alternatives = union.alternatives.map((type) => {
    const variant = alternativeName(union.name, type);
    const target = type.kind === "reference" ? contract.declarations.get(type.name) : undefined;
    const description = target === undefined ? "One number." : ((target.doc || target.title) ?? variant);
    return { type, variant, description };
  });
  const variants = alternatives.map(
    ({ type, variant, description }) =>
      `${doc("    ", [prose(description)])}    ${variant}(${rustType(type, undefined, contract).name}),\n`,
  );
  return [
    doc("", [prose(union.doc)]),
    "#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]\n",
    "#[serde(untagged)]\n#[non_exhaustive]\n",
    `pub enum ${union.name} {\n${variants.join("")}}\n`,
    ...alternatives.flatMap(({ type, variant }) => conversions(type, union.name, variant, contract)),
  ].join("");
}

function conversion(generics: string, from: string, to: string, value: string): string {
  const header = `impl${generics} From<${from}> for ${to} {`;
  // Broken where rustfmt breaks it.
  const opening = header.length <= 120 ? header : `impl${generics}\n    From<${from}> for ${to}\n{`;
  return `\n${opening}\n    fn from(value: ${from}) -> Self {\n        ${value}\n    }\n}\n`;
}

function conversions(type: Type, union: string, variant: string, contract: Contract): string[] {
  const make = (value: string) => `Self::${variant}(${value})`;
  switch (type.kind) {
    case "number":
      return [
        conversion("", "f64", union, make("value")),
        ...["f32", "i32", "u32"].map((from) => conversion("", from, union, make("value.into()"))),
      ];
    case "string":
      return [conversion("", "&str", union, make("value.to_owned()")), conversion("", "String", union, make("value"))];
    case "tuple": {
      const count = type.items.length;
      const names = ["X", "Y", "Z", "W"].slice(0, count);
      const [first] = type.items;
      if (names.length < count || first === undefined) throw new Error(`${union} has a tuple of more than four.`);
      const item = rustType(first, undefined, contract).name;
      const pattern = `(${names.join(", ")})`;
      const generics = `<${names.map((name) => `${name}: Into<${item}>`).join(", ")}>`;
      const parts = names.map((_, index) => `value.${index}.into()`).join(", ");
      return [
        conversion(`<T: Into<${item}>>`, `[T; ${count}]`, union, make("value.map(Into::into)")),
        conversion(generics, pattern, union, make(`[${parts}]`)),
      ];
    }
    case "reference": {
      const target = contract.declarations.get(type.name);
      if (target?.kind === "alias") return conversions(target.type, union, variant, contract);
      const own = conversion("", type.name, union, make("value"));
      if (target?.kind !== "union" || target.tag === undefined) return [own];
      const members = membersOf(target, contract).map(({ name }) => conversion("", name, union, make("value.into()")));
      return [own, ...members];
    }
    default:
      throw new Error(`${union} has an alternative of kind ${type.kind}, which is not told apart.`);
  }
}
