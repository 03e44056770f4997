import type { VideoJSON } from "@videoflow/core";
import { type HashEngine, hashFrames } from "@videoflow/renderer-server";

export const engines: readonly HashEngine[] = ["node", "worker", "chromium", "firefox"];

/** SHA-256 by frame number, as `engine` renders them. */
export async function frameHashes(
  document: VideoJSON,
  engine: HashEngine,
  frames: readonly number[],
): Promise<Record<string, string>> {
  const result = await hashFrames(document, { engine, frames });
  return Object.fromEntries(result.frames.map(({ frame, sha256 }) => [String(frame), sha256]));
}
