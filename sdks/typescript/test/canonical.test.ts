import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { canonicalJson, VideoJSONError } from "../src/index.js";

/** Numbers from RFC 8785, Appendix B: the bits of the double, and its text. */
const numbers: [bits: string, text: string][] = [
  ["0000000000000000", "0"],
  ["8000000000000000", "0"],
  ["0000000000000001", "5e-324"],
  ["8000000000000001", "-5e-324"],
  ["7fefffffffffffff", "1.7976931348623157e+308"],
  ["ffefffffffffffff", "-1.7976931348623157e+308"],
  ["4340000000000000", "9007199254740992"],
  ["c340000000000000", "-9007199254740992"],
  ["4430000000000000", "295147905179352830000"],
  ["44b52d02c7e14af5", "9.999999999999997e+22"],
  ["44b52d02c7e14af6", "1e+23"],
  ["44b52d02c7e14af7", "1.0000000000000001e+23"],
  ["444b1ae4d6e2ef4e", "999999999999999700000"],
  ["444b1ae4d6e2ef4f", "999999999999999900000"],
  ["444b1ae4d6e2ef50", "1e+21"],
  ["3eb0c6f7a0b5ed8c", "9.999999999999997e-7"],
  ["3eb0c6f7a0b5ed8d", "0.000001"],
  ["41b3de4355555553", "333333333.3333332"],
  ["41b3de4355555554", "333333333.33333325"],
  ["41b3de4355555555", "333333333.3333333"],
  ["41b3de4355555556", "333333333.3333334"],
  ["41b3de4355555557", "333333333.33333343"],
  ["becbf647612f3696", "-0.0000033333333333333333"],
  ["43143ff3c1cb0959", "1424953923781206.2"],
];

function double(bits: string): number {
  const view = new DataView(new ArrayBuffer(8));
  view.setBigUint64(0, BigInt(`0x${bits}`));
  return view.getFloat64(0);
}

const values: [what: string, value: unknown, text: string][] = [
  ["null", null, "null"],
  ["booleans", [true, false], "[true,false]"],
  ["an empty object", {}, "{}"],
  ["an empty list", [], "[]"],
  ["nesting", { b: [{ d: 1, c: [] }], a: {} }, '{"a":{},"b":[{"c":[],"d":1}]}'],
  ["members that are undefined", { a: undefined, b: 1 }, '{"b":1}'],
  ["an object without prototype", Object.assign(Object.create(null), { a: 1 }), '{"a":1}'],
  ["a member called __proto__", JSON.parse('{"__proto__":1,"a":2}'), '{"__proto__":1,"a":2}'],
  ["short escapes", '\b\t\n\f\r"\\', '"\\b\\t\\n\\f\\r\\"\\\\"'],
  ["control characters", "\u0000\u001f\u007f", '"\\u0000\\u001f\u007f"'],
  ["no escape where none is needed", "/<>&\u2028\u2029é€😀", '"/<>&\u2028\u2029é€😀"'],
  ["integer-like names as text", { 10: 1, 9: 2, 1: 3 }, '{"1":3,"10":1,"9":2}'],
  [
    "names in order of UTF-16 code units (RFC 8785 §3.2.3)",
    { "\u20ac": 1, "\r": 2, "\ufb33": 3, "1": 4, "\ud83d\ude00": 5, "\u0080": 6, "\u00f6": 7 },
    '{"\\r":2,"1":4,"\u0080":6,"\u00f6":7,"\u20ac":1,"\ud83d\ude00":5,"\ufb33":3}',
  ],
];

const circle: unknown[] = [];
circle.push(circle);

const refusals: [what: string, value: unknown, code: string, pointer: string][] = [
  ["NaN", { a: [0, Number.NaN] }, "NUMBER_NOT_FINITE", "/a/1"],
  ["infinity", [Number.NEGATIVE_INFINITY], "NUMBER_NOT_FINITE", "/0"],
  ["half a surrogate pair", { a: "x\ud83d" }, "TEXT_LONE_SURROGATE", "/a"],
  ["a surrogate pair the wrong way round", "\ude00\ud83d", "TEXT_LONE_SURROGATE", ""],
  ["half a surrogate pair in a name", { "\ud83d": 1 }, "TEXT_LONE_SURROGATE", "/\ud83d"],
  ["undefined", undefined, "VALUE_TYPE", ""],
  ["undefined in a list", [undefined], "VALUE_TYPE", "/0"],
  ["a hole in a list", new Array(1), "VALUE_TYPE", "/0"],
  ["a big integer", { "a/b~c": 1n }, "VALUE_TYPE", "/a~1b~0c"],
  ["a function", [() => 1], "VALUE_TYPE", "/0"],
  ["a symbol", [Symbol("s")], "VALUE_TYPE", "/0"],
  ["a Date", [new Date(0)], "VALUE_TYPE", "/0"],
  ["a Map", [new Map()], "VALUE_TYPE", "/0"],
];

describe("canonicalJson", () => {
  it.each(numbers)("writes the double %s as %s", (bits, text) => {
    expect(canonicalJson(double(bits))).toBe(text);
  });

  it.each(values)("writes %s", (_what, value, text) => {
    expect(canonicalJson(value)).toBe(text);
  });

  it.each(refusals)("refuses %s", (_what, value, code, pointer) => {
    expect(() => canonicalJson(value)).toThrow(VideoJSONError);
    try {
      canonicalJson(value);
    } catch (error) {
      expect((error as VideoJSONError).issues).toMatchObject([{ code, pointer }]);
    }
  });

  it("refuses a value that contains itself, and one nested without end", () => {
    const deep = Array.from({ length: 100_000 }).reduce<unknown>((inner) => [inner], 1);
    for (const value of [circle, deep]) {
      expect(() => canonicalJson(value)).toThrow(expect.objectContaining({ code: "NESTING_TOO_DEEP" }));
    }
  });

  it("says the same as the value it came from, and the same again", () => {
    fc.assert(
      fc.property(fc.jsonValue({ noUnicodeString: false }), (value) => {
        const text = canonicalJson(value);
        const back: unknown = JSON.parse(text);
        expect(canonicalJson(back)).toBe(text);
        expect(back).toEqual(JSON.parse(JSON.stringify(value)));
      }),
    );
  });

  it("does not depend on the order of members", () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string({ unit: "grapheme" }), fc.integer()), (members) => {
        const reversed = Object.fromEntries(Object.entries(members).reverse());
        expect(canonicalJson(reversed)).toBe(canonicalJson(members));
      }),
    );
  });
});
