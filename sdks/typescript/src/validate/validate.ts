/**
 * From text, or from any value, to a document or to everything that is wrong with it:
 *
 *   text -> inspect (json-text.ts: syntax, duplicate names) -> JSON.parse
 *     value -> snapshot (snapshot.ts: plain data, limits of size and depth)
 *       -> structure: validateVideo (generated from the schema by ajv) says whether,
 *                     explain.ts says what is wrong
 *       -> checks/ (rules that the schema cannot say)
 *       -> issues in the order of the document (report.ts)
 */

// Plain JavaScript that is not compiled: the path is the same from src/validate and from dist/validate.
import { validateVideo } from "../../src/generated/validator.js";
import type { Issue } from "../errors.js";
import type { VideoJSON } from "../generated/types.js";
import { checks } from "./checks/checks.js";
import { explain } from "./explain.js";
import type { Json } from "./facts.js";
import { inspectJsonText } from "./json-text.js";
import { isObject, visitLayers } from "./layers.js";
import { defaultLimits, type Limits } from "./limits.js";
import { Report } from "./report.js";
import { takeSnapshot } from "./snapshot.js";
import { utf8Length } from "./unicode.js";
import { describeValue } from "./words.js";

export type { Limits } from "./limits.js";

/** A document, perhaps with warnings; or no document, and at least one error. */
export type ValidationResult =
  | { readonly document: VideoJSON; readonly issues: Issue[] }
  | { readonly document?: undefined; readonly issues: Issue[] };

/**
 * Reads a document from JSON text and validates it. Never throws.
 *
 * @param text JSON (RFC 8259).
 * @param limits where they differ from the defaults: 16 MiB, 64 groups in one another, 10,000 layers, 33,554,432 pixels.
 * @returns the document, or all issues in the order of the document.
 */
export function parseDocument(text: string, limits: Partial<Limits> = {}): ValidationResult {
  const allowed = { ...defaultLimits, ...limits };
  const report = new Report(allowed.issues);
  if (typeof text !== "string") {
    report.add("VALUE_TYPE", "", { actual: describeValue(text), expected: "JSON text" });
    return { issues: report.issues(undefined) };
  }
  const bytes = utf8Length(text);
  if (bytes > allowed.bytes) {
    report.refuse("DOCUMENT_TOO_LARGE", "", { bytes, limit: allowed.bytes });
    return { issues: report.issues(undefined) };
  }
  const { error, duplicates, tooDeepAt } = inspectJsonText(text, allowed);
  if (error !== undefined) report.add("DOCUMENT_NOT_JSON", "", { ...error });
  else if (tooDeepAt !== undefined) report.add("NESTING_TOO_DEEP", tooDeepAt, { limit: allowed.depth });
  if (report.hasErrors) return { issues: report.issues(undefined) };
  for (const { name, pointer } of duplicates) report.add("NAME_DUPLICATE", pointer, { property: name });
  return validateSnapshot(JSON.parse(text), allowed, report);
}

/**
 * Validates a value such as `JSON.parse` gives, or anything else. Never throws.
 *
 * @param value is not changed; the document of the result is a copy.
 * @param limits where they differ from the defaults, see {@link parseDocument}.
 * @returns the document, or all issues in the order of the document.
 */
export function validate(value: unknown, limits: Partial<Limits> = {}): ValidationResult {
  const allowed = { ...defaultLimits, ...limits };
  return validateSnapshot(value, allowed, new Report(allowed.issues));
}

function validateSnapshot(value: unknown, limits: Limits, report: Report): ValidationResult {
  const document = takeSnapshot(value, limits, report);
  if (document === undefined) return { issues: report.issues(undefined) };
  checkStructure(document, report);
  if (isObject(document)) {
    const layers = [...visitLayers(document)];
    for (const check of checks) check({ document, layers, limits, report });
  }
  const issues = report.issues(document);
  return report.hasErrors ? { issues } : { document: document as unknown as VideoJSON, issues };
}

function checkStructure(document: Json, report: Report): void {
  if (validateVideo(document)) return;
  const before = report.hasErrors;
  explain(document, report);
  const reason = validateVideo.errors?.[0];
  if (before || report.hasErrors || isCheckedApart(reason?.instancePath)) return;
  // The tables and the validator come from one schema; if they ever disagree, the document is still refused.
  report.add("INTERNAL", reason?.instancePath ?? "", { reason: `the schema refuses the value (${reason?.keyword})` });
}

/** Members that explain.ts leaves to the checks. */
function isCheckedApart(pointer = ""): boolean {
  return pointer === "/fps" || pointer === "/version";
}
