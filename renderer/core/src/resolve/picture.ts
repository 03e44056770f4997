import type { ImageLayer, Issue, VideoLayer } from "@videoflow/core";
import { svgFontIssues } from "../fonts/svg-fonts.js";
import type { MediaInfo } from "../media/media-info.js";
import { shownSource } from "../media/required-assets.js";
import type { TimelinePlayed } from "./played.js";
import type { TimelinePicture } from "./timeline.js";

/** The picture of an image layer; undefined while its file is not known. */
export function resolvePicture(layer: ImageLayer, media: MediaInfo): TimelinePicture | undefined {
  const { source, loop = true } = layer;
  const info = media.pictures.get(source);
  const index = [...media.pictures.keys()].indexOf(source);
  return info && { index, width: info.width, height: info.height, delays: info.delays, loop };
}

/** The picture of a video layer of which `played` is shown. */
export function resolveMovie(layer: VideoLayer, played: TimelinePlayed, media: MediaInfo): TimelinePicture | undefined {
  const { source } = layer;
  const info = media.movies.get(source);
  const index = [...media.movies.keys()].indexOf(source);
  const { width = 0, height = 0, times = new Float64Array() } = info ?? {};
  return info && { index, width, height, delays: [], loop: played.loop, movie: { played, times } };
}

/** Microseconds that an animated picture plays, if it plays once (SPEC §3.2); undefined for others. */
export function lengthOfPicture({ source, loop = true }: ImageLayer, media: MediaInfo): number | undefined {
  const delays = media.pictures.get(source)?.delays ?? [];
  return loop || delays.length < 2 ? undefined : delays.reduce((sum, delay) => sum + delay, 0);
}

/** What keeps the text of an SVG from being drawn. */
export function svgIssues({ source }: ImageLayer, pointer: string, media: MediaInfo): Issue[] {
  const { texts = [] } = media.pictures.get(source) ?? {};
  return svgFontIssues(texts, media.fonts, `${pointer}/source`, shownSource(source));
}
