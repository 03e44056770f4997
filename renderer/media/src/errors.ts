import { type ErrorCode, type IssueParameters, issue, VideoJSONError } from "@videoflow/core";

/** An error of the registry, ready to throw. */
export function fail(code: ErrorCode, parameters: IssueParameters, cause?: unknown): VideoJSONError {
  const error = new VideoJSONError([issue(code, "", parameters)]);
  if (cause !== undefined) error.cause = cause;
  return error;
}

/** What happened, in the error's own words, to be put into a sentence. */
export function reasonOf(error: unknown): string {
  return (error instanceof Error ? error.message : String(error)).replace(/\.+$/, "") || "no reason given";
}

/** The error of a render that its caller ended through an AbortSignal. */
export function aborted(signal: AbortSignal): VideoJSONError {
  return fail("ABORTED", {}, signal.reason);
}
