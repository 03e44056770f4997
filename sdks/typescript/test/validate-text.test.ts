import { describe, expect, test } from "vitest";
import { inspectJsonText } from "../src/validate/json-text.js";
import { parseDocument } from "../src/validate/validate.js";

const limits = { depth: 256, issues: 1000 };

describe("Text that is not JSON is refused by line, column and reason", () => {
  const cases: [string, string, string][] = [
    ["nothing", "", "the text ends where a value is expected at line 1, column 1"],
    ["an open object", '{\n  "layers": [', "the text ends where a value is expected at line 2, column 14"],
    ["NaN", '{"fps": NaN}', "NaN is not a JSON number; numbers are finite at line 1, column 9"],
    ["-Infinity", '{"fps": -Infinity}', "-Infinity is not a JSON number"],
    ["undefined", '{"fps": undefined}', "undefined is not JSON; leave the member out"],
    ["Python's True", '{"a":\r\n\tTrue}', "True is written true at line 2, column 2"],
    ["a comma too many", '{"a": 1,}', 'a comma before "}" is not allowed at line 1, column 9'],
    ["a comma too few", '{"a": 1\n"b": 2}', '"," or "}" is expected, not "\\"" at line 2, column 1'],
    ["a comment", '{"a": 1} // one', "there is something after the end of the value"],
    ["a comment before", "/* one */ {}", "JSON has no comments at line 1, column 1"],
    ["single quotes", "{'a': 1}", "names are written in double quotes, not single ones at line 1, column 2"],
    ["no quotes", "{a: 1}", "names are written in double quotes at line 1, column 2"],
    ["a byte order mark", "\ufeff{}", "a byte order mark"],
    ["a leading zero", '{"a": 007}', "no leading zeros at line 1, column 8"],
    ["a line break in a string", '{"a": "x\ny"}', "a line break or another control character"],
    ["an unknown escape", '{"a": "\\x41"}', 'after "\\" only one of'],
    ["a string without an end", '{"a": "x', "the text ends inside a string at line 1, column 9"],
    ["no colon", '{"a" 1}', '":" is expected, not "1"'],
  ];
  test.each(cases)("%s", (_name, text, reason) => {
    const { document, issues } = parseDocument(text);
    expect(document).toBeUndefined();
    expect(issues).toHaveLength(1);
    expect(issues[0]).toMatchObject({ code: "DOCUMENT_NOT_JSON", pointer: "" });
    expect(issues[0]?.message).toContain(reason);
  });
});

test("The scanner accepts exactly what JSON.parse accepts.", () => {
  const words = [
    "{",
    "}",
    "[",
    "]",
    ",",
    ":",
    '"a"',
    '"\\u00e9"',
    '"\\ud800"',
    "0",
    "-1.5e+3",
    "01",
    "1.",
    "-",
    "true",
    "nul",
    " ",
    "\n",
    "\u00a0",
  ];
  // Every text of up to four words: all ways to put brackets, commas and values together.
  let accepted = 0;
  for (let number = 0; number < words.length ** 4; number++) {
    let text = "";
    for (let rest = number; rest > 0; rest = Math.floor(rest / words.length)) text += words[rest % words.length];
    const { error } = inspectJsonText(text, limits);
    expect(error === undefined, JSON.stringify(text)).toBe(parses(text));
    if (error === undefined) accepted++;
  }
  expect(accepted).toBeGreaterThan(100);
});

test("A name given twice is an error, wherever it is and however it is written.", () => {
  const { document, issues } = parseDocument(
    '{"layers": [{"type": "text", "text": "a", "te\\u0078t": "b"}], "metadata": {"~/": 1, "~/": 2}}',
  );
  expect(document).toBeUndefined();
  expect(issues.map(({ code, pointer }) => `${code} ${pointer}`)).toEqual([
    "NAME_DUPLICATE /layers/0/text",
    "NAME_DUPLICATE /metadata/~0~1",
  ]);
});

test("A number too large for a double is not finite.", () => {
  const { issues } = parseDocument('{"duration": 1e999, "layers": []}');
  expect(issues).toMatchObject([{ code: "NUMBER_NOT_FINITE", pointer: "/duration" }]);
});

test("50 MB are refused before they are read, by their size in UTF-8.", () => {
  const { issues } = parseDocument(`{"layers": [], "name": "${"é".repeat(25_000_000)}"}`);
  expect(issues).toMatchObject([
    { code: "DOCUMENT_TOO_LARGE", message: expect.stringContaining("50000026") as string },
  ]);
});

test("Limits can be lowered.", () => {
  const text = '{"layers": [{"type": "group", "layers": [{"type": "group", "layers": []}]}]}';
  expect(parseDocument(text).issues).toEqual([]);
  expect(parseDocument(text, { groupDepth: 1 }).issues).toMatchObject([{ code: "NESTING_TOO_DEEP" }]);
  expect(parseDocument(text, { layers: 1 }).issues).toMatchObject([{ code: "LAYERS_TOO_MANY" }]);
  expect(parseDocument(text, { bytes: 20 }).issues).toMatchObject([{ code: "DOCUMENT_TOO_LARGE" }]);
});

test("What is not text is told, not thrown.", () => {
  expect(parseDocument(undefined as unknown as string).issues).toMatchObject([{ code: "VALUE_TYPE" }]);
});

function parses(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
