import type { Contract, Field, StructDeclaration, Type } from "../ir/ir.js";
import { codeBanner } from "./banner.js";
import { Code, literal } from "./literal.js";

/** Fields that say what, when and where from; the renderer reads them by name, not as properties over time. */
const structural: ReadonlySet<string> = new Set([
  "id",
  "name",
  "enabled",
  "startTime",
  "duration",
  "metadata",
  "keyframes",
  "effects",
  "transitionIn",
  "transitionOut",
  "layers",
  "captions",
]);

/** The renderer's tables: each property of each layer type, effect and transition with its kind and its default. */
export function emitProperties(contract: Contract): string {
  const kinds = new Set<string>();
  const describe = (fields: readonly Field[]) => fields.map((field) => propertyOf(field, contract, kinds));
  const layers = contract.layers.map((layer) => [layer, propertyFields(layer)] as const);
  const groups = commonGroups(layers.map(([, fields]) => fields));
  const groupTables = [...groups].map(([group, fields]) => {
    const table = literal(describe(fields));
    return `const ${camelCase(group)}: readonly PropertyDefinition[] = ${table};\n\n`;
  });
  const layerTable = Object.fromEntries(
    layers.map(([layer, fields]) => {
      const own = fields.filter((field) => field.group === undefined || !groups.has(field.group));
      const used = [...groups.keys()].filter((group) => fields.some((field) => field.group === group));
      return [tagOf(layer), [...used.map((group) => new Code(`...${camelCase(group)}`)), ...describe(own)]];
    }),
  );
  const table = (structs: readonly StructDeclaration[]) =>
    Object.fromEntries(structs.map((struct) => [tagOf(struct), describe(propertyFields(struct))]));
  const effects = literal(table(contract.effects));
  const transitions = literal(table(contract.transitions));
  return [
    codeBanner,
    `\n/** What a value is. The name of a type of the schema in camel case, or "number", "integer", "boolean", "string", "enum". */\n`,
    `export type PropertyKind =\n${[...kinds]
      .sort()
      .map((kind) => `  | ${JSON.stringify(kind)}`)
      .join("\n")};\n\n`,
    interfaces,
    unionType("LayerType", contract.layers),
    unionType("EffectName", contract.effects),
    unionType("TransitionName", contract.transitions),
    ...groupTables,
    `/** The properties of each layer type, without those that only say when it is and what is in it. */\n`,
    `export const layerProperties: { readonly [type in LayerType]: readonly PropertyDefinition[] } = ${literal(layerTable)};\n\n`,
    `/** The parameters of each effect. */\n`,
    `export const effectProperties: { readonly [effect in EffectName]: readonly PropertyDefinition[] } = ${effects};\n\n`,
    `/** The parameters of each transition. */\n`,
    `export const transitionProperties: { readonly [transition in TransitionName]: readonly PropertyDefinition[] } = ${transitions};\n`,
  ].join("");
}

const interfaces = `export type PropertyInterpolation = "number" | "color" | "length" | "vector" | "paint" | "discrete";

export type PropertyValue = number | string | boolean | null | readonly PropertyValue[] | { readonly [key: string]: PropertyValue };

export interface PropertyDefinition {
  /** Name in the document. */
  readonly name: string;
  readonly kind: PropertyKind;
  /** Value of an absent property; undefined when absence means something of its own. */
  readonly default?: PropertyValue;
  readonly animatable: boolean;
  /** How values between two keyframes are made; only of animatable properties. */
  readonly interpolation?: PropertyInterpolation;
  /** Unit of bare numbers: "em|px" means em, with px possible in a string. */
  readonly unit?: string;
  /** Allowed values of an "enum". */
  readonly values?: readonly string[];
  /** Inclusive range of a number. */
  readonly minimum?: number;
  readonly maximum?: number;
}

`;

function propertyFields({ fields, tag }: StructDeclaration): Field[] {
  return fields.filter(({ name }) => name !== tag?.field && !structural.has(name));
}

/** The mixins whose properties are the same in every layer type that has them. */
function commonGroups(layers: readonly (readonly Field[])[]): Map<string, Field[]> {
  const groups = new Map<string, Field[]>();
  const broken = new Set<string>();
  for (const fields of layers) {
    for (const group of new Set(fields.flatMap((field) => field.group ?? []))) {
      const members = fields.filter((field) => field.group === group);
      const earlier = groups.get(group);
      if (earlier === undefined) groups.set(group, members);
      else if (JSON.stringify(earlier) !== JSON.stringify(members)) broken.add(group);
    }
  }
  return new Map([...groups].filter(([group]) => !broken.has(group)));
}

function propertyOf(field: Field, contract: Contract, kinds: Set<string>): object {
  const kind = kindOf(field.type, contract);
  kinds.add(kind);
  const target = field.type.kind === "reference" ? contract.declarations.get(field.type.name) : undefined;
  const type = target?.kind === "alias" ? target.type : field.type;
  const range = type.kind === "number" || type.kind === "integer" ? type : undefined;
  return {
    name: field.name,
    kind,
    default: field.default,
    animatable: field.animatable,
    interpolation: field.animatable ? field.interpolation : undefined,
    unit: field.unit,
    values: target?.kind === "enum" ? target.values : undefined,
    minimum: range?.minimum,
    maximum: range?.maximum,
  };
}

function kindOf(type: Type, { declarations }: Contract): string {
  if (type.kind !== "reference") return type.kind;
  const target = declarations.get(type.name);
  return target?.kind === "enum" ? "enum" : camelCase(type.name);
}

function tagOf(struct: StructDeclaration): string {
  if (struct.tag === undefined) throw new Error(`${struct.name} has no constant property that names it.`);
  return struct.tag.value;
}

function unionType(name: string, structs: readonly StructDeclaration[]): string {
  return `export type ${name} =\n${structs.map((struct) => `  | ${JSON.stringify(tagOf(struct))}`).join("\n")};\n\n`;
}

function camelCase(name: string): string {
  return name.charAt(0).toLowerCase() + name.slice(1);
}
