import type { Contract, Declaration, Field, StructDeclaration, Type, UnionDeclaration } from "../ir/ir.js";
import { codeBanner } from "./banner.js";
import { Code, literal } from "./literal.js";

/**
 * The contract as data for the SDK at run time: normalising needs defaults and times, the builder needs to know what can
 * be animated, and the words of an error need the neighbours of a misspelt name.
 */
export function emitFields(contract: Contract): string {
  const declarations = [...contract.declarations.values()];
  const structs = declarations.filter((declaration) => declaration.kind === "struct");
  const unions = declarations.filter((declaration) => declaration.kind === "union" && declaration.tag !== undefined);
  const values = declarations.filter((declaration) => !structs.includes(declaration as StructDeclaration));
  const shared = new SharedFacts(contract);
  const structTable = Object.fromEntries(structs.map((struct) => [struct.name, shared.fieldsOf(struct)]));
  const unionTable = Object.fromEntries(
    unions.map((union) => [union.name, unionFacts(union as UnionDeclaration, contract)]),
  );
  const titles = Object.fromEntries(structs.map(({ name, title }) => [name, title]));
  return [
    codeBanner,
    'import type { FieldFacts, UnionFacts, ValueFacts } from "../validate/facts.js";\n\n',
    'export type { FieldFacts, UnionFacts, ValueFacts } from "../validate/facts.js";\n\n',
    "/** Facts that more than one struct shares. */\n",
    `const shared = ${literal(shared.table())} as const satisfies { readonly [name: string]: FieldFacts };\n\n`,
    "/** The fields of every object of the contract, by the name of its type. */\n",
    "export const structs: { readonly [struct: string]: { readonly [field: string]: FieldFacts } } = ",
    `${literal(structTable)};\n\n`,
    "/** What an object is called in a sentence, by the name of its type. */\n",
    `export const titles: { readonly [struct: string]: string } = ${literal(titles)};\n\n`,
    "/** The members of every tagged union, by the value of the tag. */\n",
    `export const unions: { readonly [union: string]: UnionFacts } = ${literal(unionTable)};\n\n`,
    "/** Every type that is not an object: scalars, lists, tuples, enumerations, unions. */\n",
    "export const values: { readonly [name: string]: ValueFacts } = ",
    `${literal(Object.fromEntries(values.map((value) => [value.name, valueFacts(value)])))};\n`,
  ].join("");
}

/** Gives each distinct set of facts one name, so that the seven layer types do not repeat their common fields. */
class SharedFacts {
  private readonly counts = new Map<string, number>();
  private readonly names = new Map<string, string>();
  private readonly facts: Record<string, object> = {};

  constructor(private readonly contract: Contract) {
    for (const declaration of contract.declarations.values()) {
      if (declaration.kind !== "struct") continue;
      for (const field of declaration.fields) {
        const key = this.keyOf(field);
        this.counts.set(key, (this.counts.get(key) ?? 0) + 1);
      }
    }
  }

  fieldsOf({ fields }: StructDeclaration): Record<string, unknown> {
    return Object.fromEntries(fields.map((field) => [field.name, this.reference(field)]));
  }

  table(): Record<string, object> {
    return this.facts;
  }

  private reference(field: Field): unknown {
    const key = this.keyOf(field);
    const facts = fieldFacts(field, this.contract);
    if (this.counts.get(key) === 1) return facts;
    let name = this.names.get(key);
    if (name === undefined) {
      name = field.name;
      for (let number = 2; name in this.facts; number++) name = `${field.name}${number}`;
      this.names.set(key, name);
      this.facts[name] = facts;
    }
    return new Code(`shared.${name}`);
  }

  private keyOf(field: Field): string {
    return field.name + JSON.stringify(fieldFacts(field, this.contract));
  }
}

function fieldFacts(field: Field, contract: Contract): object {
  return {
    type: field.type,
    required: field.required || undefined,
    default: field.default,
    unit: field.unit,
    time: field.unit === "s" || undefined,
    animatable: field.animatable || undefined,
    discrete: field.interpolation === "discrete" || undefined,
    of: objectOf(field.type, contract),
  };
}

/** The struct or tagged union that a value of the type, or each of its items, is when it is an object. */
export function objectOf(type: Type, contract: Contract): string | undefined {
  if (type.kind === "list") return objectOf(type.items, contract);
  if (type.kind !== "reference") return undefined;
  const target = contract.declarations.get(type.name);
  if (target?.kind === "struct") return target.name;
  if (target?.kind === "alias") return objectOf(target.type, contract);
  if (target?.kind !== "union") return undefined;
  if (target.tag !== undefined) return target.name;
  const inner = target.alternatives.map((alternative) => objectOf(alternative, contract));
  return inner.find((name) => name !== undefined);
}

export function unionFacts(
  { tag, alternatives }: UnionDeclaration,
  { declarations }: Contract,
): { tag: string | undefined; members: Record<string, string> } {
  const members = alternatives.map((type) => {
    const target = type.kind === "reference" ? declarations.get(type.name) : undefined;
    return target?.kind === "struct" ? [target.tag?.value ?? "", target.name] : [];
  });
  return { tag, members: Object.fromEntries(members) };
}

function valueFacts(declaration: Declaration): object {
  const words = { title: declaration.title ?? declaration.name, doc: declaration.doc, examples: declaration.examples };
  switch (declaration.kind) {
    case "enum":
      return { kind: "enum", values: declaration.values, title: words.title };
    case "union":
      return declaration.tag === undefined
        ? { kind: "union", alternatives: declaration.alternatives, ...words }
        : { kind: "tagged", title: words.title };
    case "alias":
      return { kind: "alias", type: declaration.type, unit: declaration.unit, ...words };
    case "struct":
      throw new Error(`${declaration.name} is an object.`);
  }
}
