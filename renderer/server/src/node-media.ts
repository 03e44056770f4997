import { type MediaPorts, movieOpener, openSound } from "@videoflow/renderer-media";
import { nodeAvDecoding } from "./movie/node-av-decoding.js";

/** What reads moving media in Node. */
export const nodeMedia: MediaPorts = { openSound, openMovie: movieOpener(nodeAvDecoding) };
