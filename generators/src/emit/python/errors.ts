import type { ErrorEntry } from "../../source/error-registry.js";
import { pythonLiteral } from "./names.js";

/** The error registry as a table. */
export function emitPythonErrors(entries: readonly ErrorEntry[]): string {
  const codes = entries.map(({ code }) => `    "${code}",\n`).join("");
  const rows = entries.map(
    ({ code, severity, exit, message, fix }) =>
      `    "${code}": ErrorFacts(\n        ${[pythonLiteral(severity), exit, pythonLiteral(message), pythonLiteral(fix)].join(",\n        ")},\n    ),\n`,
  );
  return [
    '"""Everything that can be wrong; docs/ERRORS.md explains each."""\n\n',
    "from __future__ import annotations\n\n",
    "from typing import Literal, NamedTuple\n\n",
    `ErrorCode = Literal[\n${codes}]\n"""The stable name of an error."""\n\n\n`,
    "class ErrorFacts(NamedTuple):\n",
    '    """What is known of an error; `{name}` in its sentences stands for a parameter."""\n\n',
    '    severity: Literal["error", "warning"]\n    exit: int\n    message: str\n    fix: str\n\n\n',
    `ERRORS: dict[str, ErrorFacts] = {\n${rows.join("")}}\n`,
  ].join("");
}
