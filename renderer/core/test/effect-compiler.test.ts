import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { analyze, compileEffect, EffectCompileError } from "../effect-compiler/src/index.js";
import { randomIntegers } from "./engine-lab.js";

/** The message of the error that the source gives. */
function errorOf(source: string): string {
  try {
    compileEffect(source, "try");
  } catch (error) {
    if (error instanceof EffectCompileError) return error.message;
    throw error;
  }
  return "compiled";
}

/** Line 1 and 2 of a pass, so that a statement under test stands at line 3, column 3. */
const pass = (statement: string) =>
  `param option mode { smooth, rough } = smooth;\noutput {\n  ${statement}\n  return self;\n}`;

const errors: readonly [what: string, source: string, message: RegExp][] = [
  ["a character that is none", "output { return self; } @", /^try.fx:1:25: expected a name, .*, found '@'/],
  ["a colour with five digits", "param color c = #12345;", /^try.fx:1:17: .*6 or 8 hexadecimal/],
  [
    "an unknown declaration",
    "uniform float x;",
    /^try.fx:1:1: expected param, const, a function, pass or output, found 'uniform'/,
  ],
  [
    "a parameter of a wrong type",
    "param vec2 p = 0;",
    /^try.fx:1:7: expected float, color, bool or option, found 'vec2'/,
  ],
  ["a parameter without a range", "param float p = 1;", /^try.fx:1:18: expected 'in' and the range, found ';'/],
  [
    "a default beyond the range",
    "param float p = 3 in 0..1;",
    /^try.fx:1:13: expected a default between 0 and 1, found 3/,
  ],
  [
    "an option's default that is no value",
    "param option o { a, b } = c;",
    /^try.fx:1:27: expected one of a, b, found 'c'/,
  ],
  ["a missing semicolon", pass("float a = 1"), /^try.fx:4:3: expected ';' at the end of the statement, found 'return'/],
  [
    "a missing brace",
    "output { return self;",
    /^try.fx:1:22: expected '}' for the '{' of line 1, found the end of the file/,
  ],
  ["a variable without a value", pass("float a;"), /^try.fx:3:10: expected '=' and a value for 'a', found ';'/],
  ["an unknown name", pass("float a = pixle.x;"), /^try.fx:3:13: .* found 'pixle' \(did you mean 'pixel'\?\)/],
  [
    "an unknown function",
    pass("float a = smothstep(0, 1, 2);"),
    /^try.fx:3:13: .*found 'smothstep' \(did you mean 'smoothstep'\?\)/,
  ],
  ["a wrong type", pass("float a = pixel;"), /^try.fx:3:13: expected float for 'a', found vec2 .*swizzle/],
  [
    "a condition that is a number",
    pass("if (1) { }"),
    /^try.fx:3:7: expected bool as the condition, found float \(compare/,
  ],
  ["vectors of two sizes", pass("vec2 a = pixel + self;"), /^try.fx:3:18: .*found vec2 and vec4/],
  ["a swizzle too far", pass("float a = pixel.z;"), /^try.fx:3:19: expected .*'xy' or 'rg', found '.z'/],
  ["wrong arguments", pass("float a = luma(1, 2);"), /^try.fx:3:13: expected luma\(vec3\), found luma\(float, float\)/],
  ["too many components", pass("vec2 a = vec2(1, 2, 3);"), /^try.fx:3:12: expected 2 components or one float/],
  [
    "an option's value misspelt",
    pass("if (mode == ruff) { }"),
    /^try.fx:3:15: expected one of smooth, rough, found 'ruff'/,
  ],
  [
    "an option used as a number",
    pass("float a = mode + 1;"),
    /^try.fx:3:13: expected a value, found the option 'mode' \(.*mode == smooth/,
  ],
  ["an unknown edge mode", pass("vec4 a = tex(pixel, wrap);"), /^try.fx:3:23: expected clamp, transparent, mirror/],
  ["a return inside", pass("if (em > 1) { return self; }"), /^try.fx:3:17: expected return only as the last statement/],
  ["an assignment to nothing", pass("a = 1;"), /^try.fx:3:3: expected the name of a local variable, found 'a'/],
  ["a name twice", pass("float a = 1; float a = 2;"), /^try.fx:3:22: expected a new name, found 'a'/],
  ["a while loop", pass("for (int i = 0; i <= 3; i++) { }"), /^try.fx:3:21: expected '<' in the loop condition/],
  [
    "a loop bound that differs between pixels",
    pass("for (int i = 0; i < uv.x; i++) { }"),
    /^try.fx:3:26: expected a loop bound that is the same for all pixels/,
  ],
  [
    "a loop without end",
    pass("for (int i = 0; i < 1000; i++) { }"),
    /^try.fx:3:23: expected a loop of at most 256 turns, found 1000/,
  ],
  ["a body without return", "output { float a = 1; }", /^try.fx:1:16: expected a return of vec4 as the last statement/],
  ["no output", "param bool a = true;", /^try.fx:1:1: expected an output .* at the end of the effect, found none/],
  [
    "a pass after the output",
    "output { return self; }\npass late { return self; }",
    /^try.fx:2:6: expected nothing after output/,
  ],
  [
    "an odd resolution",
    "pass a at 1/3 { return self; }",
    /^try.fx:1:13: expected 1\/1, 1\/2, 1\/4 or 1\/8, found 1\/3/,
  ],
  [
    "a blur of nothing",
    "pass a = blur(b, 1);\noutput { return self; }",
    /^try.fx:1:6: expected an earlier texture for a to blur, found 'b'/,
  ],
  [
    "a radius that differs between pixels",
    "pass a = blur(source, uv.x);\noutput { return self; }",
    /^try.fx:1:26: expected a radius that is the same/,
  ],
  [
    "a parameter called like a built-in",
    "param float time = 0 in 0..1;\noutput { return self; }",
    /^try.fx:1:13: expected a new name, found 'time'/,
  ],
  [
    "a function that calls itself",
    "float f(float x) { return f(x); }\noutput { return self; }",
    /^try.fx:1:27: expected the name of a function that stands above/,
  ],
  [
    "brackets without end",
    `output { return vec4(${"(".repeat(300)}`,
    /^try.fx:1:\d+: expected at most 100 nested expressions/,
  ],
];

describe("a mistake is told with its place, what was expected and what was found", () => {
  test.each(errors)("%s", (_, source, message) => {
    expect(errorOf(source)).toMatch(message);
  });
});

test("whatever is changed in an effect, the answer is a module or an error of the language", () => {
  const folder = new URL("../effects/", import.meta.url);
  const words = readdirSync(folder).flatMap((file) => [readFileSync(new URL(file, folder), "utf8")]);
  const pieces = words.flatMap((source) => source.match(/\w+|\S|\s+/g) ?? []);
  const random = randomIntegers(77);
  let errors = 0;
  for (let turn = 0; turn < 600; turn++) {
    const tokens = (words[random(words.length)] as string).match(/\w+|\S|\s+/g) ?? [];
    for (let change = random(3); change >= 0; change--) {
      tokens.splice(random(tokens.length), random(3), pieces[random(pieces.length)] as string);
    }
    try {
      analyze({ name: "changed", source: tokens.join("") });
    } catch (error) {
      expect(error, tokens.join("")).toBeInstanceOf(EffectCompileError);
      errors++;
    }
  }
  expect(errors).toBeGreaterThan(100);
  expect(errors).toBeLessThan(600);
});

test("an error keeps its parts", () => {
  try {
    compileEffect("output {\n  return slf;\n}", "mine");
    expect.unreachable();
  } catch (error) {
    expect(error).toMatchObject({
      file: "mine.fx",
      line: 2,
      column: 10,
      found: "'slf'",
      hint: "did you mean 'self'?",
    });
  }
});

test("the same source gives the same module", () => {
  const source = "output { return tex(pixel + 1) * hash(pixel); }";
  expect(compileEffect(source, "same").bytes).toEqual(compileEffect(source, "same").bytes);
});

test("a module imports a memory and brings no data", () => {
  const module = new WebAssembly.Module(compileEffect("output { return self; }", "plain").bytes as BufferSource);
  expect(WebAssembly.Module.imports(module)).toEqual([{ module: "env", name: "memory", kind: "memory" }]);
  expect(WebAssembly.Module.exports(module)).toEqual([{ name: "plain.output", kind: "function" }]);
});

test("a module says whether it looks at the time, in any pass or function", () => {
  const reads = (source: string) => compileEffect(source, "any").effects[0]?.readsTime;
  expect(reads("output { return self; }")).toBe(false);
  expect(reads("output { float time2 = 1; return self * time2; }")).toBe(false);
  expect(reads("output { return self * saturate(time); }")).toBe(true);
  expect(reads("float level() { return saturate(time); }\noutput { return self * level(); }")).toBe(true);
});
