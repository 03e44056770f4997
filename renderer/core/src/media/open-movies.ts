import { type Issue, issue } from "@videoflow/core";
import { mediaIssue } from "./media-info.js";
import type { Movie, OpenMovie } from "./movie.js";
import { type Asset, type RequiredAsset, shownSource } from "./required-assets.js";

/**
 * The video files among the `required`, by source, each opened once, but for those that are `known` to be open already.
 *
 * @param toBeSeen whether those that cannot be decoded here are issues
 */
export async function openMovies(
  required: readonly RequiredAsset[],
  { assets, openMovie }: { readonly assets: readonly Asset[]; readonly openMovie?: OpenMovie },
  known: ReadonlyMap<string, Movie>,
  toBeSeen: boolean,
): Promise<{ readonly movies: ReadonlyMap<string, Movie>; readonly issues: readonly Issue[] }> {
  const bytes = new Map(assets.map((asset) => [asset.source, asset.bytes]));
  const movies = new Map<string, Movie>();
  const issues: Issue[] = [];
  for (const { source, kind, pointer } of required) {
    if (kind !== "video" || movies.has(source)) continue;
    const open = known.get(source);
    if (open) {
      movies.set(source, open);
      continue;
    }
    const found = bytes.get(source);
    if (found === undefined) issues.push(issue("ASSET_MISSING", pointer, { source: shownSource(source) }));
    else if (openMovie === undefined) issues.push(issue("UNSUPPORTED_FEATURE", pointer, { feature: UNSEEN }));
    else {
      try {
        const movie = await openMovie(found);
        movies.set(source, movie);
        if (toBeSeen) await movie.check();
      } catch (error) {
        issues.push(mediaIssue(error, source, pointer));
      }
    }
  }
  return { movies, issues };
}

const UNSEEN = "video, as it was given no decoder (`openMovie`),";
