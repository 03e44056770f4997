import { existsSync, readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { VideoJSON } from "@videoflow/core";
import { bundledFamilies } from "@videoflow/renderer-core";

/** A document of the conformance suite and the SHA-256 of some of its frames. */
export interface GoldenDocument {
  /** Group and name of the case. */
  readonly name: string;
  /** Folder of the case, which the document's files are relative to. */
  readonly folder: string;
  readonly document: VideoJSON;
  /** By frame. */
  readonly frames: Readonly<Record<string, string>>;
}

const cases = new URL("../../../conformance/cases/", import.meta.url);

/**
 * The golden documents that a page can show to the bit: those whose frames are opaque, because canvases and ImageData keep no
 * exact colours of others, and whose fonts are bundled or declared, because families of npm packages are found by Node alone.
 */
export function goldenDocuments(): GoldenDocument[] {
  const groups = readdirSync(cases).filter((group) => group !== "invalid");
  const names = groups.flatMap((group) => readdirSync(new URL(`${group}/`, cases)).map((name) => `${group}/${name}`));
  return names.flatMap((name) => {
    const file = new URL(`${name}/document.json`, cases);
    if (!existsSync(file)) return [];
    const document = JSON.parse(readFileSync(file, "utf8")) as VideoJSON;
    const { frames = {} } = JSON.parse(readFileSync(new URL(`${name}/case.json`, cases), "utf8")) as {
      frames?: Record<string, string>;
    };
    const isShown = Object.keys(frames).length > 0 && isOpaque(document) && hasItsFonts(document);
    return isShown ? [{ name, folder: fileURLToPath(new URL(`${name}/`, cases)), document, frames }] : [];
  });
}

function isOpaque({ backgroundColor = "#000000" }: VideoJSON): boolean {
  return /^(#\w{3}|#\w{6}|#\w{6}[fF]{2})$/.test(backgroundColor);
}

function hasItsFonts(document: VideoJSON): boolean {
  const named = [...JSON.stringify(document).matchAll(/"(?:fontFamily|family)":"([^"]+)"/g)].map(
    ([, family]) => family,
  );
  const known = new Set<string | undefined>([
    ...bundledFamilies,
    ...(document.fonts ?? []).map(({ family }) => family),
  ]);
  return named.every((family) => known.has(family));
}
