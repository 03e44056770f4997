/** The page of headless browsers with one more job: playing documents, and jumping about in them. */
import type { VideoJSON } from "@videoflow/core";
import { DomRenderer } from "@videoflow/renderer-dom";
import { addJobs } from "@videoflow/renderer-server/browser/page";

export interface PreviewRequest {
  readonly document: VideoJSON;
  /** Frames to jump to, one after the other. */
  readonly seeks: readonly number[];
}

export interface PreviewFigures {
  /** Frames shown per second of playing. */
  readonly fps: number;
  /** Frames that should have been shown, and were not. */
  readonly dropped: number;
  /** The longest time between two frames shown, in ms. */
  readonly longestGap: number;
  /** From asking for a frame until it is on the canvas, in ms. */
  readonly seeks: readonly number[];
}

addJobs({
  async preview(input): Promise<PreviewFigures> {
    const { document: video, seeks } = input as PreviewRequest;
    const host = document.createElement("div");
    Object.assign(host.style, { width: `${video.width}px`, height: `${video.height}px` });
    document.body.append(host);
    const renderer = new DomRenderer(host, {
      packageFiles: "packages/",
      workerUrl: "preview-worker.js",
      size: "document",
    });
    await renderer.loadVideo(video);
    const shown: number[] = [];
    const before = renderer.playbackQuality;
    renderer.onFrame(() => shown.push(performance.now()));
    renderer.play();
    await new Promise((resolve) => renderer.addEventListener("ended", () => resolve(undefined)));
    const { droppedFrames } = renderer.playbackQuality;
    const seconds = ((shown.at(-1) ?? 0) - (shown[0] ?? 0)) / 1000;
    const gaps = shown.slice(1).map((time, index) => time - (shown[index] ?? 0));
    const times: number[] = [];
    for (const frame of seeks) {
      const started = performance.now();
      await renderer.renderFrame(frame);
      times.push(performance.now() - started);
    }
    renderer.destroy();
    return {
      fps: gaps.length / seconds,
      dropped: droppedFrames - before.droppedFrames,
      longestGap: Math.max(...gaps),
      seeks: times,
    };
  },
});
