import { createHash } from "node:crypto";
import { expect, test } from "vitest";
import { effectTable } from "../src/effects/effect-table.generated.js";
import { effectCases } from "./effect-cases.js";
import { EffectLab } from "./effect-lab.js";
import { effectModule } from "./effect-module.js";
import { engineModule } from "./engine-module.js";

const modules = { engine: engineModule, effects: effectModule };
const hash = (bytes: Uint8Array) => createHash("sha256").update(bytes).digest("hex");

test("every case gives the same bytes each time", () => {
  const names = new Set<string>();
  for (const { name, run } of effectCases) {
    expect(hash(run(modules)), name).toBe(hash(run(modules)));
    names.add(name);
  }
  expect(names.size).toBe(effectCases.length);
});

test("every effect shows at its defaults, but for the correction that corrects nothing", () => {
  for (const { name, effect, picture, run } of effectCases) {
    if (!name.endsWith("defaults")) continue;
    const changed = run(modules).filter((byte, index) => byte !== picture.data[index]).length;
    if (effect === "colorCorrection") expect(changed, name).toBe(0);
    else expect(changed, name).toBeGreaterThan(picture.data.length / 100);
  }
});

test("effects that say they do not look at the time give the same bytes at any; the others do not", () => {
  const changing = new Set<string>();
  for (const { effect, picture, values, context, run } of effectCases) {
    const later = new EffectLab(modules).apply(effect, picture, values, { ...context, time: context.time + 2.37 });
    if (hash(later.data) !== hash(run(modules))) changing.add(effect);
  }
  const declared = Object.values(effectTable).filter(({ readsTime }) => readsTime);
  expect([...changing].sort()).toEqual(declared.map(({ name }) => name).sort());
});
