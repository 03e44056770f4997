import { describe, expect, test } from "vitest";
import { effectTable } from "../src/effects/effect-table.generated.js";
import { effectCases } from "./effect-cases.js";
import { context, EffectLab } from "./effect-lab.js";
import { effectModule } from "./effect-module.js";
import { noise } from "./engine-lab.js";
import { engineModule } from "./engine-module.js";

const modules = { engine: engineModule, effects: effectModule };
const sizes = [
  [1, 1],
  [1, 9],
  [9, 1],
  [2, 2],
  [3, 5],
  [16, 4],
  [17, 33],
] as const;

describe("an effect writes inside its target only", () => {
  test.each(Object.keys(effectTable))("%s", (name) => {
    const uses = effectCases.filter(({ effect, name: label }) => effect === name && /defaults|least|most/.test(label));
    for (const [width, height] of sizes) {
      for (const { name: label, values } of uses) {
        const lab = new EffectLab(modules);
        const source = lab.surface(noise(width, height, width * 100 + height));
        const target = lab.surface(noise(width, height, 7));
        const whole = { left: 0, top: 0, right: width, bottom: height };
        const stray = lab.strayWrites(target, whole, () => lab.runner.run(name, target, source, values, context));
        expect(stray, `${label} at ${width} × ${height}`).toEqual([]);
      }
    }
  });
});

test("whatever the parameters, no channel exceeds its alpha", () => {
  for (const { name, run } of effectCases) {
    const bytes = run(modules);
    const faults = bytes.findIndex((channel, index) => channel > (bytes[index | 3] as number));
    expect(faults, name).toBe(-1);
  }
});

test("an empty surface stays as it is", () => {
  const lab = new EffectLab(modules);
  const empty = { pointer: lab.bytes(64), stride: 64, width: 0, height: 4 };
  expect(() => lab.runner.run("glow", empty, empty, {}, context)).not.toThrow();
});

test("context numbers beyond every range do not trap", () => {
  const picture = noise(13, 7, 3);
  for (const name of Object.keys(effectTable)) {
    for (const value of [Number.NaN, Number.POSITIVE_INFINITY, -1e38, 0]) {
      const lab = new EffectLab(modules);
      // Radii come from em; blurs take finite ones only, which the runner sees to.
      expect(() => lab.apply(name, picture, {}, { em: value, time: value, seed: value }), name).not.toThrow();
    }
  }
});
