import { describe, expect, test } from "vitest";
import { generate } from "../src/generate.js";
import type { Schema } from "../src/source/dialect.js";
import { SpecError } from "../src/source/spec-error.js";
import { asSource, smallContract, someErrors } from "./fixture.js";

type Contract = ReturnType<typeof smallContract>;

async function problemsOf(change: (contract: Contract) => void): Promise<string> {
  const contract = smallContract();
  change(contract);
  return generate(asSource(contract)).then(
    () => "",
    (error: unknown) => {
      if (error instanceof SpecError) return error.message;
      throw error;
    },
  );
}

function definition(contract: Contract, name: string): Schema {
  const found = Object.values(contract).find((definitions) => name in definitions)?.[name];
  if (found === undefined) throw new Error(`The fixture has no ${name}.`);
  return found;
}

function property(contract: Contract, name: string, key: string): Schema {
  const found = definition(contract, name).properties?.[key];
  if (found === undefined) throw new Error(`The fixture has no ${name}.${key}.`);
  return found;
}

test("The fixture itself is in the dialect.", async () => {
  expect(await problemsOf(() => {})).toBe("");
});

const glow = "spec/schema/effects/effects.json#/GlowEffect";

describe("What is not in the dialect is refused by file, pointer and fix", () => {
  const cases: [string, (contract: Contract) => void, string][] = [
    [
      "an unknown keyword",
      (contract) => Object.assign(property(contract, "GlowEffect", "radius"), { multipleOf: 2 }),
      `${glow}/properties/radius/multipleOf: The keyword "multipleOf" is not part of the dialect. Remove it.`,
    ],
    [
      "a definition without a description",
      (contract) => Reflect.deleteProperty(definition(contract, "GlowEffect"), "description"),
      `${glow}: The definition has no description. Say what it is, with its unit.`,
    ],
    [
      "a definition without an example",
      (contract) => Reflect.deleteProperty(definition(contract, "GlowEffect"), "examples"),
      `${glow}: The definition has no example. Add "examples": [ … ].`,
    ],
    [
      "a property without a description",
      (contract) => Reflect.deleteProperty(property(contract, "GlowEffect", "radius"), "description"),
      `${glow}/properties/radius: The property "radius" has no description. Say what it does, with its unit.`,
    ],
    [
      "an inline object",
      (contract) => Object.assign(property(contract, "GlowEffect", "radius"), { type: "object", properties: {} }),
      `${glow}/properties/radius: An object is written inline. Move it into a definition and $ref it.`,
    ],
    [
      "an inline enum",
      (contract) => Object.assign(property(contract, "GlowEffect", "radius"), { type: "string", enum: ["a"] }),
      `${glow}/properties/radius: An enum is written inline. Move it into a definition and $ref it.`,
    ],
    [
      "an inline union",
      (contract) => Object.assign(property(contract, "GlowEffect", "radius"), { anyOf: [{ type: "string" }] }),
      `${glow}/properties/radius: A union is written inline. Move it into a definition and $ref it.`,
    ],
    [
      "a reference to nothing",
      (contract) => Object.assign(property(contract, "TextLayer", "offset"), { $ref: "#/$defs/Nothing" }),
      'spec/schema/layer/layer.json#/TextLayer/properties/offset/$ref: #/$defs/Nothing does not exist. Write "#/$defs/" and the name of a definition.',
    ],
    [
      "a constraint beside a reference",
      (contract) => Object.assign(property(contract, "TextLayer", "offset"), { minItems: 1 }),
      'spec/schema/layer/layer.json#/TextLayer/properties/offset/minItems: "minItems" stands beside a $ref.',
    ],
    [
      "a reference to a mixin",
      (contract) => Object.assign(property(contract, "TextLayer", "offset"), { $ref: "#/$defs/Visual" }),
      "/TextLayer/properties/offset/$ref: Visual is a mixin and cannot be referenced.",
    ],
    [
      "a mixin that is none",
      (contract) => Object.assign(definition(contract, "TextLayer"), { "x-mixins": ["Offset"] }),
      "/TextLayer/x-mixins: Offset is not a mixin.",
    ],
    [
      "an open object",
      (contract) => Reflect.deleteProperty(definition(contract, "GlowEffect"), "additionalProperties"),
      `${glow}: The object is open. Add "additionalProperties": false.`,
    ],
    [
      "oneOf without a discriminator",
      (contract) => Reflect.deleteProperty(definition(contract, "Effect"), "discriminator"),
      "#/Effect: oneOf has no discriminator.",
    ],
    [
      "a required property that does not exist",
      (contract) => definition(contract, "GlowEffect").required?.push("size"),
      `${glow}/required: "size" is required but not a property.`,
    ],
    [
      "an animatable property without an interpolation",
      (contract) => Reflect.deleteProperty(property(contract, "Visual", "opacity"), "x-interpolation"),
      "/Visual/properties/opacity: The property is animatable but nothing says how.",
    ],
    [
      "a name that is defined twice",
      (contract) => Object.assign(contract["spec/schema/values.json"] ?? {}, { Blend: definition(contract, "Blend") }),
      "spec/schema/values.json#/Blend: Blend is already defined in spec/schema/layer/layer.json.",
    ],
    [
      "a default that is not valid",
      (contract) => Object.assign(property(contract, "GlowEffect", "radius"), { default: -1 }),
      `${glow}/properties/radius/default: The default -1 is not accepted:`,
    ],
    [
      "an example that is not valid",
      (contract) => definition(contract, "GlowEffect").examples?.push({ effect: "glow", radios: 1 }),
      `${glow}/examples/1: The example {"effect":"glow","radios":1} is not accepted:`,
    ],
  ];
  test.each(cases)("%s", async (_name, change, expected) => {
    expect(await problemsOf(change)).toContain(expected);
  });

  test("all problems at once", async () => {
    const message = await problemsOf((contract) => {
      Reflect.deleteProperty(definition(contract, "GlowEffect"), "examples");
      Reflect.deleteProperty(definition(contract, "FadeTransition"), "description");
    });
    expect(message.split("\n")).toHaveLength(2);
  });
});

describe("The registry of errors is checked as well", () => {
  const cases: [string, object, string][] = [
    ["a code in lower case", { code: "valueRange" }, '/0/code: "valueRange" is not UPPER_SNAKE.'],
    ["no fix", { fix: "" }, '/0/fix: "fix" must be a sentence.'],
    ["an unknown severity", { severity: "info" }, "/0/severity: The severity is unknown."],
    ["an unknown member", { level: 3 }, '/0/level: "level" is not part of an error.'],
  ];
  test.each(cases)("%s", async (_name, change, expected) => {
    const errors = someErrors.map((entry) => ({ ...entry, ...change }));
    await expect(generate(asSource(smallContract(), errors))).rejects.toThrow(`spec/errors.json#${expected}`);
  });

  test("a code twice", async () => {
    const errors = [...someErrors, ...someErrors];
    await expect(generate(asSource(smallContract(), errors))).rejects.toThrow("VALUE_RANGE is declared twice.");
  });
});
