import type { VideoJSON } from "@videoflow/core";
import { DomRenderer } from "../../src/index.js";
import { createHost, options } from "./host.js";

export interface HashRequest {
  readonly document: VideoJSON;
  readonly frames: readonly number[];
  /** Address that the document's files are relative to. */
  readonly baseUrl: string;
}

/** Hashes of what is on the canvas, for each document: one after the other in the same renderer, as a page would show them. */
export async function hashFrames(input: unknown, onProgress: (done: number) => Promise<void>): Promise<string[][]> {
  const results: string[][] = [];
  const renderer = new DomRenderer(createHost(640, 360), { ...options, size: "document" });
  for (const { document, frames, baseUrl } of input as readonly HashRequest[]) {
    await renderer.loadVideo(document, { baseUrl });
    const hashes: string[] = [];
    for (const frame of frames) {
      await renderer.renderFrame(frame);
      hashes.push(await hashOf(renderer.canvas));
      await onProgress(results.length);
    }
    results.push(hashes);
  }
  renderer.destroy();
  return results;
}

/** SHA-256 of the pixels of a canvas. */
export async function hashOf(canvas: HTMLCanvasElement): Promise<string> {
  const context = canvas.getContext("2d") as CanvasRenderingContext2D;
  const { data } = context.getImageData(0, 0, canvas.width, canvas.height, { colorSpace: "srgb" });
  const digest = await crypto.subtle.digest("SHA-256", data as Uint8ClampedArray<ArrayBuffer>);
  return Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, "0")).join("");
}
