import type { AliasDeclaration, Contract, Field, Type, UnionDeclaration } from "../../ir/ir.js";
import { describeRange } from "../../ir/words.js";
import { goName } from "./names.js";

/**
 * How the types of the contract are said in Go:
 *
 * | contract                            | Go                       | left out, if optional |
 * |-------------------------------------|--------------------------|-----------------------|
 * | number, integer, boolean, string    | float64, int, bool, string | nil pointer to it   |
 * | seconds                             | Time                     | ""                    |
 * | enum, string with a pattern         | a named string           | ""                    |
 * | tuple                               | a named array            | nil pointer to it     |
 * | struct                              | a struct                 | nil pointer to it     |
 * | union                               | an interface             | nil                   |
 * | list, map                           | slice, map               | nil                   |
 *
 * In a union a number is a Number, and a length as text a Dimension, whichever lengths the union allows.
 */
export class GoTypes {
  /** Unions of lengths. */
  private readonly lengths: ReadonlySet<string>;

  constructor(private readonly contract: Contract) {
    const structs = [...contract.declarations.values()].filter((declaration) => declaration.kind === "struct");
    this.lengths = new Set(
      structs
        .flatMap(({ fields }) => fields)
        .flatMap(({ interpolation, type }) =>
          interpolation === "length" && type.kind === "reference" && this.unionOf(type.name) ? [type.name] : [],
        ),
    );
  }

  /** The type of a field, absent or not. */
  field(field: Field, isRequired = field.required): string {
    const { type, unit } = field;
    const name = this.value(type, unit);
    return !isRequired && this.needsPointer(type, unit) ? `*${name}` : name;
  }

  /**
   * Whether a field is left out of the JSON when it has Go's zero value: what is optional, and what is required but has no
   * such value, so that it is missing.
   */
  isLeftOutWhenZero({ type, unit, required }: Field): boolean {
    if (!required || isTime(type, unit)) return true;
    const target = this.resolved(type);
    switch (target.kind) {
      case "string":
        return (target.minLength ?? 0) > 0 || target.pattern !== undefined;
      case "list":
        return (target.minItems ?? 0) > 0;
      case "reference":
        return true;
      default:
        return false;
    }
  }

  /** The type of a value that is there. */
  value(type: Type, unit?: string): string {
    if (isTime(type, unit)) return "Time";
    switch (type.kind) {
      case "number":
        return "float64";
      case "integer":
        return "int";
      case "string":
        return "string";
      case "boolean":
        return "bool";
      case "any":
        return "any";
      case "list":
        return `[]${this.value(type.items)}`;
      case "map":
        return `map[string]${this.value(type.values)}`;
      case "reference":
        return this.named(type.name);
      default:
        throw new Error(`A field cannot be ${type.kind} in Go.`);
    }
  }

  /** The Go type of an alias that has a name of its own; undefined when Go says it by another type. */
  alias({ type, unit, name }: AliasDeclaration): string | undefined {
    if (isTime(type, unit) || type.kind === "any" || this.isLengthText(name)) return undefined;
    switch (type.kind) {
      case "string":
        return type.pattern === undefined ? undefined : "string";
      case "tuple": {
        const items = new Set(type.items.map((item) => this.value(item)));
        if (items.size !== 1) throw new Error(`${name} is a tuple of different types, which no array of Go can hold.`);
        return `[${type.items.length}]${[...items][0]}`;
      }
      case "map":
        return `map[string]${this.value(type.values)}`;
      default:
        throw new Error(`${name} is an alias of ${type.kind}, for which Go has no type yet.`);
    }
  }

  /** The Go types that a union is made of; those of structs are pointers. */
  members(union: UnionDeclaration): string[] {
    return union.alternatives.flatMap((alternative) => this.memberTypes(alternative, union.name));
  }

  /** The unions by name. */
  unions(): UnionDeclaration[] {
    return [...this.contract.declarations.values()].filter((declaration) => declaration.kind === "union");
  }

  /** The Go type of the alternative of a union that is text; undefined when there is none. */
  text(union: UnionDeclaration): string | undefined {
    return this.members(union).find((name) => {
      const target = this.byGoName(name);
      return (
        name === "Dimension" || target?.kind === "enum" || (target?.kind === "alias" && target.type.kind === "string")
      );
    });
  }

  /** The Go types of the alternatives that are tuples. */
  tuples(union: UnionDeclaration): string[] {
    return this.members(union).filter((name) => {
      const target = this.byGoName(name);
      return target?.kind === "alias" && target.type.kind === "tuple";
    });
  }

  private memberTypes(type: Type, union: string): string[] {
    if (type.kind === "number") return ["Number"];
    if (type.kind !== "reference") throw new Error(`${union} has an alternative without a name.`);
    const target = this.contract.declarations.get(type.name);
    if (target?.kind === "union") return this.members(target);
    if (target?.kind === "struct") return [`*${goName(type.name)}`];
    return [this.isLengthText(type.name) ? "Dimension" : goName(type.name)];
  }

  private byGoName(name: string) {
    return [...this.contract.declarations.values()].find((declaration) => goName(declaration.name) === name);
  }

  private named(name: string): string {
    const target = this.contract.declarations.get(name);
    if (target?.kind !== "alias") return goName(name);
    return this.alias(target) === undefined ? this.value(target.type, target.unit) : goName(name);
  }

  private needsPointer(type: Type, unit: string | undefined): boolean {
    if (isTime(type, unit)) return false;
    const target = this.resolved(type);
    if (target.kind === "string") return target.pattern === undefined;
    if (target.kind === "reference") return this.contract.declarations.get(target.name)?.kind === "struct";
    return ["number", "integer", "boolean", "tuple"].includes(target.kind);
  }

  /** What an alias stands for; other references stay as they are. */
  private resolved(type: Type): Type {
    const target = type.kind === "reference" ? this.contract.declarations.get(type.name) : undefined;
    return target?.kind === "alias" ? this.resolved(target.type) : type;
  }

  private unionOf(name: string): UnionDeclaration | undefined {
    const target = this.contract.declarations.get(name);
    return target?.kind === "union" ? target : undefined;
  }

  /** Whether an alias is the text of a length: every one of them is a Dimension. */
  private isLengthText(name: string): boolean {
    const target = this.contract.declarations.get(name);
    if (target?.kind !== "alias" || target.type.kind !== "string") return false;
    return [...this.lengths].some((length) =>
      this.unionOf(length)?.alternatives.some((type) => type.kind === "reference" && type.name === name),
    );
  }

  /** What a field means, with unit, range and default. */
  doc(field: Field): string {
    const facts = [
      field.unit === undefined ? "" : `Unit: ${unitWords[field.unit] ?? field.unit.replaceAll("|", ", ")}.`,
      this.range(field.type),
      field.default === undefined ? "" : `Default: ${JSON.stringify(field.default)}.`,
      field.animatable ? "Animatable." : "",
    ];
    return [field.doc, ...facts].filter((part) => part !== "").join(" ");
  }

  private range(type: Type): string {
    const target = this.resolved(type);
    const words = target.kind === "number" || target.kind === "integer" ? describeRange(target) : "";
    return words === "" ? "" : `Range: ${words}.`;
  }
}

const unitWords: Readonly<Record<string, string>> = { s: "seconds", deg: "degrees" };

/** Seconds may be given in any form of time. */
function isTime(type: Type, unit: string | undefined): boolean {
  return unit === "s" && (type.kind === "number" || type.kind === "reference");
}
