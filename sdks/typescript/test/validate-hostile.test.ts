import { describe, expect, test } from "vitest";
import { parseDocument, validate } from "../src/validate/validate.js";

function nested(depth: number): object {
  let layer: object = { type: "text", text: "deep" };
  for (let level = 0; level < depth; level++) layer = { type: "group", layers: [layer] };
  return { layers: [layer] };
}

function codes(value: unknown): string[] {
  return validate(value).issues.map(({ code, pointer }) => `${code} ${pointer}`);
}

describe("Depth", () => {
  test("64 groups in one another are allowed, 65 are not", () => {
    expect(validate(nested(64)).issues).toEqual([]);
    expect(validate(nested(65)).issues).toMatchObject([{ code: "NESTING_TOO_DEEP" }]);
  });

  test("10,000 groups in one another", () => {
    expect(validate(nested(10_000)).issues).toMatchObject([{ code: "NESTING_TOO_DEEP" }]);
    const text = `{"layers":[${'{"type":"group","layers":['.repeat(10_000)}${"]}".repeat(10_000)}]}`;
    expect(parseDocument(text).issues).toMatchObject([{ code: "NESTING_TOO_DEEP" }]);
  });

  test("a million open brackets", () => {
    expect(parseDocument("[".repeat(1e6)).issues).toMatchObject([{ code: "NESTING_TOO_DEEP" }]);
  });

  test("deep metadata", () => {
    const metadata: { inner?: object } = {};
    let place = metadata;
    for (let level = 0; level < 100_000; level++) place = place.inner = {};
    expect(validate({ layers: [], metadata }).issues).toMatchObject([{ code: "NESTING_TOO_DEEP" }]);
  });
});

describe("Values that JSON does not have", () => {
  const getter = {
    get layers(): unknown[] {
      throw new Error("no");
    },
  };
  const revoked = Proxy.revocable({}, {});
  revoked.revoke();
  const cyclic: { layers: unknown[] } = { layers: [] };
  cyclic.layers.push({ type: "group", layers: cyclic.layers });
  const cases: [string, unknown, string[]][] = [
    ["undefined", undefined, ["VALUE_TYPE "]],
    ["a function", () => ({ layers: [] }), ["VALUE_TYPE "]],
    ["a symbol", Symbol("video"), ["VALUE_TYPE "]],
    ["a Date", { layers: [], duration: new Date(0) }, ["VALUE_TYPE /duration"]],
    ["a Map", new Map([["layers", []]]), ["VALUE_TYPE "]],
    ["a BigInt", { layers: [], width: 1920n }, ["VALUE_TYPE /width"]],
    ["a boxed number", { layers: [], width: Object(1920) as object }, ["VALUE_TYPE /width"]],
    ["undefined as a member", { layers: [], name: undefined }, ["VALUE_TYPE /name"]],
    ["holes in a list", { layers: new Array(2) }, ["VALUE_TYPE /layers/0", "VALUE_TYPE /layers/1"]],
    ["NaN", { layers: [], duration: Number.NaN }, ["NUMBER_NOT_FINITE /duration"]],
    ["Infinity", { layers: [], metadata: { a: [Number.NEGATIVE_INFINITY] } }, ["NUMBER_NOT_FINITE /metadata/a/0"]],
    ["half a surrogate pair", { layers: [], name: "cut \ud83d" }, ["TEXT_LONE_SURROGATE /name"]],
    ["half a surrogate pair as a name", { layers: [], metadata: { "\udc00": 1 } }, ["TEXT_LONE_SURROGATE /metadata"]],
    [
      "a string that is too long",
      { layers: [], metadata: { a: "x".repeat(1_048_577) } },
      ["STRING_TOO_LONG /metadata/a"],
    ],
    ["a getter that throws", getter, ["VALUE_TYPE /layers"]],
    ["a revoked proxy", revoked.proxy, ["VALUE_TYPE "]],
    ["members inherited", Object.create({ layers: [] }), ["VALUE_TYPE "]],
    ["a list that contains itself", cyclic, ["VALUE_TYPE /layers/0/layers"]],
    [
      "a member called __proto__",
      JSON.parse('{"layers": [], "__proto__": {"layers": []}}'),
      ["PROPERTY_UNKNOWN /__proto__"],
    ],
  ];
  test.each(cases)("%s", (_name, value, expected) => {
    expect(codes(value)).toEqual(expected);
  });

  test("a member called __proto__ stays a member where anything is allowed", () => {
    const { document, issues } = parseDocument('{"layers": [], "metadata": {"__proto__": {"polluted": true}}}');
    expect(issues).toEqual([]);
    expect(Object.keys(document?.metadata ?? {})).toEqual(["__proto__"]);
    expect(({} as { polluted?: boolean }).polluted).toBeUndefined();
  });

  test("a getter that changes its mind is read once", () => {
    let reads = 0;
    const shifty = {
      layers: [],
      get width() {
        return ++reads === 1 ? 100 : "wide";
      },
    };
    expect(validate(shifty).document).toEqual({ layers: [], width: 100 });
    expect(reads).toBe(1);
  });
});

describe("Size", () => {
  test("a small object that is large as a tree", () => {
    let layer: object = { type: "text", text: "x" };
    for (let level = 0; level < 60; level++) layer = { type: "group", layers: [layer, layer] };
    expect(validate({ layers: [layer] }).issues).toMatchObject([{ code: "DOCUMENT_TOO_LARGE" }]);
  });

  test("a list that claims to be long", () => {
    const layers: unknown[] = [];
    layers.length = 4_294_967_295;
    expect(validate({ layers }).issues.map(({ code }) => code)).toContain("DOCUMENT_TOO_LARGE");
  });

  test("a million mistakes are told in a list of 1,001", () => {
    const text = `{"layers": [${"0,".repeat(1e6)}0]}`;
    const { issues } = parseDocument(text);
    expect(issues).toHaveLength(1001);
    expect(issues[0]?.code).toBe("LIST_TOO_LONG");
    expect(issues.at(-1)?.code).toBe("ISSUES_OMITTED");
  });

  test("a chain of 5,000 mattes", () => {
    const layers = Array.from({ length: 5000 }, (_, index) => ({
      type: "text",
      text: "",
      id: `l${index}`,
      matte: { layer: `l${(index + 1) % 5000}` },
    }));
    expect(codes({ layers })).toEqual(["MATTE_CYCLE /layers/0/matte/layer"]);
  });
});
