/**
 * VideoJSON's schema rewritten for quicktype, whose type graph knows neither unions of several objects nor tuples: it makes one
 * class with the fields of all of them, and lists of anything.
 *
 * - The members of a tagged union (layers, effects, transitions) stay classes of their own. Where one of them may be written, any
 *   value may.
 * - Where a tagged union shares its place with plain values (a paint is a colour or a gradient) one class has the fields of all
 *   its members.
 * - Tuples are lists of what their parts are. Shorthands of types (colours, seconds) are what they stand for.
 * - What only a validator knows (ranges, lengths, patterns) is said in words.
 */

/** The keywords of VideoJSON's schema that are looked at here. */
export interface Schema {
  readonly $ref?: string;
  readonly description?: string;
  readonly type?: string;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly additionalProperties?: false | Schema;
  readonly oneOf?: readonly Schema[];
  readonly anyOf?: readonly Schema[];
  readonly discriminator?: { readonly propertyName: string };
  readonly enum?: readonly string[];
  readonly const?: unknown;
  readonly items?: false | Schema;
  readonly prefixItems?: readonly Schema[];
  readonly minItems?: number;
  readonly maxItems?: number;
  readonly pattern?: string;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly exclusiveMinimum?: number;
  readonly exclusiveMaximum?: number;
  readonly default?: unknown;
  readonly "x-animatable"?: boolean;
  readonly "x-unit"?: string;
  readonly $defs?: Readonly<Record<string, Schema>>;
}

/** A definition as quicktype is given it. Its own keywords: the order of properties, and `x-docs`, what is said of each. */
export interface Model {
  readonly $ref?: string;
  readonly title?: string;
  readonly description?: string;
  readonly type?: string;
  readonly properties?: Readonly<Record<string, Model>>;
  readonly quicktypePropertyOrder?: readonly string[];
  readonly "x-docs"?: Readonly<Record<string, string>>;
  readonly required?: readonly string[];
  readonly additionalProperties?: false | Model;
  readonly anyOf?: readonly Model[];
  readonly enum?: readonly string[];
  readonly items?: Model;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly pattern?: string;
}

export interface FlatSchema {
  readonly definitions: Readonly<Record<string, Model>>;
  /** The definitions that nothing refers to: the document first, then the members of the tagged unions. */
  readonly roots: readonly string[];
}

/** The name of the document's own class. */
const documentName = "Video";

/** A schema that any value fits. */
const anything: Model = {};

export interface FlattenOptions {
  /**
   * For languages in which what may be left out is what may be null: unions may be null everywhere, because quicktype would make
   * two types of one union that may be null in one place and not in another.
   */
  readonly nullableUnions?: boolean;
}

export function flattenSchema(schema: Schema, { nullableUnions = false }: FlattenOptions = {}): FlatSchema {
  const { $defs = {}, ...document } = schema;
  return new Flattening({ ...$defs, [documentName]: document }, nullableUnions).run();
}

class Flattening {
  /** Tagged unions whose members stay apart, smallest first, with the names of the members. */
  private readonly open: ReadonlyMap<string, readonly string[]>;
  /** Tagged unions that become one class. */
  private readonly merged: ReadonlySet<string>;

  constructor(
    private readonly definitions: Readonly<Record<string, Schema>>,
    private readonly nullableUnions: boolean,
  ) {
    const tagged = Object.keys(definitions).filter((name) => definitions[name]?.discriminator);
    const alternatives = Object.values(definitions).flatMap(({ anyOf = [] }) => anyOf.map(referencedName));
    this.merged = new Set(tagged.filter((name) => alternatives.includes(name)));
    const open = tagged.filter((name) => !this.merged.has(name)).map((name) => [name, this.membersOf(name)] as const);
    this.open = new Map(open.sort(([, a], [, b]) => a.length - b.length));
  }

  run(): FlatSchema {
    const definitions: Record<string, Model> = {};
    const inMerged = new Set([...this.merged].flatMap((name) => this.membersOf(name)));
    for (const [name, schema] of Object.entries(this.definitions)) {
      if (this.merged.has(name)) definitions[name] = { title: name, ...this.mergedClass(name, schema) };
      else if (!this.open.has(name) && !inMerged.has(name))
        definitions[name] = { title: name, ...this.define(name, schema) };
    }
    // Larger unions first: they give the values of the smaller ones too.
    for (const union of [...this.merged, ...[...this.open.keys()].reverse()]) {
      const name = this.tagName(union);
      definitions[name] ??= {
        title: name,
        description: this.tagDocs(union),
        type: "string",
        enum: this.tagValues(union),
      };
    }
    const members = [...new Set([...this.open.values()].flat())];
    return { definitions, roots: [documentName, ...members.filter((name) => !isReferredTo(name, definitions))] };
  }

  private define(name: string, schema: Schema): Model {
    const union = [...this.open].findLast(([, members]) => members.includes(name))?.[0];
    return { ...about(schema.description), ...this.shape(schema, union) };
  }

  /** What a schema allows, without words. @param union the tagged union it is a member of. */
  private shape(schema: Schema, union?: string): Model {
    const name = referencedName(schema);
    if (name !== undefined) return this.open.has(name) ? anything : { $ref: `#/definitions/${name}` };
    if (schema.enum) return { type: "string", enum: schema.enum };
    if (typeof schema.const === "string") return { type: "string", enum: [schema.const] };
    if (schema.anyOf) {
      const alternatives = schema.anyOf.map((alternative) => this.alternative(alternative));
      return { anyOf: this.nullableUnions ? [...alternatives, { type: "null" }] : alternatives };
    }
    if (schema.type === "array")
      return { type: "array", items: this.shape(schema.prefixItems?.[0] ?? (schema.items || {})) };
    if (schema.properties) return this.objectShape(schema.properties, schema.required, union);
    if (schema.type === "object") {
      return { type: "object", additionalProperties: this.shape(schema.additionalProperties || {}) };
    }
    return schema.type === undefined ? anything : { type: schema.type };
  }

  /** Limits stay on alternatives, because quicktype takes unions of alike types for the same and gives them one name. */
  private alternative(schema: Schema): Model {
    const name = referencedName(schema);
    const target = name === undefined ? undefined : this.definitions[name];
    const { minimum, maximum, pattern } = target?.type === "string" ? target : schema;
    return {
      ...(target?.type === "string" && !target.enum ? { type: "string" } : this.shape(schema)),
      ...(minimum === undefined ? {} : { minimum }),
      ...(maximum === undefined ? {} : { maximum }),
      ...(pattern === undefined ? {} : { pattern }),
    };
  }

  private objectShape(
    fields: Readonly<Record<string, Schema>>,
    required: readonly string[] = [],
    union?: string,
  ): Model {
    const entries = Object.entries(fields);
    const tag = union === undefined ? undefined : this.definitions[union]?.discriminator?.propertyName;
    // What tells the class apart comes first, then what has to be given: constructors want it in front.
    const names = Object.keys(fields);
    const rank = (name: string) => (name === tag ? 0 : required.includes(name) ? 1 : 2);
    const order = names.toSorted((a, b) => rank(a) - rank(b));
    const shapeOf = (name: string, field: Schema) =>
      name === tag && union !== undefined ? { $ref: `#/definitions/${this.tagName(union)}` } : this.shape(field);
    return {
      type: "object",
      properties: Object.fromEntries(entries.map(([name, field]) => [name, shapeOf(name, field)])),
      quicktypePropertyOrder: order,
      "x-docs": Object.fromEntries(entries.map(([name, field]) => [name, this.docsOf(field, name === tag)])),
      required,
      additionalProperties: false,
    };
  }

  /** One class with the fields of all members of a union; only what all of them require is required. */
  private mergedClass(union: string, { description }: Schema): Model {
    const members = this.membersOf(union).map((name) => this.definitions[name] as Schema);
    const fields: Record<string, Schema> = {};
    for (const [name, field] of members.flatMap(({ properties = {} }) => Object.entries(properties)))
      fields[name] ??= field;
    const required = members
      .map((member) => member.required ?? [])
      .reduce((a, b) => a.filter((name) => b.includes(name)));
    const { "x-docs": docs = {}, ...shape } = this.objectShape(fields, required, union);
    const tag = this.definitions[union]?.discriminator?.propertyName;
    const only = Object.keys(fields).map((name) => {
      if (name === tag) return [name, "Says which one it is."];
      const owners = this.membersOf(union).filter((member) => this.definitions[member]?.properties?.[name]);
      const whose =
        owners.length === members.length
          ? ""
          : `Only of ${owners.map((owner) => this.valueOf(union, owner)).join(", ")}.`;
      return [name, sentences(docs[name], whose)];
    });
    return { ...about(description), ...shape, "x-docs": Object.fromEntries(only) };
  }

  private docsOf(schema: Schema, tag: boolean): string {
    if (tag && schema.const !== undefined) return `Always ${JSON.stringify(schema.const)}.`;
    const named = referencedName(schema);
    const target = named === undefined ? undefined : this.definitions[named];
    return sentences(
      schema.description ?? target?.description,
      members(this.unionWithin(schema)),
      range(schema),
      length(schema.prefixItems ? schema : (target ?? {})),
      schema.default === undefined ? "" : `Default: ${JSON.stringify(schema.default)}.`,
      schema["x-animatable"] ? "Can be animated." : "",
    );
  }

  /** The tagged union that a property holds one or a list of. */
  private unionWithin({ items, ...schema }: Schema): { readonly name: string; readonly tag: string } | undefined {
    const name = referencedName(items || schema);
    const tag =
      name === undefined || !this.open.has(name) ? undefined : this.definitions[name]?.discriminator?.propertyName;
    return name === undefined || tag === undefined ? undefined : { name, tag };
  }

  private membersOf(union: string): string[] {
    return (this.definitions[union]?.oneOf ?? []).flatMap((member) => {
      const name = referencedName(member) ?? "";
      return this.definitions[name]?.oneOf ? this.membersOf(name) : [name];
    });
  }

  /** LayerType, EffectName, …: the values that tell members apart. A part of a larger union has the names of the larger one. */
  private tagName(union: string): string {
    const [first] = this.membersOf(union);
    const largest = [...this.open].findLast(([, names]) => names.includes(first ?? ""))?.[0] ?? union;
    return largest + (this.definitions[union]?.discriminator?.propertyName === "type" ? "Type" : "Name");
  }

  private tagValues(union: string): string[] {
    return this.membersOf(union).map((member) => this.valueOf(union, member));
  }

  private tagDocs(union: string): string {
    return `The values of \`${this.definitions[union]?.discriminator?.propertyName}\` by which each ${words(union)} is known.`;
  }

  private valueOf(union: string, member: string): string {
    const tag = this.definitions[union]?.discriminator?.propertyName ?? "";
    return String(this.definitions[member]?.properties?.[tag]?.const ?? "");
  }
}

function isReferredTo(name: string, definitions: Readonly<Record<string, Model>>): boolean {
  const reference = `#/definitions/${name}`;
  return Object.values(definitions).some(({ properties = {} }) =>
    Object.values(properties).some(({ $ref, items }) => $ref === reference || items?.$ref === reference),
  );
}

function referencedName({ $ref }: Schema): string | undefined {
  return $ref?.replace("#/$defs/", "");
}

function about(description: string | undefined): { readonly description?: string } {
  return description === undefined ? {} : { description };
}

function members(union: { readonly name: string; readonly tag: string } | undefined): string {
  if (union === undefined) return "";
  return `Any of the classes whose names end in ${union.name.replace("Visual", "")}; \`${union.tag}\` says which.`;
}

function range({ minimum, maximum, exclusiveMinimum, exclusiveMaximum }: Schema): string {
  const lower =
    minimum !== undefined
      ? `at least ${minimum}`
      : exclusiveMinimum !== undefined
        ? `more than ${exclusiveMinimum}`
        : "";
  const upper =
    maximum !== undefined
      ? `at most ${maximum}`
      : exclusiveMaximum !== undefined
        ? `less than ${exclusiveMaximum}`
        : "";
  if (minimum !== undefined && maximum !== undefined) return `Range: ${minimum} to ${maximum}.`;
  const limits = [lower, upper].filter((limit) => limit !== "").join(", ");
  return limits === "" ? "" : `Range: ${limits}.`;
}

function length({ prefixItems }: Schema): string {
  return prefixItems === undefined ? "" : `Exactly ${prefixItems.length} of them.`;
}

function sentences(...parts: readonly (string | undefined)[]): string {
  return parts.filter((part) => part).join(" ");
}

/** "EasingCurve" as it is spoken. */
function words(name: string): string {
  return name.replace(/\B[A-Z]/g, (letter) => ` ${letter}`).toLowerCase();
}
