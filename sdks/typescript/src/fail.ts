import { type ErrorCode, type IssueParameters, issue, VideoJSONError } from "./errors.js";

/** An error of the registry, made to be thrown: one issue, its sentences filled in from `parameters`. */
export function fail(
  code: ErrorCode,
  parameters: IssueParameters,
  pointer = "",
  suggestions: readonly string[] = [],
): VideoJSONError {
  return new VideoJSONError([issue(code, pointer, parameters, suggestions)]);
}

/** Longer texts are cut when a message shows them. */
const LONGEST_SHOWN = 60;

/** A value as a message shows it: texts in quotes, lists and objects by their kind. */
export function describe(value: unknown): string {
  if (typeof value === "string") {
    return JSON.stringify(value.length > LONGEST_SHOWN ? `${value.slice(0, LONGEST_SHOWN)}…` : value);
  }
  if (Array.isArray(value)) return "a list";
  return typeof value === "object" && value !== null ? "an object" : String(value);
}
