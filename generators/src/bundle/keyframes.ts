/**
 * Derives the keyframe definitions, so that no property is written twice: a property marked `x-animatable` in an object
 * `TextLayer` appears in `TextLayerKeyframes` as a list of keyframes of its value type (`NumberKeyframe`, …).
 */

import { type Json, pointerToken, referencedName, referenceTo, type Schema } from "../source/dialect.js";

const rangeKeywords = ["minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum"] as const;

/** What a value type needs in order to be animated: the schema of `value` and two examples for the docs. */
interface ValueType {
  readonly name: string;
  readonly title: string;
  readonly value: Schema;
  readonly example: Json;
  /** Whether there is nothing between two values. */
  readonly discrete: boolean;
}

/** Adds `<Name>Keyframes`, the `<ValueType>Keyframe` definitions it uses, and the `keyframes` property itself. */
export function deriveKeyframes(definitions: Map<string, Schema>): void {
  const easing = definitions.get("Easing")?.examples?.[0] ?? "linear";
  for (const [name, schema] of [...definitions]) {
    const animatable = Object.entries(schema.properties ?? {}).filter(([, value]) => value["x-animatable"] === true);
    if (animatable.length === 0) continue;

    const properties: Record<string, Schema> = {};
    for (const [property, value] of animatable) {
      const type = valueType(value, definitions, `${name}${pointerToken(property)}`);
      const keyframe = `${type.name}Keyframe`;
      if (!definitions.has(keyframe)) definitions.set(keyframe, keyframeDefinition(type, easing));
      properties[property] = {
        type: "array",
        description: `Keyframes of \`${property}\`, in order of time.`,
        minItems: 1,
        items: { $ref: referenceTo(keyframe), ...valueRange(value) },
      };
    }
    const [property, first] = animatable[0] as [string, Schema];
    const example = first.default ?? valueType(first, definitions, name).example;
    definitions.set(`${name}Keyframes`, {
      description: `Keyframes by the name of the property of \`${name}\` they animate.`,
      type: "object",
      additionalProperties: false,
      properties,
      examples: [{ [property]: [{ time: 0, value: example }] }],
    });
    definitions.set(name, {
      ...schema,
      properties: {
        ...schema.properties,
        keyframes: {
          $ref: referenceTo(`${name}Keyframes`),
          description: "Values over time, by the name of the property they animate.",
        },
      },
    });
  }
}

function valueType(schema: Schema, definitions: ReadonlyMap<string, Schema>, place: string): ValueType {
  const discrete = schema["x-interpolation"] === "discrete";
  const referenced = schema.$ref === undefined ? undefined : referencedName(schema.$ref);
  if (referenced !== undefined) {
    const target = definitions.get(referenced);
    const example = target?.examples?.[0] ?? target?.enum?.[0] ?? null;
    const title = target?.title ?? referenced;
    return { name: referenced, title, value: { $ref: referenceTo(referenced) }, example, discrete };
  }
  switch (schema.type) {
    case "number":
      return { name: "Number", title: "Number", value: { type: "number" }, example: 1, discrete };
    case "integer":
      return { name: "Integer", title: "Whole number", value: { type: "integer" }, example: 1, discrete };
    case "boolean":
      return { name: "Boolean", title: "Switch", value: { type: "boolean" }, example: true, discrete };
    case "string":
      return { name: "String", title: "Text", value: { type: "string" }, example: "A", discrete };
    default:
      throw new Error(`${place} is animatable but its type has no name: move the type into a definition and $ref it.`);
  }
}

function keyframeDefinition({ title, value, example, discrete }: ValueType, easing: Json): Schema {
  const between = discrete
    ? "it holds until the next keyframe, whatever the easing"
    : "between two keyframes the value is interpolated";
  return {
    title: `${title} keyframe`,
    description: `One value at one time; ${between}.`,
    type: "object",
    additionalProperties: false,
    required: ["time", "value"],
    properties: {
      time: {
        type: "number",
        minimum: 0,
        description: "Seconds from the start of the layer.",
        "x-unit": "s",
      },
      value: { ...value, description: "The value at that time." },
      easing: {
        $ref: referenceTo("Easing"),
        description: discrete
          ? "Without effect here: there is nothing between two values."
          : "How the value goes from this keyframe to the next one.",
        default: "linear",
      },
    },
    examples: [{ time: 0.5, value: example, ...(!discrete && { easing }) }],
  };
}

/** A range is the property's own, not its type's: it stands beside the `$ref` to the keyframe. */
function valueRange(schema: Schema): Schema {
  if (schema.$ref !== undefined) return {};
  const range: Schema = {};
  for (const keyword of rangeKeywords) {
    const limit = schema[keyword];
    if (limit !== undefined) range[keyword] = limit;
  }
  return Object.keys(range).length === 0
    ? {}
    : { type: "object", properties: { value: { type: schema.type ?? "number", ...range } } };
}
