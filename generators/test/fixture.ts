import type { Schema } from "../src/source/dialect.js";
import type { ErrorEntry } from "../src/source/error-registry.js";
import type { SpecSource } from "../src/source/spec-source.js";

/** A contract that is as small as one can be and has every kind of definition. */
export function smallContract(): { [file: string]: { [name: string]: Schema } } {
  return {
    "spec/schema/video.json": {
      Video: {
        description: "A video.",
        type: "object",
        properties: {
          layers: { type: "array", description: "The layers.", items: { $ref: "#/$defs/Layer" } },
        },
        required: ["layers"],
        additionalProperties: false,
        examples: [{ layers: [{ type: "text", opacity: 0.5 }] }],
      },
    },
    "spec/schema/layer/layer.json": {
      Layer: {
        description: "A layer.",
        oneOf: [{ $ref: "#/$defs/TextLayer" }, { $ref: "#/$defs/ShapeLayer" }],
        discriminator: { propertyName: "type" },
        examples: [{ type: "text" }],
      },
      Visual: {
        title: "Visual properties",
        description: "What can be seen.",
        type: "object",
        "x-mixin": true,
        properties: {
          opacity: {
            type: "number",
            description: "How opaque.",
            minimum: 0,
            maximum: 1,
            default: 1,
            "x-animatable": true,
            "x-interpolation": "number",
          },
          blend: { $ref: "#/$defs/Blend", description: "How it is mixed.", default: "normal" },
          transitionIn: { $ref: "#/$defs/Transition", description: "How it enters." },
        },
      },
      TextLayer: {
        title: "Text layer",
        description: "Text.",
        type: "object",
        "x-mixins": ["Visual"],
        properties: {
          type: { const: "text" },
          offset: { $ref: "#/$defs/Offset", description: "How far.", default: [0, 0] },
        },
        required: ["type"],
        additionalProperties: false,
        examples: [{ type: "text", offset: [1, 2] }],
      },
      ShapeLayer: {
        title: "Shape layer",
        description: "A shape.",
        type: "object",
        "x-mixins": ["Visual"],
        properties: {
          type: { const: "shape" },
          // Another default than in the mixin: the own property wins.
          opacity: { type: "number", description: "How opaque.", default: 0.5 },
          effects: { type: "array", description: "The effects.", items: { $ref: "#/$defs/Effect" } },
        },
        required: ["type"],
        additionalProperties: false,
        examples: [{ type: "shape" }],
      },
      Blend: { description: "How colours mix.", type: "string", enum: ["normal", "multiply"] },
    },
    "spec/schema/values.json": {
      Offset: {
        description: "A displacement.",
        type: "array",
        prefixItems: [{ type: "number" }, { type: "number" }],
        minItems: 2,
        maxItems: 2,
        examples: [[0, 1]],
      },
      Easing: {
        description: "A way in time.",
        anyOf: [{ $ref: "#/$defs/EasingName" }, { $ref: "#/$defs/Bezier" }],
        examples: ["linear"],
      },
      EasingName: { description: "A curve.", type: "string", enum: ["linear", "step"] },
      Bezier: {
        description: "A curve by numbers.",
        type: "object",
        properties: { x1: { type: "number", description: "A number." } },
        required: ["x1"],
        additionalProperties: false,
        examples: [{ x1: 0.5 }],
      },
    },
    "spec/schema/effects/effects.json": {
      Effect: {
        description: "An effect.",
        oneOf: [{ $ref: "#/$defs/GlowEffect" }],
        discriminator: { propertyName: "effect" },
        examples: [{ effect: "glow" }],
      },
      GlowEffect: {
        description: "A glow.",
        type: "object",
        properties: {
          effect: { const: "glow" },
          radius: { type: "number", description: "How far.", minimum: 0, default: 1, "x-unit": "em" },
        },
        required: ["effect"],
        additionalProperties: false,
        examples: [{ effect: "glow" }],
      },
    },
    "spec/schema/transitions/transitions.json": {
      Transition: {
        description: "A transition.",
        oneOf: [{ $ref: "#/$defs/FadeTransition" }],
        discriminator: { propertyName: "transition" },
        examples: [{ transition: "fade" }],
      },
      FadeTransition: {
        description: "A fade.",
        type: "object",
        properties: { transition: { const: "fade" } },
        required: ["transition"],
        additionalProperties: false,
        examples: [{ transition: "fade" }],
      },
    },
  };
}

export const someErrors: readonly ErrorEntry[] = [
  {
    code: "VALUE_RANGE",
    severity: "error",
    http: 422,
    exit: 3,
    title: "Value out of range",
    message: "The value {value} is out of range.",
    fix: "Write a value that is {range}.",
    description: "A number is too small or too large.",
  },
];

export function asSource(contract = smallContract(), errors = someErrors): SpecSource {
  return { files: Object.entries(contract).map(([path, definitions]) => ({ path, definitions })), errors };
}
