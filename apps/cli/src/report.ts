import { writeSync } from "node:fs";
import { type ErrorCode, errors, type Issue, type Loss } from "@videoflow/core";
import { writeStandardOutput } from "./output.js";

/** Tells what went wrong: every issue as text on standard error or, for programs, as `{"issues": […]}` on standard output. */
export async function reportIssues(issues: readonly Issue[], json: boolean): Promise<void> {
  if (json) await writeJson({ issues });
  else printIssues(issues);
}

/** The exit code of the first error; 0 when there are only warnings. */
export function exitCode(issues: readonly Issue[]): number {
  const first = issues.find(({ severity }) => severity === "error");
  return first ? exitCodeOf(first.code) : 0;
}

export function exitCodeOf(code: ErrorCode): number {
  return errors[code].exit;
}

/** One line of JSON on standard output. */
export function writeJson(value: unknown): Promise<void> {
  return writeStandardOutput(`${JSON.stringify(value)}\n`);
}

/** Issues as text for people, on standard error. */
export function printIssues(issues: readonly Issue[]): void {
  if (issues.length > 0) printLine(issues.map(describe).join("\n"));
}

/** What is lost of a converted video, as text for people, on standard error. */
export function printLosses(losses: readonly Loss[] = []): void {
  if (losses.length > 0) printLine(losses.map(describeLoss).join("\n"));
}

export function printLine(text: string): void {
  try {
    // Synchronous, so that nothing is lost when the process ends after it.
    writeSync(process.stderr.fd, `${text}\n`);
  } catch {
    // Nobody listens, or a terminal is not ready: there is no one left to tell.
  }
}

function describe({ severity, code, pointer, message, fix }: Issue): string {
  const colour = severity === "error" ? 31 : 33;
  const place = pointer === "" ? "" : ` at ${printable(abbreviate(pointer))}`;
  return [`${paint(colour, severity)} ${code}${place}`, `  ${printable(message)}`, `  ${printable(fix)}`].join("\n");
}

function describeLoss({ pointer, what, why, suggestions = [] }: Loss): string {
  const question =
    suggestions.length > 0 ? ` Was ${suggestions.map((name) => JSON.stringify(name)).join(" or ")} meant?` : "";
  return [
    `${paint(33, "warning")} not taken over from VideoFlow at ${printable(abbreviate(pointer))}`,
    `  ${printable(what.charAt(0).toUpperCase() + what.slice(1))}.`,
    `  ${printable(why + question)}`,
  ].join("\n");
}

/** The two ends of what would fill the screen; `--json` has all of it. */
function abbreviate(pointer: string): string {
  return pointer.length <= 200 ? pointer : `${pointer.slice(0, 80)}…${pointer.slice(-80)}`;
}

/** Documents may hold anything; a terminal must not be steered by it. */
function printable(text: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is looked for.
  return text.replace(/[\u0000-\u001f\u007f-\u009f\u2028-\u202e\u2066-\u2069]/g, (character) => {
    return `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`;
  });
}

function paint(colour: number, text: string): string {
  const wanted = process.stderr.isTTY && !process.env["NO_COLOR"];
  return wanted ? `\u001b[1;${colour}m${text}\u001b[0m` : text;
}
