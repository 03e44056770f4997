import { type ErrorCode, errors } from "./generated/errors.js";

export { type ErrorCode, type ErrorFacts, errors } from "./generated/errors.js";

/** One thing that is wrong, where it is, and how to mend it. */
export interface Issue {
  /** Stable name; docs/ERRORS.md explains each. */
  readonly code: ErrorCode;
  /** A document with an error is refused; one with warnings only is used. */
  readonly severity: "error" | "warning";
  /** JSON Pointer (RFC 6901) to the place in the document; "" is the whole document. */
  readonly pointer: string;
  /** One sentence that says what is wrong. */
  readonly message: string;
  /** One sentence that says how to mend it. */
  readonly fix: string;
  /** The nearest valid names where a name is not known, best first. */
  readonly suggestions?: readonly string[];
}

/** The values that stand for `{name}` in the sentences of an error. */
export type IssueParameters = Readonly<Record<string, string | number>>;

/**
 * An issue of the registry with its sentences filled in.
 *
 * @param parameters what `{name}` in the sentences stands for; spec/errors.json names them for each code.
 * @param suggestions nearest valid names, best first; the fix asks whether they were meant.
 */
export function issue(
  code: ErrorCode,
  pointer: string,
  parameters: IssueParameters = {},
  suggestions: readonly string[] = [],
): Issue {
  const { severity, message, fix } = errors[code];
  const question = suggestions.length === 0 ? "" : `Did you mean ${alternatives(suggestions)}? `;
  const filled = { code, severity, pointer, message: fill(message, parameters), fix: question + fill(fix, parameters) };
  return suggestions.length === 0 ? filled : { ...filled, suggestions };
}

/** What is thrown when a document, an asset or a call is refused: everything that is wrong, at once. */
export class VideoJSONError extends Error {
  override readonly name = "VideoJSONError";
  /** Code of the first error. */
  readonly code: ErrorCode;
  readonly issues: readonly Issue[];

  /** @param issues at least one. */
  constructor(issues: readonly Issue[]) {
    super(issues.map(issueLine).join("\n"));
    this.issues = issues;
    this.code = (issues.find(({ severity }) => severity === "error") ?? issues[0])?.code ?? "INTERNAL";
  }
}

/** An issue on one line: `PROPERTY_UNKNOWN /layers/0/colour: There is no property … Correct its spelling, …` */
export function issueLine({ code, pointer, message, fix }: Issue): string {
  return `${pointer === "" ? code : `${code} ${pointer}`}: ${message} ${fix}`;
}

function fill(template: string, parameters: IssueParameters): string {
  return template.replace(/\{([A-Za-z]+)\}/g, (placeholder, name: string) =>
    Object.hasOwn(parameters, name) ? String(parameters[name]) : placeholder,
  );
}

function alternatives(names: readonly string[]): string {
  return names.map((name) => JSON.stringify(name)).join(" or ");
}
