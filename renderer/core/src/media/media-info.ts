import { type Issue, issue, VideoJSONError } from "@videoflow/core";
import { type GivenFonts, NO_FONTS } from "../fonts/library.js";
import { MediaProblem } from "./media-problem.js";
import type { MovieInfo } from "./movie.js";
import { type PictureInfo, readPictureInfo } from "./picture-info.js";
import { type Asset, type RequiredAsset, shownSource } from "./required-assets.js";
import type { SoundInfo } from "./sound-info.js";

/** What is known of a document's files before anything is decoded. */
export interface MediaInfo {
  /** By source, in the order in which the document names them first. */
  readonly pictures: ReadonlyMap<string, PictureInfo>;
  /** Sound files by source; empty until they have been opened (`openMedia`). */
  readonly sounds: ReadonlyMap<string, SoundInfo>;
  /** Video files by source, in the order in which the document names them first; empty until they have been opened. */
  readonly movies: ReadonlyMap<string, MovieInfo>;
  readonly fonts: GivenFonts;
}

/** Nothing known: for looking at a document before its files are loaded. */
export const NO_MEDIA: MediaInfo = { pictures: new Map(), sounds: new Map(), movies: new Map(), fonts: NO_FONTS };

/**
 * Reads the headers of a document's media: sizes, lengths, and whether they are whole.
 *
 * @throws VideoJSONError with an issue for every file that cannot be used
 */
export function mediaInfo(
  required: readonly RequiredAsset[],
  assets: readonly Asset[],
  fonts: GivenFonts = NO_FONTS,
): MediaInfo {
  const bytes = new Map(assets.map((asset) => [asset.source, asset.bytes]));
  const pictures = new Map<string, PictureInfo>();
  const issues: Issue[] = [];
  for (const { source, kind, pointer } of required) {
    if (kind !== "image") continue;
    const found = bytes.get(source);
    if (found === undefined) {
      issues.push(issue("ASSET_MISSING", pointer, { source: shownSource(source) }));
      continue;
    }
    try {
      pictures.set(source, pictures.get(source) ?? readPictureInfo(found));
    } catch (error) {
      issues.push(mediaIssue(error, source, pointer));
    }
  }
  if (issues.length > 0) throw new VideoJSONError(issues);
  return { pictures, sounds: new Map(), movies: new Map(), fonts };
}

/** The issue of a problem with a file. @throws what is no MediaProblem */
export function mediaIssue(error: unknown, source: string, pointer: string): Issue {
  if (!(error instanceof MediaProblem)) throw error;
  return issue(error.code, pointer, { ...error.parameters, source: shownSource(source) });
}
