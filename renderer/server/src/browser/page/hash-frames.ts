import { createFrameRenderer, type Resources } from "@videoflow/renderer-core";
import type { ValidHashRequest } from "../../hash/hash-frames.js";
import { type FrameHashes, hashRenderer } from "../../hash/hash-renderer.js";
import type { ResourceAddresses } from "../page-protocol.js";
import { loadResources } from "./load-resources.js";

export interface HashInput {
  readonly requests: readonly ValidHashRequest[];
  readonly resources: ResourceAddresses;
}

export async function hashFrames(
  { requests, resources: addresses }: HashInput,
  onProgress: (done: number) => Promise<void>,
): Promise<FrameHashes[]> {
  const resources = await loadResources(addresses);
  const results: FrameHashes[] = [];
  for (const request of requests) {
    const report = (done: number) => onProgress((results.length + done) / requests.length);
    results.push(await hashDocument(request, resources, report));
  }
  return results;
}

async function hashDocument(
  { document, frames }: ValidHashRequest,
  resources: Resources,
  onProgress: (done: number) => Promise<void>,
): Promise<FrameHashes> {
  const renderer = await createFrameRenderer(document, resources);
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
