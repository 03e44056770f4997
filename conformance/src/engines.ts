import type { VideoJSON } from "@videoflow/core";
import { type HashEngine, hashDocuments } from "@videoflow/renderer-server";

export const engines: readonly HashEngine[] = ["node", "worker", "chromium", "firefox"];

export interface FrameRequest {
  readonly document: VideoJSON;
  readonly frames: readonly number[];
}

/** SHA-256 by frame number for each request, as `engine` renders them. */
export async function frameHashes(
  requests: readonly FrameRequest[],
  engine: HashEngine,
): Promise<Record<string, string>[]> {
  const results = await hashDocuments(requests, { engine });
  return results.map(({ frames }) => Object.fromEntries(frames.map(({ frame, sha256 }) => [String(frame), sha256])));
}
