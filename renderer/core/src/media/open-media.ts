import { type VideoJSON, VideoJSONError } from "@videoflow/core";
import type { OpenSound } from "../audio/sound.js";
import type { GivenFonts } from "../fonts/library.js";
import { type MediaInfo, mediaInfo } from "./media-info.js";
import { type Asset, requiredAssets } from "./required-assets.js";
import { soundInfos } from "./sound-info.js";

/** The files of a document, and what reads those that take more than a header to read. */
export interface MediaResources {
  readonly assets: readonly Asset[];
  readonly fontFaces: GivenFonts;
  /** Left out, documents with audio layers are refused. */
  readonly openSound?: OpenSound;
}

/**
 * Opens every file of a document's media once, and tells what has to be known before anything is drawn or heard.
 *
 * @throws VideoJSONError with an issue for every file that cannot be used
 */
export async function openMedia(document: VideoJSON, resources: MediaResources): Promise<MediaInfo> {
  const required = requiredAssets(document);
  const pictures = mediaInfo(required, resources.assets, resources.fontFaces);
  const { sounds, issues } = await soundInfos(required, resources.assets, resources.openSound);
  if (issues.length > 0) throw new VideoJSONError([...issues]);
  return { ...pictures, sounds };
}
