import { resolve } from "node:path";
import { describe, expect, test } from "vitest";
import { bundle } from "../src/bundle/bundle.js";
import { mark } from "../src/emit/banner.js";
import { goMark } from "../src/emit/go/go.js";
import { type GeneratedFiles, generate } from "../src/generate.js";
import { buildContract } from "../src/ir/build.js";
import type { SchemaFile } from "../src/source/spec-source.js";
import { readSpecSource, type SpecSource } from "../src/source/spec-source.js";
import { asSource } from "./fixture.js";

const root = resolve(import.meta.dirname, "../..");

function textOf(files: GeneratedFiles, path: string): string {
  const text = files.get(path);
  if (text === undefined) throw new Error(`${path} is not generated.`);
  return text;
}

/** The validator of generated code, loaded as a program would. */
async function validatorOf(files: GeneratedFiles): Promise<(value: unknown) => boolean> {
  const code = textOf(files, "sdks/typescript/src/generated/validator.js");
  const module = (await import(`data:text/javascript;base64,${Buffer.from(code).toString("base64")}`)) as {
    validateVideo: (value: unknown) => boolean;
  };
  return module.validateVideo;
}

describe("Bundling", () => {
  const { definitions } = bundle(asSource().files);

  test("mixins are merged into closed objects, own properties win", () => {
    expect(Object.keys(definitions.get("TextLayer")?.properties ?? {})).toEqual([
      "type",
      "opacity",
      "blend",
      "transitionIn",
      "offset",
      "keyframes",
    ]);
    expect(definitions.get("ShapeLayer")?.properties?.opacity).toMatchObject({ default: 0.5 });
    expect(definitions.has("Visual")).toBe(false);
  });

  test("keyframes are derived from what is animatable, with the range of the property", () => {
    expect(definitions.get("TextLayerKeyframes")?.properties).toMatchObject({
      opacity: {
        type: "array",
        minItems: 1,
        items: { $ref: "#/$defs/NumberKeyframe", properties: { value: { minimum: 0, maximum: 1 } } },
      },
    });
    expect(definitions.get("NumberKeyframe")?.required).toEqual(["time", "value"]);
    // Its own opacity is not animatable, so it has no keyframes.
    expect(definitions.has("ShapeLayerKeyframes")).toBe(false);
  });

  test("the IR names what programs need: tags, defaults, ranges, tuples, groups", () => {
    const contract = buildContract(bundle(asSource().files));
    expect(contract.layers.map(({ tag }) => tag?.value)).toEqual(["text", "shape"]);
    const text = contract.declarations.get("TextLayer");
    const fields = text?.kind === "struct" ? text.fields : [];
    expect(fields.find(({ name }) => name === "opacity")).toMatchObject({
      type: { kind: "number", minimum: 0, maximum: 1 },
      default: 1,
      animatable: true,
      interpolation: "number",
      group: "Visual",
    });
    expect(contract.declarations.get("Offset")).toMatchObject({ type: { kind: "tuple" } });
    expect(contract.declarations.get("Easing")).toMatchObject({ kind: "union", tag: undefined });
  });
});

describe("Generating", () => {
  test("the same source gives the same bytes, in whatever order it is read", async () => {
    const once = await generate(asSource());
    const again = await generate(asSource());
    expect([...again]).toEqual([...once]);
  });

  test("every file says that it is generated, by what, and what to run", async () => {
    for (const [path, text] of await generate(asSource())) {
      const place = path.endsWith(".json") ? (JSON.parse(text) as { $comment: string }).$comment : text.split("\n")[0];
      expect(place, path).toContain(path.endsWith(".go") ? goMark : mark);
    }
  });

  test("types: tuples stay tuples, unions are of names, nothing has an index signature", async () => {
    const types = textOf(await generate(asSource()), "sdks/typescript/src/generated/types.ts");
    expect(types).toContain("export type Offset = [number, number];");
    expect(types).toContain("export type Layer = TextLayer | ShapeLayer;");
    expect(types).toContain("export interface VideoJSON {");
    expect(types).toMatch(/opacity\?: number;/);
    expect(types).not.toMatch(/\[k: string\]|never\[\]|\bany\b/);
  });

  test("the validator runs by itself and is strict", async () => {
    const files = await generate(asSource());
    expect(textOf(files, "sdks/typescript/src/generated/validator.js")).not.toMatch(
      /\brequire\(|\bimport\b|new Function/,
    );
    const validate = await validatorOf(files);
    expect(validate({ layers: [{ type: "text", keyframes: { opacity: [{ time: 0, value: 1 }] } }] })).toBe(true);
    expect(validate({ layers: [{ type: "text", keyframes: { opacity: [{ time: 0, value: 2 }] } }] })).toBe(false);
    expect(validate({ layers: [{ type: "shape", transitionIn: { transition: "fade" } }] })).toBe(true);
    expect(validate({ layers: [{ type: "shape", radius: 1 }] })).toBe(false);
    expect(validate({ layers: [{ type: "text", opacity: Number.NaN }] })).toBe(false);
  });
});

describe("One property more in spec/schema", () => {
  const property = {
    type: "number",
    description: "How much the layer shivers.",
    minimum: 0,
    maximum: 3,
    default: 0.25,
    "x-animatable": true,
    "x-unit": "em",
    "x-interpolation": "number",
  } as const;

  function withProperty(source: SpecSource): SpecSource {
    const add = ({ path, definitions }: SchemaFile): SchemaFile => {
      const { VisualProperties: visual, ...others } = definitions;
      if (visual === undefined) return { path, definitions };
      const changed = { ...visual, properties: { ...visual.properties, shiver: property } };
      return { path, definitions: { ...others, VisualProperties: changed } };
    };
    return { ...source, files: source.files.map(add) };
  }

  test("changes types, validator, tables, schema and reference", async () => {
    const source = await readSpecSource(root);
    const before = await generate(source);
    const after = await generate(withProperty(source));
    const paths = [
      "spec/videojson.schema.json",
      "sdks/typescript/src/generated/types.ts",
      "sdks/typescript/src/generated/fields.ts",
      "sdks/typescript/src/generated/validator.js",
      "renderer/core/src/generated/properties.ts",
      "sdks/go/types_gen.go",
      "sdks/go/builder_gen.go",
      "sdks/go/contract_gen.go",
      "docs/reference/layers.md",
    ];
    for (const path of paths) {
      expect(textOf(before, path), path).not.toContain("shiver");
      expect(textOf(after, path), path).toContain("shiver");
    }
    expect(textOf(after, "renderer/core/src/generated/properties.ts")).toMatch(
      /name: "shiver",\s+kind: "number",\s+default: 0.25,\s+animatable: true,/,
    );
    expect(textOf(after, "docs/reference/layers.md")).toContain(
      "| `shiver` | number, 0 to 3 | `0.25` | em | animated |",
    );

    const document = (member: object) => ({ layers: [{ type: "text", text: "Brr", ...member }] });
    const [old, validate] = [await validatorOf(before), await validatorOf(after)];
    expect(old(document({ shiver: 1 }))).toBe(false);
    expect(validate(document({ shiver: 1 }))).toBe(true);
    expect(validate(document({ shiver: 4 }))).toBe(false);
    expect(validate(document({ keyframes: { shiver: [{ time: 0, value: 3 }] } }))).toBe(true);
    expect(validate(document({ keyframes: { shiver: [{ time: 0, value: 4 }] } }))).toBe(false);
  });
});
