import { loadResources, webMedia } from "@videoflow/renderer-media/web";
import type { PageRequest } from "../../hash/hash-in-browser.js";
import { type FrameHashes, hashDocument } from "../../hash/hash-renderer.js";

export async function hashFrames(
  requests: readonly PageRequest[],
  onProgress: (done: number) => Promise<void>,
): Promise<FrameHashes[]> {
  const results: FrameHashes[] = [];
  for (const request of requests) {
    const report = (done: number) => onProgress((results.length + done) / requests.length);
    const { document, frames, seconds } = request;
    const resources = { ...(await loadResources(request.resources)), ...webMedia };
    results.push(await hashDocument(document, resources, sha256, { frames, seconds, onProgress: report }));
  }
  return results;
}

async function sha256(bytes: Uint8Array): Promise<string> {
  const digest = await crypto.subtle.digest("SHA-256", bytes as Uint8Array<ArrayBuffer>);
  return Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, "0")).join("");
}
