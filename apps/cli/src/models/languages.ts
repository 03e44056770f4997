import type { LanguageName } from "quicktype-core";
import {
  mendCpp,
  mendDart,
  mendElixir,
  mendJava,
  mendKotlin,
  mendObjectiveC,
  mendPhp,
  mendRuby,
  mendRust,
} from "./mend.js";

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
    mend: mendKotlin,
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
    mend: mendJava,
    file: "Video.java",
    package: { option: "package", default: "videojson" },
    plain,
  },
  dart: { aliases: ["flutter"], target: "dart", mend: mendDart, file: "videojson.dart", plain },
  php: { target: "php", mend: mendPhp, file: "VideoJSON.php" },
  ruby: {
    needs: "the gems dry-types and dry-struct",
    aliases: ["rb"],
    target: "ruby",
    mend: mendRuby,
    file: "videojson.rb",
    package: { option: "namespace", default: "" },
    plain,
  },
  cpp: {
    needs: "C++17 and nlohmann/json",
    aliases: ["c++", "cplusplus"],
    target: "c++",
    mend: mendCpp,
    file: "videojson.hpp",
    package: { option: "namespace", default: "videojson" },
    options: { "code-format": "with-struct", "include-location": "global-include", "hide-null-optional": "true" },
    plain,
  },
  "objective-c": { aliases: ["objc"], target: "objective-c", mend: mendObjectiveC, file: "VideoJSON.m" },
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
    mend: mendElixir,
    file: "videojson.ex",
    package: { option: "namespace", default: "" },
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
    mend: mendRust,
  },
};

/** The language of a name or of another name it is known by. */
export function languageNamed(name: string): Language | undefined {
  const wanted = name.toLowerCase();
  if (Object.hasOwn(languages, wanted)) return languages[wanted];
  return Object.values(languages).find(({ aliases = [] }) => aliases.includes(wanted));
}
