import type { MediaPorts } from "../export/open-document.js";
import { movieOpener } from "../movie/open-movie.js";
import { webDecoding } from "../movie/web-decoding.js";
import { openSound } from "../sound/open-sound.js";

/** What reads moving media in pages and their workers. */
export const webMedia: MediaPorts = { openSound, openMovie: movieOpener(webDecoding) };
