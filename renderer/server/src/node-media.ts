import { type MediaPorts, openSound } from "@videoflow/renderer-media";

/** What reads moving media in Node. */
export const nodeMedia: MediaPorts = { openSound };
