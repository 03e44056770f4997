import { describe, expect, test } from "vitest";
import type { FontFace } from "../src/fonts/catalogue.js";
import { NO_FONTS } from "../src/fonts/library.js";
import { svgFontIssues, svgFonts } from "../src/fonts/svg-fonts.js";
import { svgTexts, withFamilies } from "../src/media/formats/svg-text.js";

const svg = (inner: string) => `<svg xmlns="http://www.w3.org/2000/svg">${inner}</svg>`;
const plain = { element: 1, families: [], weight: 400, italic: false, characters: "A" };

describe("what text in an SVG asks for", () => {
  test.each<[string, string, object]>([
    ["nothing", "<text>A</text>", {}],
    ["an attribute", `<text font-family="Inter, serif">A</text>`, { families: ["Inter", "serif"] }],
    ["a quoted name", `<text font-family="&quot;A, B&quot;, 'C'">A</text>`, { families: ["A, B", "C"] }],
    [
      "what is around",
      `<g font-family="Inter" font-weight="bold"><text>A</text></g>`,
      { families: ["Inter"], weight: 700 },
    ],
    [
      "a style",
      `<text style="fill:red;font-family:'Inter';font-weight:600">A</text>`,
      { families: ["Inter"], weight: 600 },
    ],
    [
      "a style before an attribute",
      `<text font-style="normal" style="font-style: oblique !important">A</text>`,
      { italic: true },
    ],
    ["a class", `<style>.a, .b { font-family: Inter }</style><text class="c b">A</text>`, { families: ["Inter"] }],
    [
      "a style sheet at the end",
      `<text id="t">A</text><style><![CDATA[ #t{font-weight:bold} ]]></style>`,
      { weight: 700 },
    ],
    [
      "an element's name",
      `<style>/* } */ text{font-style:italic} tspan{font-weight:900}</style><text>A</text>`,
      { italic: true },
    ],
    [
      "the shorthand",
      `<text style="font: italic bold 12px/1.5 'Inter', serif">A</text>`,
      { families: ["Inter", "serif"], weight: 700, italic: true },
    ],
    ["more than around", `<g font-weight="300"><text font-weight="bolder" font-family="inherit">A</text></g>`, {}],
    ["a prefix", `<s:text font-weight="700"><s:tspan>A</s:tspan></s:text>`, { weight: 700 }],
  ])("%s", (_, inner, expected) => {
    expect(svgTexts(svg(inner))).toEqual([{ ...plain, ...expected }]);
  });

  test("texts are told apart by their fonts and elements", () => {
    const texts = svgTexts(
      svg("<text>A<tspan font-weight='700'>B</tspan>C</text><title>no</title><text>&#x416;&amp;</text><text/>"),
    );
    expect(texts.map(({ element, weight, characters }) => [element, weight, characters])).toEqual([
      [1, 400, "AC"],
      [1, 700, "B"],
      [2, 400, "Ж&"],
    ]);
  });

  test.each(["<text>", "<text", "<![CDATA[", "/*", "<style>", "<style>a{font:", "<!--", '"', "</", "<a x='"])(
    "%s a million times takes no time",
    (part) => {
      const many = part.repeat(Math.floor(1e6 / part.length));
      expect(svgTexts(many).length).toBeLessThan(2);
      expect(withFamilies(many, () => "Inter").length).toBeLessThanOrEqual(many.length);
    },
  );
});

test("a style sheet of no end is refused", () => {
  const rules = ".a{font-weight:700}".repeat(1001);
  expect(() => svgTexts(svg(`<style>${rules}</style>`))).toThrow(expect.objectContaining({ code: "SVG_REFUSED" }));
});

test("families are put in the place of lists, wherever they stand", () => {
  const named = withFamilies(
    svg(
      `<style>.a { font-family: A, "B" !important; fill: red } .b{font:12px C}</style><text font-family='D' style='stroke:red;font-family:"E"'>font-family: F</text>`,
    ),
    (families) => `<${families.join("+")}>`,
  );
  expect(named).toContain(".a { font-family: '<A+B>' !important; fill: red }");
  expect(named).toContain("font-size: 12px; font-family: '<C>'}");
  expect(named).toContain('font-family="&#39;&#60;D&#62;&#39;" style="stroke:red;font-family:&#39;&#60;E&#62;&#39;"');
  expect(named).toContain(">font-family: F<");
});

describe("fonts", () => {
  const brand: FontFace = {
    family: "Brand",
    ownFamily: "Cut Sans",
    style: "normal",
    file: "document 0",
    axes: { wght: [100, 900] },
    weight: 400,
    ranges: [[32, 126]],
  };
  const given = { ...NO_FONTS, declared: [brand] };
  const codes = (inner: string) =>
    svgFontIssues(svgTexts(svg(inner)), given, "/layers/0/source", "a.svg").map(({ code, message }) => [code, message]);

  test.each<[string, string, string, string]>([
    ["a family that is not there", `<text font-family="Arial, Helvetica">A</text>`, "FONT_UNKNOWN", "Arial"],
    ["a generic family of no bundled kind", `<text font-family="monospace">A</text>`, "FONT_UNKNOWN", "monospace"],
    [
      "a style that is not there",
      `<text font-family="Brand" font-style="italic">A</text>`,
      "FONT_STYLE_MISSING",
      "Brand",
    ],
    ["a character that is not there", `<text font-family="brand">Ж</text>`, "GLYPH_MISSING", "U+0416"],
    ["a script whose signs change places", "<text>हिन्दी</text>", "SVG_REFUSED", "हि"[0] as string],
    ["a script whose signs are taken apart", "<text>น้ำ</text>", "SVG_REFUSED", "น"],
    ["emoji", `<text>😀</text>`, "GLYPH_MISSING", "U+1F600"],
    [
      "another weight of a variable font",
      `<text font-family="Brand" font-weight="700">A</text>`,
      "SVG_REFUSED",
      "weight 700",
    ],
    ["two families in a text", `<text>A<tspan font-family="Inter">B</tspan></text>`, "SVG_REFUSED", "several families"],
  ])("%s is refused", (_, inner, code, part) => {
    expect(codes(inner)).toEqual([[code, expect.stringContaining(part)]]);
  });

  test("the first family that there is serves, by the name its files have", () => {
    const texts = svgTexts(
      svg(
        `<text font-family="Arial, BRAND, Inter">A</text><text font-weight="800">B</text><text font-style="italic" font-family="system-ui">C</text>`,
      ),
    );
    expect(codes(`<text font-family="Arial, BRAND, Inter">A</text>`)).toEqual([]);
    const { files, nameOf } = svgFonts(texts, given);
    expect(files).toEqual(["document 0", "noto-sans-700-normal.woff2", "noto-sans-400-italic.woff2"]);
    expect([["Arial", "Brand"], [], ["sans-serif"], ["inter"]].map(nameOf)).toEqual([
      "Cut Sans",
      "Noto Sans",
      "Noto Sans",
      "Inter",
    ]);
  });
});
