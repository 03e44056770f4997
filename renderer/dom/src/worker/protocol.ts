/** What the page and its worker say to each other. */
import type { Issue, VideoJSON } from "@videoflow/core";
import type { FrameRate, Resources } from "@videoflow/renderer-core";

/** A document and what it needs that the worker has not been given yet. */
export interface FilmData {
  /** Valid. */
  readonly document: VideoJSON;
  readonly resources: Omit<Resources, "openSound">;
  /** Pixels of the frames per pixel of the document. */
  readonly scale: number;
}

/** What the page has to know of what it shows. */
export interface Film {
  /** Pixels of the frames at the scale asked for. */
  readonly width: number;
  readonly height: number;
  readonly frameCount: number;
  readonly fps: FrameRate;
}

export type PreviewRequest =
  /** Begins anew, with nothing kept. Answered by `opened` or `failed`. */
  | { readonly type: "open"; readonly id: number; readonly film: FilmData }
  /** Goes on with another document or size. Answered by `opened`, or by `failed`, which leaves all as it was. */
  | { readonly type: "change"; readonly id: number; readonly film: FilmData; readonly shown: number }
  /** What is wanted from now on, most urgent first; what was wanted before and is not drawn yet is dropped. */
  | ({ readonly type: "want" } & Wanted)
  /** Gives back the pixels of a frame that was shown, to draw into. */
  | { readonly type: "recycle"; readonly pixels: ArrayBuffer }
  /** Sound from this sample on is wanted, up to `until`; sound of earlier runs is not. `loop`: on and on, from the end to the start. */
  | {
      readonly type: "mix";
      readonly run: number;
      readonly from: number;
      readonly until: number;
      readonly loop: boolean;
    }
  /** More sound of the same run is wanted. */
  | { readonly type: "mixMore"; readonly run: number; readonly until: number }
  /** No more sound is wanted. */
  | { readonly type: "mixNone" };

/**
 * Frames to be shown one after the other. They are counted on and on, through loops too: `frameCount` + 2 is frame 2 of the
 * second time round. In one run no frame is drawn twice.
 */
export interface Wanted {
  /** Every jump begins a new run. */
  readonly run: number;
  /** Ascending. */
  readonly counts: readonly number[];
}

/** A painted frame. */
export interface Picture {
  readonly run: number;
  readonly count: number;
  /** `count` without the loops before it. */
  readonly frame: number;
  readonly width: number;
  readonly height: number;
  /** RGBA8, not premultiplied: what a canvas takes. */
  readonly pixels: ArrayBuffer;
}

/** Samples at 48 kHz. */
export interface SoundBlock {
  readonly run: number;
  /** First sample, from the start of the video, counted on through loops. */
  readonly from: number;
  readonly left: Float32Array<ArrayBuffer>;
  readonly right: Float32Array<ArrayBuffer>;
}

export type PreviewReply =
  | { readonly type: "opened"; readonly id: number; readonly film: Film }
  | { readonly type: "picture"; readonly picture: Picture }
  | { readonly type: "sound"; readonly block: SoundBlock }
  /** There is no more of this run, or nothing at all. */
  | { readonly type: "soundEnd"; readonly run: number }
  /** `id`: of the request that failed; undefined when a frame or sound could not be made. */
  | { readonly type: "failed"; readonly id?: number; readonly issues: readonly Issue[] };
