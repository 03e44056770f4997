import type { VideoJSON } from "@videoflow/core";
import { createFrameRenderer } from "@videoflow/renderer-core";
import type { FrameSelection } from "../../hash/frame-selection.js";
import { type FrameHashes, hashRenderer } from "../../hash/hash-renderer.js";
import type { ResourceAddresses } from "../page-protocol.js";
import { loadResources } from "./load-resources.js";

export interface HashInput {
  readonly document: VideoJSON;
  readonly resources: ResourceAddresses;
  readonly frames?: FrameSelection | undefined;
}

export async function hashFrames(input: HashInput, onProgress: (done: number) => Promise<void>): Promise<FrameHashes> {
  const renderer = await createFrameRenderer(input.document, await loadResources(input.resources));
  try {
    return await hashRenderer(renderer, sha256, { frames: input.frames, onProgress });
  } finally {
    renderer.dispose();
  }
}

async function sha256(bytes: Uint8Array): Promise<string> {
  const digest = await crypto.subtle.digest("SHA-256", bytes as Uint8Array<ArrayBuffer>);
  return Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, "0")).join("");
}
