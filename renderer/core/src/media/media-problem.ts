import type { ErrorCode, IssueParameters } from "@videoflow/core";

/** Why a file cannot be used: an error of the registry that does not know yet which layer it is about. */
export class MediaProblem extends Error {
  override readonly name = "MediaProblem";

  constructor(
    readonly code: ErrorCode,
    readonly parameters: IssueParameters,
  ) {
    super(code);
  }
}

/** The file ends too early, or says what cannot be. @param reason completes "… cannot be decoded: " */
export function damaged(reason: string): MediaProblem {
  return new MediaProblem("ASSET_DAMAGED", { reason });
}
