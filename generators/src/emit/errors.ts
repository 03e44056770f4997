import { type ErrorEntry, errorParameters } from "../source/error-registry.js";
import { codeBanner, markdownBanner } from "./banner.js";
import { literal } from "./literal.js";

/** The error registry as a TypeScript table. */
export function emitErrors(entries: readonly ErrorEntry[]): string {
  const codes = entries.map(({ code }) => `  | ${JSON.stringify(code)}`).join("\n");
  const table = Object.fromEntries(
    entries.map(({ code, severity, http, exit, message, fix }) => [code, { severity, http, exit, message, fix }]),
  );
  return [
    codeBanner,
    "\n/** The stable names of everything that can be wrong; docs/ERRORS.md explains each. */\n",
    `export type ErrorCode =\n${codes};\n\n`,
    errorFactsInterface,
    `export const errors: { readonly [code in ErrorCode]: ErrorFacts } = ${literal(table)};\n`,
  ].join("");
}

const errorFactsInterface = `export interface ErrorFacts {
  /** A document with an error is refused; one with warnings only is used. */
  readonly severity: "error" | "warning";
  /** Status of the HTTP API. */
  readonly http: number;
  /** Exit status of the command line. */
  readonly exit: number;
  /** What is wrong; {name} stands for a parameter. */
  readonly message: string;
  /** How to mend it; {name} stands for a parameter. */
  readonly fix: string;
}

`;

/** docs/ERRORS.md: every error with its sentences, in alphabetical order of the codes. */
export function emitErrorDocs(entries: readonly ErrorEntry[]): string {
  const sorted = [...entries].sort((a, b) => (a.code < b.code ? -1 : 1));
  const rows = sorted.map(
    ({ code, title, severity, exit, http }) =>
      `| [\`${code}\`](#${code.toLowerCase()}) | ${title} | ${severity} | ${exit} | ${http} |`,
  );
  const sections = sorted.map((entry) => {
    const parameters = errorParameters(entry).map((name) => `\`${name}\``);
    const facts = [entry.severity, `exit status ${entry.exit}`, `HTTP ${entry.http}`].join(" · ");
    return [
      `## ${entry.code}`,
      `**${entry.title}** · ${facts}`,
      entry.description,
      `> ${entry.message}\n>\n> ${entry.fix}`,
      ...(parameters.length === 0 ? [] : [`Parameters: ${parameters.join(", ")}.`]),
    ].join("\n\n");
  });
  return [
    markdownBanner,
    "# Errors",
    'Every error has a stable code, a JSON Pointer to the place where one fits (`""` is the whole document), a sentence that\nsays what is wrong and one that says how to mend it. All problems of a document are reported at once. The codes are the\nsame in every SDK, on the command line (exit status) and in the HTTP API.',
    ["| code | what | severity | exit | HTTP |", "|---|---|---|---|---|", ...rows].join("\n"),
    ...sections,
  ]
    .join("\n\n")
    .concat("\n");
}
