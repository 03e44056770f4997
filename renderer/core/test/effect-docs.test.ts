import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { compileEffect, EffectCompileError } from "../effect-compiler/src/index.js";
import { effectTable } from "../src/effects/effect-table.generated.js";

const read = (path: string) => readFileSync(new URL(`../../../docs/${path}`, import.meta.url), "utf8");
const guide = read("EFFECTS.md");
const programs = [...guide.matchAll(/```glsl\n([\s\S]*?)```/g)].map((match) => match[1] as string);

test("the programs of docs/EFFECTS.md compile", () => {
  expect(programs).toHaveLength(2);
  for (const source of programs) expect(() => compileEffect(source, "example")).not.toThrow();
});

test("the errors of docs/EFFECTS.md are told as it says", () => {
  const broken = (programs[0] as string).replace("return screen(self, tex(halo));", "return slf;");
  try {
    compileEffect(broken, "glow");
    expect.unreachable();
  } catch (error) {
    expect(error).toBeInstanceOf(EffectCompileError);
    expect(guide).toContain((error as Error).message.replace(/:\d+:\d+:/, ":14:10:"));
  }
});

test("every effect is pictured", () => {
  const gallery = read("effects/README.md");
  for (const name of Object.keys(effectTable)) expect(gallery).toContain(`![](${name}.png)`);
});
