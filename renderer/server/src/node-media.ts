import { type MediaPorts, movieOpener, openSound } from "@videoflow/renderer-media";
import { nodeDecoding } from "./movie/node-decoding.js";

/** What reads moving media in Node. */
export const nodeMedia: MediaPorts = { openSound, openMovie: movieOpener(nodeDecoding) };
