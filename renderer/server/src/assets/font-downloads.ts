import { basename, dirname, join } from "node:path";
import { type Issue, issue, VideoJSONError } from "@videoflow/core";
import type { GivenFont } from "@videoflow/renderer-media";
import { reasonOf } from "../errors.js";
import type { AssetPolicy } from "./asset-options.js";
import { type CachedPackage, findCached, forgetPackage, keepPackage, readCached } from "./font-cache.js";
import { readFont } from "./font-files.js";
import { fontFilesOf, fontPackagesOf, type WantedFamily } from "./font-packages.js";
import { fetchPackage, RegistryProblem, registryAddress } from "./font-registry.js";

/** A font that did not come with the document: which one it is has to be told, since another day may bring another. */
export interface DownloadedFont extends GivenFont {
  readonly pointer: string;
  readonly package: string;
  readonly version: string;
  /** SHA-256 of the file, in base64. */
  readonly sha256: string;
}

/** Families that one document may have downloaded: each is asked for by itself, in a registry that others use too. */
const MOST_FAMILIES = 100;

/**
 * The fonts of families from the npm packages that carry Google Fonts, downloaded once and kept in `cache`. A family without a
 * package has no fonts here.
 *
 * @throws VideoJSONError `FONT_DOWNLOAD_FAILED` with an issue for each family that cannot be had; `ABORTED`
 */
export async function downloadedFonts(
  families: readonly WantedFamily[],
  cache: string,
  policy: AssetPolicy,
): Promise<DownloadedFont[]> {
  const beyond = families[MOST_FAMILIES];
  if (beyond)
    throw new VideoJSONError([failed(beyond, `a document may have ${MOST_FAMILIES} families downloaded at most`)]);
  const issues: Issue[] = [];
  const fonts: DownloadedFont[] = [];
  for (const wanted of families) {
    try {
      fonts.push(...(await fontsOf(wanted, cache, policy)));
    } catch (error) {
      if (error instanceof VideoJSONError) throw error;
      const reason = error instanceof RegistryProblem ? error.message : `${cache} cannot be used (${reasonOf(error)})`;
      issues.push(failed(wanted, reason));
    }
  }
  if (issues.length > 0) throw new VideoJSONError(issues);
  return fonts;
}

function failed({ family, pointer }: WantedFamily, reason: string): Issue {
  return issue("FONT_DOWNLOAD_FAILED", pointer, { family, registry: registryAddress(), reason });
}

/** What is to be told of the downloaded fonts that are used: of each family which package it is, and how to keep to it. */
export function downloadNotices(used: readonly DownloadedFont[]): Issue[] {
  const families = new Map(used.map((font) => [font.face.family, font]));
  return [...families].map(([family, { pointer, package: name, version, origin }]) => {
    const declarations = used
      .filter(({ face }) => face.family === family)
      .map((font) => ({
        family,
        source: basename(font.origin.source),
        ...(font.face.style === "italic" && { style: "italic" }),
        integrity: `sha256-${font.sha256}`,
      }));
    return issue("FONT_DOWNLOADED", pointer, {
      family,
      package: `${name}@${version}`,
      folder: dirname(origin.source),
      declarations: declarations.map((declaration) => JSON.stringify(declaration)).join(", "),
    });
  });
}

async function fontsOf(wanted: WantedFamily, cache: string, policy: AssetPolicy): Promise<DownloadedFont[]> {
  const names = fontPackagesOf(wanted.family);
  for (const name of names) {
    const fonts = await keptFonts(wanted, name, cache);
    if (fonts) return fonts;
  }
  for (const name of names) {
    const fetched = await fetchPackage(name, policy);
    if (!fetched) continue;
    const files = fontFilesOf(fetched.files.map(({ path }) => fileOf(path)).filter((file) => file !== undefined));
    const chosen = fetched.files.filter(({ path }) => files.includes(fileOf(path) ?? "") || path === "package/LICENSE");
    if (files.length === 0) throw new RegistryProblem(`${name}@${fetched.version} holds no fonts`);
    const bytes = new Map(chosen.map((file) => [basename(file.path), file.bytes]));
    await keepPackage(cache, { name, version: fetched.version }, bytes);
    return (await keptFonts(wanted, name, cache)) ?? [];
  }
  return [];
}

/** The fonts are `package/files/<name>.woff2`; nothing else of the archive is wanted, under whatever name it goes. */
function fileOf(path: string): string | undefined {
  return /^package\/files\/([a-z0-9][\w.-]*\.woff2)$/i.exec(path)?.[1];
}

/** Undefined if the package is not there as it was kept. */
async function keptFonts(wanted: WantedFamily, name: string, cache: string): Promise<DownloadedFont[] | undefined> {
  const kept = await findCached(cache, name);
  if (!kept) return undefined;
  const fonts: DownloadedFont[] = [];
  for (const [file, sha256] of Object.entries(kept.manifest.files)) {
    if (!file.endsWith(".woff2")) continue;
    const bytes = await readCached(kept.folder, file, sha256);
    const font = bytes && readFont(join(kept.folder, file), bytes);
    if (!font) {
      await forgetPackage(cache, name);
      return undefined;
    }
    fonts.push({ ...font, face: { ...font.face, family: wanted.family }, ...told(wanted, kept.manifest), sha256 });
  }
  return fonts;
}

function told({ pointer }: WantedFamily, { name, version }: CachedPackage) {
  return { pointer, package: name, version };
}
