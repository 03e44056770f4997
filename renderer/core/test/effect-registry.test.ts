import { expect, test } from "vitest";
import { compileEffect } from "../effect-compiler/src/index.js";
import type { EffectDefinition } from "../src/effects/effect-definition.js";
import { findEffect, registerEffect, unregisterEffect } from "../src/effects/effect-registry.js";
import { context, EffectLab } from "./effect-lab.js";
import { effectModule } from "./effect-module.js";
import { filled } from "./engine-lab.js";
import { engineModule } from "./engine-module.js";

const lab = () => new EffectLab({ engine: engineModule, effects: effectModule });

function compiled(name: string, source: string) {
  const { bytes, effects } = compileEffect(source, name);
  return { definition: effects[0] as EffectDefinition, module: new WebAssembly.Module(bytes as BufferSource) };
}

test("an effect of one's own runs like a built-in one", () => {
  const source = "param float level = 0.5 in 0..1;\noutput { return vec4(vec3(level) * self.a, self.a); }";
  registerEffect(compiled("flat", source));
  try {
    const picture = filled(5, 3, [10, 20, 30, 255]);
    expect(lab().apply("flat", picture, {})).toEqual(filled(5, 3, [128, 128, 128, 255]));
    expect(lab().apply("flat", picture, { level: 1 })).toEqual(filled(5, 3, [255, 255, 255, 255]));
    expect(lab().apply("flat", picture, { level: 7 }), "beyond the range").toEqual(filled(5, 3, [255, 255, 255, 255]));
  } finally {
    expect(unregisterEffect("flat")).toBe(true);
  }
  expect(findEffect("flat")).toBeUndefined();
});

test("a taken name is refused", () => {
  expect(() => registerEffect(compiled("glow", "output { return self; }"))).toThrow(/already an effect 'glow'/);
});

test("a module of another effect is refused", () => {
  const { definition } = compiled("one", "output { return self; }");
  const { module } = compiled("two", "output { return self; }");
  expect(() => registerEffect({ definition, module })).toThrow(/no export 'one.output'/);
});

test("unknown effects, wrong sizes and wrong values are told", () => {
  const picture = filled(4, 4, [0, 0, 0, 0]);
  expect(() => lab().apply("glo", picture, {})).toThrow(/no effect 'glo'/);
  expect(() => lab().apply("invert", picture, { amount: Number.NaN })).toThrow(/'amount'.*number from 0 to 1/);
  expect(() => lab().apply("glow", picture, { blendMode: "multiply" })).toThrow(/one of add, screen, normal/);
  expect(() => lab().apply("glow", picture, { color: [2, 0, 0, 1] })).toThrow(/each 0 to 1/);
  const one = lab();
  const [small, large] = [one.surface(filled(2, 2, [0, 0, 0, 0])), one.surface(filled(3, 2, [0, 0, 0, 0]))];
  expect(() => one.runner.run("invert", small, large, {}, context)).toThrow(/keeps the size/);
});
