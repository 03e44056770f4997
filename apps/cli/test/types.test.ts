import { execFileSync, spawnSync } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { flattenSchema, type Schema } from "../src/models/flatten.js";
import { languageNamed, languages } from "../src/models/languages.js";
import { printModels } from "../src/models/print-models.js";
import { videoflow } from "./videoflow.js";

const schemaPath = createRequire(import.meta.url).resolve("@videoflow/core/schema.json");
const schema = JSON.parse(readFileSync(schemaPath, "utf8")) as Schema & { $defs: Record<string, Schema> };
const flat = flattenSchema(schema);
const nullable = flattenSchema(schema, { nullableUnions: true });
const banner = ["made for a test"];
const layerTypes = (schema.$defs["Layer"]?.oneOf ?? []).map(({ $ref = "" }) => $ref.replace("#/$defs/", ""));

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "videoflow-types-"));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

type Options = { readonly plain?: boolean; readonly package?: string };
const printed = new Map<string, string>();

/** All files of a language, each after its name; printed once. */
async function textOf(name: string, options: Options = {}): Promise<string> {
  const key = JSON.stringify([name, options]);
  const text = printed.get(key) ?? (await print(name, options));
  printed.set(key, text);
  return text;
}

async function print(name: string, options: Options): Promise<string> {
  const language = languageNamed(name);
  if (!language) throw new Error(`There is no language ${name}.`);
  const files = await printModels(language.nullableUnions ? nullable : flat, language, { banner, ...options });
  return [...files].flat().join("\n");
}

describe("the flattened schema", () => {
  it("has no unions of objects and no tuples, which quicktype would merge", () => {
    const objects = new Set(Object.keys(flat.definitions).filter((name) => flat.definitions[name]?.type === "object"));
    for (const [name, { anyOf = [] }] of Object.entries(flat.definitions)) {
      const inside = anyOf.filter(({ $ref = "" }) => objects.has($ref.replace("#/definitions/", "")));
      expect(inside.length, name).toBeLessThanOrEqual(1);
    }
    expect(JSON.stringify(flat)).not.toMatch(/oneOf|prefixItems/);
  });

  it("has every definition of the schema that is a type of its own", () => {
    for (const [name, { type, properties }] of Object.entries(schema.$defs)) {
      const merged = /Gradient$|(Bezier|Spring)Easing$/.test(name);
      if (type === "object" && properties && !merged) expect(flat.definitions, name).toHaveProperty(name);
    }
  });

  it("says of each property what it means, its range and its default", () => {
    const docs = flat.definitions["TextLayer"]?.["x-docs"] ?? {};
    expect(docs["opacity"]).toMatch(/how opaque.*Range: 0 to 1\. Default: 1\. Can be animated\.$/i);
    expect(docs["effects"]).toContain("names end in Effect; `effect` says which");
    expect(flat.definitions["Gradient"]?.["x-docs"]?.["radius"]).toContain("Only of radial.");
  });
});

describe.each(Object.keys(languages))("models in %s", (name) => {
  const language = languageNamed(name);
  let text: string;
  beforeAll(async () => {
    text = await textOf(name);
  });

  it("have a type for each layer, effect, transition and keyframe", async () => {
    const names = Object.keys(flat.definitions).filter((type) => /(Layer|Effect|Transition|Keyframe)$/.test(type));
    expect(names).toEqual(expect.arrayContaining([...layerTypes, "GlowEffect", "SlideUpTransition", "NumberKeyframe"]));
    const letters = text.toLowerCase().replaceAll(/[^a-z0-9]/g, "");
    for (const type of names) expect(letters, type).toContain(type.toLowerCase());
    // The signs of what quicktype makes up where it was given no name.
    const declared = [...text.matchAll(/\b(?:class|struct|enum|interface|type|alias|data) (\w+)/g)].map(
      (match) => match[1] ?? "",
    );
    const invented = declared.filter((type) => /^(Purple|Fluffy|Tentacled|Sticky|Indigo)|(Element|Class)$/.test(type));
    // Converters are nobody's business but the code's own.
    expect(invented.filter((type) => !type.endsWith("Converter"))).toEqual([]);
  });

  it("say what the schema says", async () => {
    const words = text.replaceAll(/[^A-Za-z0-9]+/g, " ");
    expect(words).toContain("One em outside of text is 1 of it");
    expect(words).toContain("made for a test");
  });

  it("are the same every time", async () => {
    expect(await print(name, {})).toBe(text);
  });

  it.runIf(language?.package)("are in the package asked for", async () => {
    const wanted = name === "elixir" || name === "ruby" ? "Acme" : "acme";
    expect(await textOf(name, { package: wanted })).toMatch(
      new RegExp(`^.*\\b(package|namespace|module|defmodule) ${wanted}\\b`, "m"),
    );
  });

  it.runIf(language?.plain)("can be types only", async () => {
    const plain = await textOf(name, { plain: true });
    expect(plain.length).toBeLessThan(text.length);
    for (const type of layerTypes) expect(plain).toContain(type);
  });
});

const python = spawnSync("python3", ["--version"]).status === 0;
const javac = spawnSync("javac", ["-version"]).status === 0;
const goBinary = spawnSync("go", ["version"]).status === 0;
const php = spawnSync("php", ["--version"]).status === 0;
const ruby = spawnSync("ruby", ["--version"]).status === 0;

describe("models compile and read documents", () => {
  it.runIf(python)("in Python: every golden document comes out as it went in", async () => {
    writeFileSync(
      join(folder, "videojson.py"),
      await textOf("python").then((text) => text.replace(/^videojson\.py\n/, "")),
    );
    writeFileSync(
      join(folder, "check.py"),
      `import json, sys
import videojson
def classes(value):
    if isinstance(value, list):
        for item in value: classes(item)
    elif isinstance(value, dict):
        for tag, end in (("type", "Layer"), ("effect", "Effect"), ("transition", "Transition")):
            name = value.get(tag)
            kind = getattr(videojson, name[0].upper() + name[1:] + end, None) if isinstance(name, str) else None
            if kind is None and isinstance(name, str) and tag != "type":
                kind = next(k for k in dir(videojson) if k.lower() == (name + end).lower()); kind = getattr(videojson, kind)
            if kind is not None:
                assert kind.from_dict(value).to_dict() == value, value
                seen.add(kind.__name__)
        for item in value.values(): classes(item)
seen = set()
for path in sys.argv[1:]:
    document = json.load(open(path))
    assert videojson.Video.from_dict(document).to_dict() == document, path
    classes(document["layers"])
print(" ".join(sorted(seen)))
`,
    );
    const cases = fileURLToPath(new URL("../../../conformance/cases", import.meta.url));
    const documents = readdirSync(cases, { recursive: true, encoding: "utf8" })
      .filter((path) => path.endsWith("document.json") && !path.startsWith("invalid"))
      .map((path) => join(cases, path));
    const seen = execFileSync("python3", [join(folder, "check.py"), ...documents], { encoding: "utf8" });
    expect(seen.trim().split(" ")).toEqual(expect.arrayContaining(["TextLayer", "GroupLayer", "GlowEffect"]));
    expect(documents.length).toBeGreaterThan(50);
  });

  it.runIf(javac)("in Java", async () => {
    const output = join(folder, "java");
    expect(await videoflow(["types", "--lang", "java", "--plain", "-o", output])).toMatchObject({
      exit: 0,
      stderr: "",
    });
    const files = readdirSync(output);
    expect(files).toEqual(expect.arrayContaining(layerTypes.map((type) => `${type}.java`)));
    const paths = files.map((file) => join(output, file));
    execFileSync("javac", ["-d", join(folder, "classes"), ...paths], { stdio: "pipe" });
  });

  it.runIf(php)("in PHP", async () => {
    const file = join(folder, "VideoJSON.php");
    writeFileSync(file, (await textOf("php")).replace(/^VideoJSON\.php\n/, ""));
    const title = "new TextLayer(type: LayerType::$TEXT, text: 'Hello', fontSize: 6)";
    const program = `require '${file}'; echo json_encode((new Video(layers: [${title}], width: 1080))->to());`;
    const run = execFileSync("php", ["-d", "memory_limit=1G", "-r", program], { encoding: "utf8" });
    expect(JSON.parse(run)).toEqual({ width: 1080, layers: [{ type: "text", text: "Hello", fontSize: 6 }] });
  });

  it.runIf(ruby)("in Ruby", async () => {
    const input = (await textOf("ruby")).replace(/^videojson\.rb\n/, "");
    expect(execFileSync("ruby", ["-c"], { input, encoding: "utf8" })).toContain("Syntax OK");
  });

  it.runIf(goBinary)("in Go", async () => {
    writeFileSync(join(folder, "videojson.go"), (await textOf("go")).replace(/^videojson\.go\n/, ""));
    execFileSync("go", ["vet", "videojson.go"], {
      cwd: folder,
      stdio: "pipe",
      env: { ...process.env, GO111MODULE: "off" },
    });
  });
});

describe("what is not given is left out", () => {
  it.each([
    ["java", /setSerializationInclusion\(\S+NON_NULL\)/],
    ["dart", /"fonts": fonts == null \? null : .*\n[\s\S]*?\}\.\.removeWhere\(\(_, value\) => value == null\);/],
    ["php", /\?string \$id = null,.*mixed \$transitionOut = null[\s\S]*array_filter\(\(array\) \$out/],
    ["ruby", /attribute\? :background_color[\s\S]*?\n {4}\}\.compact\n/],
    ["elixir", /\n {4}\}\n {4}\|> Map\.reject\(fn/],
    ["objective-c", /removeObjectsForKeys:\[dict allKeysForObject:NSNull\.null\]/],
    ["cpp", /if \(json\(x\.transition_in\) != nullptr\) \{/],
    ["kotlin", /is NumericNode/],
    ["rust", /\bString\(String\)/],
    ["csharp", /WhenWritingNull/],
    ["go", /json:"transitionIn,omitempty"/],
  ])("in %s", async (name, sign) => {
    expect(await textOf(name)).toMatch(sign);
  });
});

describe("videoflow types", () => {
  it("writes a file, and says so to programs", async () => {
    const output = join(folder, "VideoJSON.kt");
    const run = await videoflow([
      "types",
      "--lang",
      "Kotlin",
      "--package",
      "com.example.video",
      "-o",
      output,
      "--json",
    ]);
    expect(run).toMatchObject({ exit: 0, stderr: "" });
    expect(JSON.parse(run.stdout.toString())).toEqual({ language: "kotlin", output, files: ["VideoJSON.kt"] });
    expect(readFileSync(output, "utf8")).toMatch(/^package com\.example\.video$/m);
  });

  it.each([
    [["--lang", "kotln"], "OPTION_INVALID", 'Did you mean "kotlin"? Use one of: kotlin, swift'],
    [["--lang", "c-sharp"], "OPTION_INVALID", 'Did you mean "csharp"?'],
    [["--lang", "constructor"], "OPTION_INVALID", "kotlin"],
    [[], "OPTION_MISSING", "--lang"],
    [["--lang", "swift", "--package", "a"], "OPTION_UNKNOWN", "types --lang swift --help"],
    [["--lang", "php", "--plain"], "OPTION_UNKNOWN", "types --lang php --help"],
    [["--lang", "java", "--package", "a; drop"], "OPTION_INVALID", "com.example.videojson"],
    [["--lang", "ruby", "-o", "/nowhere/at/all.rb"], "OUTPUT_FAILED", "/nowhere"],
  ])("refuses %j", async (args, code, words) => {
    const run = await videoflow(["types", ...args, "--json"]);
    const [issue] = (JSON.parse(run.stdout.toString()) as { issues: { code: string; message: string; fix: string }[] })
      .issues;
    expect(issue?.code).toBe(code);
    expect(`${issue?.message} ${issue?.fix}`).toContain(words);
    expect(run.exit).toBeGreaterThan(0);
  });
});
