import type { Issue, VideoJSONError } from "@videoflow/core";

/** A frame was shown. */
export interface FrameDetail {
  /** Counted from 0. */
  readonly frame: number;
  /** When it begins, in seconds. */
  readonly time: number;
}

export interface ErrorDetail {
  readonly error: VideoJSONError;
  /** Everything that is wrong, with JSON Pointers into the document where they fit. */
  readonly issues: readonly Issue[];
}

/** Events of a `DomRenderer`, and of the player. */
export interface PreviewEvents {
  /** Another document is loaded, and its frame is shown. */
  loaded: CustomEvent<undefined>;
  /** The document was changed, and its frame is shown. */
  changed: CustomEvent<undefined>;
  frame: CustomEvent<FrameDetail>;
  play: CustomEvent<undefined>;
  pause: CustomEvent<undefined>;
  /** The end was reached, and nothing loops. */
  ended: CustomEvent<undefined>;
  /** The frame that was jumped to is shown. */
  seeked: CustomEvent<undefined>;
  /** `volume` or `muted` has changed. */
  volumechange: CustomEvent<undefined>;
  /** `playbackRate` or `loop` has changed. */
  ratechange: CustomEvent<undefined>;
  /** A document cannot be loaded, or a frame of it not be drawn. */
  error: CustomEvent<ErrorDetail>;
}

export type PreviewEventName = keyof PreviewEvents;

/** Event targets that tell what happens to them by type. */
export interface PreviewEventTarget {
  addEventListener<Name extends PreviewEventName>(
    type: Name,
    listener: (event: PreviewEvents[Name]) => void,
    options?: boolean | AddEventListenerOptions,
  ): void;
  removeEventListener<Name extends PreviewEventName>(
    type: Name,
    listener: (event: PreviewEvents[Name]) => void,
    options?: boolean | EventListenerOptions,
  ): void;
}
