import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { describe, expect, it, test } from "vitest";
import { bundle } from "../src/bundle/bundle.js";
import { emitGo } from "../src/emit/go/go.js";
import { comment, goName, goString } from "../src/emit/go/names.js";
import { buildContract } from "../src/ir/build.js";
import { readSpecSource, type SpecSource } from "../src/source/spec-source.js";
import { asSource } from "./fixture.js";

function goOf({ files, errors }: SpecSource): ReadonlyMap<string, string> {
  return emitGo(buildContract(bundle(files)), errors);
}

describe("names in Go", () => {
  it.each([
    ["fontSize", "FontSize"],
    ["id", "ID"],
    ["fps", "FPS"],
    ["RgbSplitEffect", "RGBSplitEffect"],
    ["rotate3dY", "Rotate3dY"],
    ["color-dodge", "ColorDodge"],
    ["en-US", "EnUS"],
    ["x1", "X1"],
  ])("%s is %s", (name, go) => {
    expect(goName(name)).toBe(go);
  });

  it("refuses what has no name", () => {
    expect(() => goName("…")).toThrow("…");
  });

  it("writes strings as Go does", () => {
    expect(goString('é"\\\n\u2028\u0080')).toBe('"é\\"\\\\\\n\\u2028\\u0080"');
  });
});

describe("a comment", () => {
  it("is wrapped, its paragraphs apart", () => {
    const lines = comment("\t", ["word ".repeat(40).trim(), "", "More."]).split("\n");
    expect(lines.every((line) => line.replace("\t", "    ").length <= 100)).toBe(true);
    expect(lines.slice(-3)).toEqual(["\t//", "\t// More.", ""]);
  });

  it("has no line that gofmt would take for an entry of a list", () => {
    const word = "a".repeat(96);
    expect(comment("", [`${word} - b`])).toBe(`// ${word} -\n// b\n`);
  });
});

describe("types in Go", () => {
  const types = goOf(asSource()).get("types_gen.go") ?? "";

  it("tell what is left out from what is zero", () => {
    expect(types).toMatch(/\tOpacity \*float64 `json:"opacity,omitzero"`/);
  });

  it("seal unions", () => {
    expect(types).toMatch(/type Layer interface \{\n\tisLayer\(\)\n\}/);
    expect(types).toContain("func (*TextLayer) isLayer() {}");
  });

  it("know the tags of structs", () => {
    expect(types).toContain('func (TextLayer) tag() (name, value string) { return "type", "text" }');
  });
});

const hasGo = spawnSync("gofmt", ["-h"]).error === undefined;

test.skipIf(!hasGo)("Generated files are as gofmt writes them.", async () => {
  const folder = mkdtempSync(join(tmpdir(), "generated-go-"));
  try {
    for (const source of [asSource(), await readSpecSource(resolve(import.meta.dirname, "../.."))]) {
      for (const [name, text] of goOf(source)) writeFileSync(join(folder, name), text);
      expect(spawnSync("gofmt", ["-l", folder], { encoding: "utf8" })).toMatchObject({ status: 0, stdout: "" });
    }
  } finally {
    rmSync(folder, { recursive: true });
  }
});
