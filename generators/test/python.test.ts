import { describe, expect, it } from "vitest";
import { docstring, pythonLiteral, snakeCase, usedNames } from "../src/emit/python/names.js";

describe("names in Python", () => {
  it.each([
    ["fontSize", "font_size"],
    ["x1", "x1"],
    ["rotate3dY", "rotate3d_y"],
    ["from", "from_"],
    ["boxShadowOffset", "box_shadow_offset"],
  ])("%s is %s", (name, python) => {
    expect(snakeCase(name)).toBe(python);
  });

  it("refuses a name that the SDK could not translate back", () => {
    expect(() => snakeCase("font_size")).toThrow("font_size");
  });

  it("writes plain data as Python does", () => {
    expect(pythonLiteral({ a: [true, null, -0.5, 'é"\n'], b: {} })).toBe(
      '{"a": [True, None, -0.5, "é\\"\\n"], "b": {}}',
    );
  });

  it("finds the names that code uses, not those it only speaks of", () => {
    const code = '__all__ = ["Color"]\nx: Length | None\n"""A Paint, as in Fill."""\n';
    expect(usedNames(code, ["Color", "Fill", "Length", "Paint"])).toEqual(["Length"]);
  });
});

describe("a docstring", () => {
  it("stands on one line where it fits, and is wrapped where it does not", () => {
    expect(docstring("", ["Short."])).toBe('"""Short."""\n');
    const long = docstring("    ", ["word ".repeat(40).trim()]);
    expect(long.split("\n").every((line) => line.length <= 100)).toBe(true);
    expect(long).toMatch(/^ {4}"""word[\s\S]*\n {4}"""\n$/);
  });

  it("cannot be ended by what is in it", () => {
    expect(docstring("", ['a """ b \\ c'])).toBe('"""a \\"\\"\\" b \\\\ c"""\n');
  });
});
