import { readFileSync } from "node:fs";
import { check, type Library } from "./checker.js";
import { parse } from "./parser.js";

let loaded: Library | undefined;

/** The language's standard library, written in the language itself (prelude.fx). */
export function prelude(): Library {
  loaded ??= check(parse(readFileSync(new URL("../prelude.fx", import.meta.url), "utf8"), "prelude.fx"), {
    functions: [],
    constants: [],
  });
  return loaded;
}
