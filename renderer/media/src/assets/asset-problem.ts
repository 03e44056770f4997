import type { ErrorCode, IssueParameters } from "@videoflow/core";

/** Why a source cannot be loaded: an error of the registry that does not know yet which layer it is about. */
export class AssetProblem extends Error {
  override readonly name = "AssetProblem";

  constructor(
    readonly code: ErrorCode,
    readonly parameters: IssueParameters = {},
    cause?: unknown,
  ) {
    super(code, { cause });
  }
}

/** @param reason completes "… cannot be loaded: " */
export function unavailable(reason: string, cause?: unknown): AssetProblem {
  return new AssetProblem("ASSET_UNAVAILABLE", { reason }, cause);
}

export function tooLarge(bytes: number | string, limit: number): AssetProblem {
  return new AssetProblem("ASSET_TOO_LARGE", { bytes, limit });
}
