import { type ErrorCode, issue, VideoJSONError } from "@videoflow/core";

/** An error of the registry with one issue that belongs to no place in a document. */
export function fail(code: ErrorCode, parameters: Record<string, string | number> = {}): VideoJSONError {
  return new VideoJSONError([issue(code, "", parameters)]);
}

/** Any exception as an error of the registry: an exception nobody foresaw is a bug of ours, and says so. */
export function asVideoJSONError(error: unknown): VideoJSONError {
  if (error instanceof VideoJSONError) return error;
  const reason = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
  return fail("INTERNAL", { reason });
}

const SYSTEM_REASONS: Readonly<Record<string, string>> = {
  ENOENT: "there is no such file or folder",
  EACCES: "permission is denied",
  EPERM: "permission is denied",
  EROFS: "the file system is read-only",
  EISDIR: "it is a folder, not a file",
  ENOTDIR: "a part of its path is not a folder",
  ENOSPC: "the disk is full",
  ENAMETOOLONG: "the name is too long",
  ELOOP: "its symbolic links go round in a circle",
  EPIPE: "nobody reads it any more",
  EMFILE: "too many files are open",
};

/** What a failed system call means, as the end of a sentence. */
export function systemReason(error: unknown): string {
  const { code, message } = error as NodeJS.ErrnoException;
  return SYSTEM_REASONS[code ?? ""] ?? message ?? String(error);
}
