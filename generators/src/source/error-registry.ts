import { pointerToken } from "./dialect.js";
import type { SpecProblem } from "./spec-error.js";

/** One entry of spec/errors.json. `message` and `fix` are templates: `{name}` stands for a parameter. */
export interface ErrorEntry {
  readonly code: string;
  readonly severity: "error" | "warning";
  /** Status with which the HTTP API answers when this is the first error of a document. */
  readonly http: number;
  /** Exit status of the command line. */
  readonly exit: number;
  readonly title: string;
  readonly message: string;
  readonly fix: string;
  readonly description: string;
}

const templateParameter = /\{([A-Za-z]+)\}/g;

/** The names of the parameters of an error, in order of appearance. */
export function errorParameters(entry: ErrorEntry): string[] {
  const names = [...`${entry.message} ${entry.fix}`.matchAll(templateParameter)].map((match) => match[1] ?? "");
  return [...new Set(names)];
}

const strings = ["code", "title", "message", "fix", "description"] as const;
const numbers = ["http", "exit"] as const;
const allowed = new Set<string>([...strings, ...numbers, "severity"]);

export function lintErrors(entries: readonly ErrorEntry[], file: string): SpecProblem[] {
  const problems: SpecProblem[] = [];
  const codes = new Set<string>();
  entries.forEach((entry, index) => {
    const report = (key: string, problem: string, fix: string) =>
      problems.push({ file, pointer: pointerToken(index) + pointerToken(key), problem, fix });
    for (const key of strings) {
      if (typeof entry[key] !== "string" || entry[key].trim() === "") {
        report(key, `"${key}" must be a sentence.`, "Write it.");
      }
    }
    for (const key of numbers) {
      if (!Number.isInteger(entry[key])) report(key, `"${key}" must be a whole number.`, "Write it.");
    }
    for (const key of Object.keys(entry)) {
      if (!allowed.has(key))
        report(key, `"${key}" is not part of an error.`, `Remove it; known are ${[...allowed].join(", ")}.`);
    }
    if (entry.severity !== "error" && entry.severity !== "warning") {
      report("severity", "The severity is unknown.", 'Write "error" or "warning".');
    }
    if (!/^[A-Z][A-Z0-9]*(_[A-Z0-9]+)*$/.test(entry.code)) {
      report("code", `"${entry.code}" is not UPPER_SNAKE.`, "Name the thing that is wrong in UPPER_SNAKE.");
    }
    if (codes.has(entry.code)) report("code", `${entry.code} is declared twice.`, "Remove one of them.");
    codes.add(entry.code);
  });
  return problems;
}
