import type { ErrorEntry } from "../../source/error-registry.js";
import { doc, prose } from "./layout.js";
import { pascalCase, text } from "./names.js";

/** The error registry: an enum of the codes, and what is known of each. */
export function emitRustErrors(entries: readonly ErrorEntry[]): string {
  const variants = entries.map(
    ({ code, description }) => `${doc("    ", [`\`${code}\`: ${prose(description)}`])}    ${variant(code)},\n`,
  );
  const arms = entries.map(({ code, severity, exit, message, fix }) =>
    [
      `            Self::${variant(code)} => ErrorFacts {\n`,
      `                code: ${text(code)},\n`,
      `                severity: Severity::${pascalCase(severity)},\n`,
      `                exit: ${exit},\n`,
      `                message: ${text(message)},\n`,
      `                fix: ${text(fix)},\n`,
      "            },\n",
    ].join(""),
  );
  return [
    "/// The stable name of everything that can be wrong.\n",
    "#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]\n#[non_exhaustive]\n",
    `pub enum ErrorCode {\n${variants.join("")}}\n\n`,
    "impl ErrorCode {\n",
    "    /// Every code there is.\n",
    `    pub const ALL: &'static [Self] = &[\n${entries.map(({ code }) => `        Self::${variant(code)},\n`).join("")}    ];\n\n`,
    '    #[expect(clippy::too_many_lines, reason = "a table")]\n',
    "    pub(crate) const fn facts(self) -> ErrorFacts {\n        match self {\n",
    ...arms,
    "        }\n    }\n}\n",
  ].join("");
}

function variant(code: string): string {
  return pascalCase(code.toLowerCase());
}
