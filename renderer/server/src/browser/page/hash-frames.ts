import { createFrameRenderer } from "@videoflow/renderer-core";
import { loadResources, webMedia } from "@videoflow/renderer-media/web";
import type { PageRequest } from "../../hash/hash-in-browser.js";
import { type FrameHashes, hashRenderer } from "../../hash/hash-renderer.js";

export async function hashFrames(
  requests: readonly PageRequest[],
  onProgress: (done: number) => Promise<void>,
): Promise<FrameHashes[]> {
  const results: FrameHashes[] = [];
  for (const request of requests) {
    const report = (done: number) => onProgress((results.length + done) / requests.length);
    results.push(await hashDocument(request, report));
  }
  return results;
}

async function hashDocument(
  { document, frames, resources }: PageRequest,
  onProgress: (done: number) => Promise<void>,
): Promise<FrameHashes> {
  const renderer = await createFrameRenderer(document, { ...(await loadResources(resources)), ...webMedia });
  try {
    return await hashRenderer(renderer, sha256, { frames, onProgress });
  } finally {
    renderer.dispose();
  }
}

async function sha256(bytes: Uint8Array): Promise<string> {
  const digest = await crypto.subtle.digest("SHA-256", bytes as Uint8Array<ArrayBuffer>);
  return Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, "0")).join("");
}
