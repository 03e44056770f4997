import { describe, expect, test } from "vitest";
import { analyze, compileEffect } from "../effect-compiler/src/index.js";
import type { EffectDefinition } from "../src/effects/effect-definition.js";
import { registerEffect, unregisterEffect } from "../src/effects/effect-registry.js";
import { context, EffectLab } from "./effect-lab.js";
import { effectModule } from "./effect-module.js";
import { renderPlainly } from "./effect-oracle.js";
import { largestDifference, noise } from "./engine-lab.js";
import { engineModule } from "./engine-module.js";

const modules = { engine: engineModule, effects: effectModule };

/** Programs for what the built-in effects use little or not: each must mean what the plain interpreter says. */
const programs: Readonly<Record<string, string>> = {
  "swapped variables in a loop": `output {
    vec2 a = vec2(0.1, 0.9);
    float b = 0.3, c = 0.7;
    for (int i = 0; i < 9; i++) { float keep = b; b = c; c = keep; a = a.yx; a.x += 0.01; }
    return vec4(a, b, 1) * c;
  }`,
  "loops in loops with a bound from a parameter": `param float count = 5 in 0..20;
  output {
    float sum = 0;
    for (int i = 0; i < count; i++) { for (int j = 2; j < count + 2; j++) { sum += hash(vec2(i, j)) * uv.x; } }
    return vec4(sum * 0.05);
  }`,
  "a loop that never runs": "output { vec4 c = self; for (int i = 3; i < 2; i++) { c = vec4(0); } return c; }",
  "branches on pixels, long and short": `output {
    vec4 c = self;
    if (c.a > 0.5) { c.rgb = c.bgr; } else { c = vec4(0.2, 0.1, 0, 0.4); }
    if (uv.x > 0.5 && uv.y < 0.6) { c = tex(pixel * 0.7) * 0.5 + tex(pixel.yx) * 0.5; c.g = min(c.r, c.a); }
    else { if (!(c.r < 0.2)) { c *= 0.5; } }
    return c;
  }`,
  "a branch that both writes and reads": `output {
    float a = uv.x, b = uv.y;
    if (em > 1) { a = b; b = uv.x; } else { b = a; }
    if (pixel.x > 20) { a = b; b = a * 0.5; }
    return vec4(a, b, a * b, 1);
  }`,
  "functions of functions": `float square(float x) { return x * x; }
  vec2 both(vec2 p) { vec2 q = square(p); q.x = sqrt(q.x); return q; }
  output { return vec4(both(uv), square(square(uv.x)), 1); }`,
  "every edge of every sampler": `param option edge { clamp, transparent, mirror } = mirror;
  output {
    vec2 p = pixel * 3 - resolution;
    return (tex(p, mirror) + tex(p, transparent) + texel(p, edge) + texel(p, transparent)) * 0.25;
  }`,
  "textures of all sizes read from all sizes": `pass half at 1/2 { return self; }
  pass eighth at 1/8 { return tex(half) * 0.9; }
  pass quarter at 1/4 { return mix(tex(eighth), self, 0.5); }
  pass whole { return tex(quarter) * 0.5 + tex(half) * 0.5; }
  output { return (tex(whole) + tex(eighth) + texel(quarter, pixel + 3)) * 0.33; }`,
  "numbers that are none": `output {
    float none = sqrt(-1 - uv.x);
    float many = 1 / (uv.x * 0);
    return tex(pixel + none) * 0.5 + texel(pixel * many) * 0.3 + vec4(none, many, 0.1, 0.2) * 0.1 + hash(none) * 0.1;
  }`,
  "noise in one, two and three dimensions":
    "output { return vec4(noise(pixel.x * 0.3), noise(pixel * 0.2), noise(vec3(pixel * 0.1, time)), 1); }",
  "a parameter of each kind": `param color tint = #ff800080;
  param bool on = true;
  param option mode { one, two } = two;
  param float k = 0.5 in 0..1;
  output { return on && mode != one ? mix(self, premultiply(tint), k) : self; }`,
};

describe("a program means what the plain interpreter says", () => {
  test.each(Object.entries(programs))("%s", (_, source) => {
    const name = "program";
    const compiled = compileEffect(source, name);
    const picture = noise(45, 27, 5);
    registerEffect({ definition: compiled.effects[0] as EffectDefinition, module: moduleOf(compiled.bytes) });
    try {
      const actual = new EffectLab(modules).apply(name, picture, {});
      const lab = new EffectLab(modules);
      const expected = renderPlainly(analyze({ name, source }), picture, {}, context, (...blur) =>
        lab.blurred(...blur),
      );
      const { levels, at } = largestDifference(actual, expected);
      expect(levels, at).toBeLessThanOrEqual(1);
    } finally {
      unregisterEffect(name);
    }
  });
});

function moduleOf(bytes: Uint8Array): WebAssembly.Module {
  return new WebAssembly.Module(bytes as BufferSource);
}

/** Runs `expression` of the variable x for many x at once: a blur's radius hands out two floats as they are. */
function evaluate(expression: string, inputs: readonly number[]): number[] {
  const source = `pass soft = blur(source, vec2(valueOf(time), 0)); output { return self; }`;
  const { bytes } = compileEffect(`float valueOf(float x) { return ${expression}; }\n${source}`, "function");
  const memory = new WebAssembly.Memory({ initial: 1 });
  const { exports } = new WebAssembly.Instance(moduleOf(bytes), { env: { memory } });
  const view = new DataView(memory.buffer);
  const radius = exports["function.soft"] as (...parameters: number[]) => void;
  return inputs.map((input) => {
    view.setFloat32(1024 + 4, input, true);
    radius(0, 0, 0, 0, 0, 0, 0, 1024);
    return view.getFloat32(0, true);
  });
}

const range = (from: number, to: number) =>
  Array.from({ length: 4001 }, (_, i) => Math.fround(from + ((to - from) * i) / 4000));

describe("functions are as exact as docs/EFFECTS.md says", () => {
  const functions: readonly [string, (x: number) => number, number[], absolute: number, relative: number][] = [
    ["sin(x)", Math.sin, range(-7, 7), 1.5e-6, 0],
    ["cos(x)", Math.cos, range(-7, 7), 1.5e-6, 0],
    ["sinTurns(x)", (x) => Math.sin(2 * Math.PI * x), range(-3, 3), 7e-7, 0],
    ["exp2(x)", (x) => 2 ** x, range(-126, 126), 0, 4e-7],
    ["exp(x)", Math.exp, range(-20, 20), 0, 3e-6],
    ["log2(x)", Math.log2, range(0.001, 40), 1e-6, 3e-7],
    ["log(x)", Math.log, range(0.001, 40), 1e-6, 3e-7],
    ["pow(x, 2.2)", (x) => x ** 2.2, range(0.001, 2), 1e-6, 3e-6],
    ["pow(x, 0.4545)", (x) => x ** 0.4545, range(0.001, 2), 1e-6, 2e-6],
    ["angleTurns(x, 0.5)", (x) => Math.atan2(x, 0.5) / (2 * Math.PI), range(-3, 3), 1e-6, 0],
    ["atan(0.3, x)", (x) => Math.atan2(0.3, x), range(-3, 3), 5e-6, 0],
    ["smoothstep(0, 1, x)", (x) => (x < 0 ? 0 : x > 1 ? 1 : x * x * (3 - 2 * x)), range(-1, 2), 3e-7, 0],
  ];
  test.each(functions)("%s", (expression, exact, inputs, absolute, relative) => {
    evaluate(expression, inputs).forEach((value, index) => {
      const expected = exact(inputs[index] as number);
      expect(Math.abs(value - expected), `at ${inputs[index]}`).toBeLessThanOrEqual(
        absolute + relative * Math.abs(expected),
      );
    });
  });
});

test("a hash spreads evenly", () => {
  const values = evaluate(
    "hash(vec2(x, x * x))",
    Array.from({ length: 4096 }, (_, index) => index),
  );
  const bins = new Uint32Array(16);
  for (const value of values) {
    expect(value >= 0 && value < 1).toBe(true);
    bins[Math.floor(value * 16)] = (bins[Math.floor(value * 16)] as number) + 1;
  }
  for (const count of bins) expect(Math.abs(count - 256)).toBeLessThan(80);
});
