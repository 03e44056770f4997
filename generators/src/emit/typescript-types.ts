import { compile } from "json-schema-to-typescript";
import { type Bundle, rootName } from "../bundle/bundle.js";
import { codeBanner } from "./banner.js";
import { downLevel, type OldSchema } from "./down-level.js";

/** The name of the root type in TypeScript. */
const rootType = "VideoJSON";

const options = {
  additionalProperties: false,
  bannerComment: "",
  unreachableDefinitions: true,
  style: { printWidth: 120, tabWidth: 2 },
} as const;

/** TypeScript declarations of every definition, in alphabetical order, with the document itself first. */
export async function emitTypescriptTypes({ definitions }: Bundle): Promise<string> {
  const old: Record<string, OldSchema> = {};
  for (const name of [...definitions.keys()].sort()) {
    const definition = definitions.get(name);
    if (definition !== undefined && name !== rootName) old[name] = downLevel(definition);
  }
  const root = definitions.get(rootName);
  const schema = { ...(root === undefined ? {} : downLevel(root)), title: rootType, definitions: old };
  const code = await compile(schema as Parameters<typeof compile>[0], rootType, options);
  return codeBanner + withOriginalNames(withoutUsageNotes(code), Object.keys(old));
}

/** Undoes that json-schema-to-typescript writes a capital after a digit: "Tilt3d" comes out as "Tilt3D". */
function withOriginalNames(code: string, names: readonly string[]): string {
  return names.reduce((text, name) => {
    const changed = name.replace(/\d[a-z]/g, (pair) => pair.toUpperCase());
    return changed === name ? text : text.replace(new RegExp(`\\b${changed}\\b`, "g"), name);
  }, code);
}

/** Drops the notes by which json-schema-to-typescript says that a definition comes from a definition. */
function withoutUsageNotes(code: string): string {
  return code
    .replace(/^ \*\n \* This interface was referenced by [^\n]*\n \* via the `definition` "[^"]*"\.\n/gm, "")
    .replace(/^\/\*\*\n \* This interface was referenced by [^\n]*\n \* via the `definition` "[^"]*"\.\n \*\/\n/gm, "");
}
