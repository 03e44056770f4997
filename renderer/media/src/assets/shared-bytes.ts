import type { VideoJSON } from "@videoflow/core";
import { type Asset, requiredAssets } from "@videoflow/renderer-core";

/**
 * Sources that a document plays only: videos and sounds. Their files may be large, and are read piece by piece; so workers can share
 * one copy, which few functions of browsers take as a whole.
 */
export function playedSources(document: VideoJSON): ReadonlySet<string> {
  const required = requiredAssets(document);
  const isPlayed = (kind: string) => kind === "video" || kind === "audio";
  const others = new Set(required.filter(({ kind }) => !isPlayed(kind)).map(({ source }) => source));
  return new Set(required.map(({ source }) => source).filter((source) => !others.has(source)));
}

/** The same files, those that are played in memory that threads share instead of each having a copy. */
export function sharedAssets(assets: readonly Asset[], played: ReadonlySet<string>): Asset[] {
  return assets.map((asset) => {
    if (!played.has(asset.source) || isShared(asset.bytes)) return asset;
    const bytes = new Uint8Array(new SharedArrayBuffer(asset.bytes.length));
    bytes.set(asset.bytes);
    return { source: asset.source, bytes };
  });
}

/** Whether this page may share memory with its workers: only where it is isolated from other origins. */
export function pageMayShare(): boolean {
  return typeof SharedArrayBuffer !== "undefined" && globalThis.crossOriginIsolated;
}

export function isShared({ buffer }: Uint8Array): boolean {
  return typeof SharedArrayBuffer !== "undefined" && buffer instanceof SharedArrayBuffer;
}
