import type { VideoJSON } from "@videoflow/core";
import { createFrameRenderer, type Resources } from "@videoflow/renderer-core";
import type { FrameModule, FrameSource } from "./frame-source.js";

interface DocumentData {
  readonly document: VideoJSON;
  readonly resources: Resources;
}

/** The frames of a valid document, drawn in whichever worker opens them. */
export function documentFrames(document: VideoJSON, resources: Resources): FrameModule {
  return { module: import.meta.url, data: { document, resources } satisfies DocumentData };
}

export function openFrames({ document, resources }: DocumentData): Promise<FrameSource> {
  return createFrameRenderer(document, resources);
}
