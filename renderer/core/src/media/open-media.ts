import { type VideoJSON, VideoJSONError } from "@videoflow/core";
import type { OpenSound } from "../audio/sound.js";
import type { GivenFonts } from "../fonts/library.js";
import { type MediaInfo, mediaInfo } from "./media-info.js";
import type { Movie, OpenMovie } from "./movie.js";
import { openMovies } from "./open-movies.js";
import { type Asset, requiredAssets } from "./required-assets.js";
import { soundInfos } from "./sound-info.js";

/** The files of a document, and what reads those that take more than a header to read. */
export interface MediaResources {
  readonly assets: readonly Asset[];
  readonly fontFaces: GivenFonts;
  /** Left out, documents with audio layers are refused. */
  readonly openSound?: OpenSound;
  /** Left out, documents with video layers are refused. */
  readonly openMovie?: OpenMovie;
}

/** What is known of a document's files, and its video files, ready to be decoded. */
export interface OpenedMedia extends MediaInfo {
  /** By source, in the order of `movies`; no decoder runs before a picture is asked for. */
  readonly opened: ReadonlyMap<string, Movie>;
}

/**
 * Opens every file of a document's media once, and tells what has to be known before anything is drawn or heard.
 *
 * @param options.known video files that are open already, by source
 * @param options.toBeSeen whether videos that cannot be decoded here are refused: pictures are needed, and not their length alone
 * @throws VideoJSONError with an issue for every file that cannot be used
 */
export async function openMedia(
  document: VideoJSON,
  resources: MediaResources,
  { known = new Map(), toBeSeen = false }: { known?: ReadonlyMap<string, Movie>; toBeSeen?: boolean } = {},
): Promise<OpenedMedia> {
  const required = requiredAssets(document);
  const pictures = mediaInfo(required, resources.assets, resources.fontFaces);
  const { sounds, issues } = await soundInfos(required, resources.assets, resources.openSound);
  const { movies, issues: unseen } = await openMovies(required, resources, known, toBeSeen);
  const all = [...issues, ...unseen];
  if (all.length > 0) {
    for (const [source, movie] of movies) if (known.get(source) !== movie) movie.close();
    throw new VideoJSONError(all);
  }
  const opened = new Map([...known, ...movies]);
  const infos = new Map([...opened].map(([source, { info }]) => [source, info]));
  return { ...pictures, sounds, movies: infos, opened };
}
