import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { issue, issueLine, VideoJSONError } from "../src/errors.js";
import { errors } from "../src/generated/errors.js";
import { editDistance, nearest } from "../src/validate/suggest.js";

describe("An issue", () => {
  test("has the sentences of the registry, filled in", () => {
    const found = issue("VALUE_RANGE", "/layers/0/opacity", { value: 2, range: "from 0 to 1" });
    expect(found).toEqual({
      code: "VALUE_RANGE",
      severity: "error",
      pointer: "/layers/0/opacity",
      message: "The value 2 is out of range: from 0 to 1 is allowed.",
      fix: "Write a value that is from 0 to 1.",
    });
  });

  test("asks whether the nearest names were meant", () => {
    const found = issue("PROPERTY_UNKNOWN", "/a", { property: "a", owner: "b" }, ["c", "d"]);
    expect(found.fix).toMatch(/^Did you mean "c" or "d"\? /);
    expect(found.suggestions).toEqual(["c", "d"]);
  });

  test("does not take what stands in a parameter for another parameter", () => {
    expect(issue("VALUE_RANGE", "", { value: "{range}", range: "x" }).message).toContain("The value {range} is out");
  });
});

test("An error lists its issues one a line and carries the code of the first error.", () => {
  const warning = issue("VERSION_NEWER", "/version", { version: "1.1", supported: "1.0" });
  const first = issue("PROPERTY_MISSING", "", { property: "layers", owner: "the document" });
  const error = new VideoJSONError([warning, first]);
  expect(error).toBeInstanceOf(Error);
  expect(error.name).toBe("VideoJSONError");
  expect(error.code).toBe("PROPERTY_MISSING");
  expect(error.message).toBe(`${issueLine(warning)}\n${issueLine(first)}`);
  expect(issueLine(first)).toBe('PROPERTY_MISSING: The property "layers" is missing from the document. Add "layers".');
});

test("The table of errors is that of spec/errors.json.", () => {
  const path = new URL("../../../spec/errors.json", import.meta.url);
  const registry = JSON.parse(readFileSync(path, "utf8")) as { code: string; exit: number }[];
  expect(Object.entries(errors).map(([code, { exit }]) => ({ code, exit }))).toEqual(
    registry.map(({ code, exit }) => ({ code, exit })),
  );
});

describe("Nearest names", () => {
  const distances: [string, string, number][] = [
    ["", "abc", 3],
    ["opacity", "opacity", 0],
    ["opactiy", "opacity", 1],
    ["opcity", "opacity", 1],
    ["kitten", "sitting", 3],
  ];
  test.each(distances)("%s and %s are %i apart", (a, b, distance) => {
    expect(editDistance(a, b)).toBe(distance);
    expect(editDistance(b, a)).toBe(distance);
  });

  const cases: [string, string[], string[]][] = [
    ["font-size", ["fontSize", "fontStyle"], ["fontSize"]],
    ["easeOutt", ["easeIn", "easeOut", "easeInOut", "step"], ["easeOut", "easeInOut"]],
    ["zebra", ["opacity", "scale"], []],
    ["", ["a"], []],
    ["x".repeat(100_000), ["x"], []],
  ];
  test.each(cases)("%s", (name, candidates, expected) => {
    expect(nearest(name, candidates)).toEqual(expected);
  });
});
