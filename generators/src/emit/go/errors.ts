import type { ErrorEntry } from "../../source/error-registry.js";
import { comment, goName, goString } from "./names.js";

/** The error registry: a constant for every code, and the table of their sentences. */
export function emitGoErrors(entries: readonly ErrorEntry[]): string {
  const constants = entries.map(({ code, title, description }) => {
    const doc = comment("\t", [`${constantName(code)}: ${title}. ${description}`]);
    return `${doc}\t${constantName(code)} Code = "${code}"\n`;
  });
  const rows = entries.map(
    ({ code, severity, exit, message, fix }) =>
      `\t{${constantName(code)}, "${severity}", ${exit}, ${goString(message)}, ${goString(fix)}},\n`,
  );
  return [
    "// Code is the stable name of something that can be wrong; the same in every SDK, on the command\n",
    "// line and over HTTP.\n",
    "type Code string\n\n",
    `// Everything that can be wrong.\nconst (\n${constants.join("\n")})\n\n`,
    "// errorTable holds the sentences of every code; {name} in them stands for a parameter.\n",
    `var errorTable = []errorFacts{\n${rows.join("")}}\n`,
  ].join("");
}

/** `TIME_INVALID` is `CodeTimeInvalid`. */
function constantName(code: string): string {
  return `Code${code
    .toLowerCase()
    .split("_")
    .map((word) => goName(word === "utf8" ? "UTF8" : word))
    .join("")}`;
}
