import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { analyze } from "../effect-compiler/src/index.js";
import { effectTable } from "../src/effects/effect-table.generated.js";
import { effectCases } from "./effect-cases.js";
import { EffectLab } from "./effect-lab.js";
import { effectModule } from "./effect-module.js";
import { renderPlainly } from "./effect-oracle.js";
import { largestDifference } from "./engine-lab.js";
import { engineModule } from "./engine-module.js";

const modules = { engine: engineModule, effects: effectModule };

const readProgram = (name: string) => {
  const source = readFileSync(new URL(`../effects/${name}.fx`, import.meta.url), "utf8");
  return analyze({ name, source });
};

describe("an effect is what its file says, within 2 levels", () => {
  test.each(Object.keys(effectTable))("%s", (name) => {
    const program = readProgram(name);
    for (const { name: label, picture, values, context } of effectCases.filter(({ effect }) => effect === name)) {
      const actual = new EffectLab(modules).apply(name, picture, values, context);
      const lab = new EffectLab(modules);
      const expected = renderPlainly(program, picture, values, context, (...blur) => lab.blurred(...blur));
      const { levels, at } = largestDifference(actual, expected);
      expect(levels, `${label} ${at}`).toBeLessThanOrEqual(2);
    }
  });
});
