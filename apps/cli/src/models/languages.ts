import type { LanguageName } from "quicktype-core";

/** A language that `videoflow types` prints models in. */
export interface Language {
  /** Other names people know it by. */
  readonly aliases?: readonly string[];
  /** quicktype's name of it. */
  readonly target: LanguageName;
  /** Name of the single file, for languages whose code names files. */
  readonly file: string;
  /** quicktype's option for the package, namespace or module that the code is in, and what it is when nobody says. */
  readonly package?: { readonly option: string; readonly default: string };
  /** What quicktype's own default would not be the best of. */
  readonly options?: Readonly<Record<string, string>>;
  /** What makes plain types, without code that reads and writes JSON; undefined where nothing does. */
  readonly plain?: Readonly<Record<string, string>>;
  /** Whether what may be left out is what may be null. */
  readonly nullableUnions?: boolean;
  /** What the code needs beside the language's standard library. */
  readonly needs?: string;
  /** The mark of a comment, where quicktype leaves out the one on top. */
  readonly comment?: string;
  /** Mends what quicktype writes wrongly. */
  readonly mend?: (code: string) => string;
}

const plain = { "just-types": "true" };

export const languages: Readonly<Record<string, Language>> = {
  kotlin: {
    needs: "com.fasterxml.jackson.module:jackson-module-kotlin",
    target: "kotlin",
    file: "VideoJSON.kt",
    package: { option: "package", default: "videojson" },
    plain,
    mend: (code) =>
      code
        // Jackson has a node of its own for whole numbers; they are numbers all the same.
        .replaceAll(/\bis DoubleNode\b/g, "is NumericNode")
        // Jackson's own default, by a name that newer versions do not have.
        .replace(/^ *propertyNamingStrategy = PropertyNamingStrategy\.LOWER_CAMEL_CASE\n/m, ""),
  },
  swift: {
    target: "swift",
    file: "VideoJSON.swift",
    // Variables are what gives structs an initialiser in which everything optional may be left out.
    options: { "mutable-properties": "true" },
    plain,
  },
  csharp: {
    aliases: ["c#", "cs", "dotnet"],
    target: "csharp",
    file: "VideoJSON.cs",
    package: { option: "namespace", default: "VideoJson" },
    options: { "array-type": "list" },
    plain,
  },
  java: {
    needs: "com.fasterxml.jackson.core:jackson-databind and com.fasterxml.jackson.datatype:jackson-datatype-jsr310",
    target: "java",
    nullableUnions: true,
    file: "Video.java",
    package: { option: "package", default: "videojson" },
    plain,
  },
  dart: { aliases: ["flutter"], target: "dart", file: "videojson.dart", plain },
  php: { target: "php", file: "VideoJSON.php" },
  ruby: {
    needs: "the gems dry-types and dry-struct",
    aliases: ["rb"],
    target: "ruby",
    file: "videojson.rb",
    package: { option: "namespace", default: "" },
    plain,
  },
  cpp: {
    needs: "C++17 and nlohmann/json",
    aliases: ["c++", "cplusplus"],
    target: "c++",
    file: "videojson.hpp",
    package: { option: "namespace", default: "videojson" },
    options: { "code-format": "with-struct", "include-location": "global-include" },
    plain,
  },
  "objective-c": { aliases: ["objc"], target: "objective-c", file: "VideoJSON.m" },
  scala3: {
    needs: "io.circe:circe-core, circe-generic and circe-parser",
    aliases: ["scala"],
    target: "scala3",
    file: "VideoJSON.scala",
    package: { option: "package", default: "videojson" },
  },
  elixir: {
    needs: "Jason",
    target: "elixir",
    file: "videojson.ex",
    package: { option: "namespace", default: "" },
    plain,
  },
  haskell: {
    needs: "aeson, text and unordered-containers",
    target: "haskell",
    comment: "--",
    file: "VideoJSON.hs",
    package: { option: "module", default: "VideoJSON" },
    plain,
  },
  elm: {
    needs: "NoRedInk/elm-json-decode-pipeline",
    target: "elm",
    file: "VideoJSON.elm",
    package: { option: "module", default: "VideoJSON" },
    plain,
  },
  typescript: { aliases: ["ts"], target: "typescript", file: "videojson.ts", plain },
  python: { aliases: ["py"], target: "python", file: "videojson.py", plain },
  go: {
    aliases: ["golang"],
    target: "go",
    comment: "//",
    file: "videojson.go",
    package: { option: "package", default: "videojson" },
    plain,
  },
  rust: {
    needs: "serde and serde_json",
    aliases: ["rs"],
    target: "rust",
    nullableUnions: true,
    file: "videojson.rs",
    options: { "skip-serializing-none": "true" },
    mend: (code) => code.replaceAll("PurpleString", "String"),
  },
};

/** The language of a name or of another name it is known by. */
export function languageNamed(name: string): Language | undefined {
  const wanted = name.toLowerCase();
  if (Object.hasOwn(languages, wanted)) return languages[wanted];
  return Object.values(languages).find(({ aliases = [] }) => aliases.includes(wanted));
}
