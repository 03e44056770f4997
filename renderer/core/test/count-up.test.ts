import { describe, expect, test } from "vitest";
import { countedText } from "../src/evaluate/count-up.js";

function counted(text: string, progress: number, parameters: object = {}): string {
  const defaults = { startValue: 0, mode: "allNumbers", formatMode: "natural", rounding: "auto", locale: "auto" };
  const transition = {
    name: "numberCountUp" as const,
    duration: 1,
    curve: (p: number) => p,
    parameters: { ...defaults, ...parameters },
    fade: false,
    seed: 101,
  };
  return countedText(text, { transition, progress });
}

describe("numbers in texts (SPEC §15.4)", () => {
  test.each([
    ["1,234,567 views", 0.5, {}, "617,284 views"],
    ["1,234,567 views", 0.001, {}, "1,235 views"],
    ["12.50 and 8", 0.5, {}, "6.25 and 4"],
    ["12.50 and 8", 0.5, { mode: "firstNumber" }, "6.25 and 8"],
    ["1 234,5 km", 1, { locale: "fr-FR" }, "1 234,5 km"],
    ["1\u202f234\u202f567", 0.5, {}, "617\u202f284"],
    ["1.234", 0.5, {}, "0.617"],
    ["1,234", 0.5, {}, "617"],
    ["1.234.568", 0.5, {}, "617.284"],
    ["1.234,5", 1, {}, "1.234,5"],
    ["1.234", 1, { locale: "en-US" }, "1.234"],
    ["1234,567", 1, {}, "1234,567"],
    ["-40 to \u221210", 0.5, {}, "-20 to \u22125"],
    ["0 to -40", 0.5, { startValue: -1 }, "-1 to -21"],
    ["-1", 0.2, {}, "0"],
    ["5", 0.5, { startValue: -15 }, "-5"],
    ["2048", 0.1, { formatMode: "fixedWidth" }, "0205"],
    ["12,048", 0.01, { formatMode: "fixedWidth" }, "00,120"],
    ["99.9%", 0.5, { rounding: "integer" }, "50%"],
    ["3", 0.5, { rounding: "decimal" }, "1.5"],
    ["99999999999999999999", 0.5, {}, "50000000000000000000"],
    ["no number", 0.5, {}, "no number"],
  ])("%j at %d %j: %j", (text, progress, parameters, expected) => {
    expect(counted(text, progress, parameters)).toBe(expected);
  });

  test("go beyond their goal where the easing does", () => {
    expect(counted("100", 1.2)).toBe("120");
    expect(counted("100", -0.1)).toBe("-10");
  });
});
