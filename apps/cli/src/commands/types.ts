import { mkdir, readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { join } from "node:path";
import { issue, nearest, VideoJSONError } from "@videoflow/core";
import { fail, systemReason } from "../errors.js";
import { flattenSchema, type Schema } from "../models/flatten.js";
import { languageNamed, languages } from "../models/languages.js";
import { printModels } from "../models/print-models.js";
import { outputFailed, writeOutput } from "../output.js";
import type { Context, TypesOptions } from "../program.js";
import { writeJson } from "../report.js";

/** What names of packages, namespaces and modules are made of in any of the languages. */
const PACKAGE_NAME = /^[A-Za-z_][A-Za-z0-9_]*((\.|::)[A-Za-z_][A-Za-z0-9_]*)*$/;

/** Prints models of documents in a language. */
export async function types(options: TypesOptions, { signal }: Context): Promise<number> {
  const name = options.lang.toLowerCase();
  const language = languageNamed(name);
  if (language === undefined) throw unknownLanguage(options.lang);
  const packageName = options.package ?? options.namespace;
  const packageOption = options.package === undefined ? "--namespace" : "--package";
  if (packageName !== undefined) {
    if (!language.package) throw unknownOption(packageOption, name);
    if (!PACKAGE_NAME.test(packageName)) {
      const expected = 'a name of the language, such as "videojson" or, where it has parts, "com.example.videojson"';
      throw fail("OPTION_INVALID", { option: packageOption, value: JSON.stringify(packageName), expected });
    }
  }
  if (options.plain && !language.plain) throw unknownOption("--plain", name);

  const files = await printModels(flattenSchema(await readSchema(), language), language, {
    ...(packageName === undefined ? {} : { package: packageName }),
    plain: options.plain === true,
    banner: [
      `VideoJSON 1.0 documents, made by \`videoflow types --lang ${name}\` from the schema: do not edit.`,
      ...(language.needs && !options.plain ? [`Needs ${language.needs}.`] : []),
    ],
  });
  await write(files, options.output, signal);
  if (options.json && options.output !== "-") {
    await writeJson({ language: name, output: options.output, files: [...files.keys()] });
  }
  return 0;
}

/** One file is written as it is named; several go into a folder, or one after the other to standard output. */
async function write(files: ReadonlyMap<string, string>, output: string, signal: AbortSignal): Promise<void> {
  const [only] = files.values();
  if (files.size === 1 && only !== undefined) return writeOutput(output, only, signal);
  if (output === "-") {
    const texts = [...files].map(([name, text]) => `// ${name}\n\n${text}`);
    return writeOutput("-", texts.join("\n"), signal);
  }
  await mkdir(output, { recursive: true }).catch((error) => {
    throw outputFailed(output, error);
  });
  for (const [name, text] of files) await writeOutput(join(output, name), text, signal);
}

/** The schema that the SDK carries. */
async function readSchema(): Promise<Schema> {
  const path = createRequire(import.meta.url).resolve("@videoflow/core/schema.json");
  const text = await readFile(path, "utf8").catch((error) => {
    throw fail("INPUT_UNREADABLE", { path, reason: systemReason(error) });
  });
  return JSON.parse(text) as Schema;
}

function unknownLanguage(name: string): VideoJSONError {
  const names = Object.entries(languages).flatMap(([own, { aliases = [] }]) => [own, ...aliases]);
  const found = nearest(name, names).flatMap((near) =>
    languageNames.filter((own) => languageNamed(own) === languageNamed(near)),
  );
  const parameters = { option: "--lang", value: JSON.stringify(name), expected: `one of: ${languageNames.join(", ")}` };
  return new VideoJSONError([issue("OPTION_INVALID", "", parameters, [...new Set(found)])]);
}

function unknownOption(option: string, language: string): VideoJSONError {
  return fail("OPTION_UNKNOWN", { option, command: `types --lang ${language}` });
}

const languageNames = Object.keys(languages);
