import { readdirSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import type { EffectParameter } from "../src/effects/effect-definition.js";
import { effectTable } from "../src/effects/effect-table.generated.js";

interface Definition {
  readonly properties?: Readonly<Record<string, Property>>;
  readonly enum?: readonly string[];
}
interface Property {
  readonly const?: string;
  readonly type?: string;
  readonly $ref?: string;
  readonly default?: unknown;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly "x-unit"?: string;
}

const folder = new URL("../../../spec/schema/effects/", import.meta.url);
const definitions: Readonly<Record<string, Definition>> = Object.assign(
  {},
  ...readdirSync(folder).map((file) => JSON.parse(readFileSync(new URL(file, folder), "utf8"))),
);
const specified = new Map(
  Object.values(definitions).flatMap(({ properties }) => {
    const name = properties?.["effect"]?.const;
    return name === undefined || properties === undefined ? [] : [[name, properties] as const];
  }),
);

test("every effect of the schema has its file, and no other", () => {
  expect(Object.keys(effectTable).sort()).toEqual([...specified.keys()].sort());
});

/** Units that change what the number means to the effect; counts, stops and fractions are plain numbers. */
const UNITS = ["em", "deg", "rad"];

function describeProperty(property: Property): object {
  if (property.$ref === "#/$defs/Color") return { type: "color", default: String(property.default).toLowerCase() };
  if (property.$ref !== undefined) {
    const values = definitions[property.$ref.replace("#/$defs/", "")]?.enum;
    return { type: "option", default: property.default, values };
  }
  if (property.type === "boolean") return { type: "bool", default: property.default };
  const unit = UNITS.find((name) => name === property["x-unit"]) ?? "";
  return { type: "float", default: property.default, minimum: property.minimum, maximum: property.maximum, unit };
}

function describeParameter({ offset: _, name: __, ...parameter }: EffectParameter): object {
  return parameter.type === "color" ? { ...parameter, default: parameter.default.toLowerCase() } : parameter;
}

test.each([...specified])("%s has the parameters of the schema", (name, properties) => {
  const expected = Object.entries(properties).filter(([key]) => key !== "effect");
  const actual = effectTable[name]?.parameters.map((parameter) => [parameter.name, describeParameter(parameter)]);
  expect(Object.fromEntries(actual ?? [])).toEqual(
    Object.fromEntries(expected.map(([key, property]) => [key, describeProperty(property)])),
  );
});
