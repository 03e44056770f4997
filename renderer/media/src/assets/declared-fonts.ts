import { type Issue, type VideoJSON, VideoJSONError } from "@videoflow/core";
import {
  type Asset,
  type Decompressors,
  type FontFace,
  type FontFile,
  mediaIssue,
  readFontFace,
  shownSource,
} from "@videoflow/renderer-core";

/** A font with what is known of it. */
export interface GivenFont {
  readonly face: FontFace;
  readonly bytes: Uint8Array;
  readonly origin: NonNullable<FontFile["origin"]>;
}

/**
 * The fonts that a document declares.
 *
 * @throws VideoJSONError `FONT_INVALID` for each file that is no font
 */
export function declaredFonts(
  document: VideoJSON,
  assets: readonly Asset[],
  decompressors: Decompressors,
): GivenFont[] {
  const issues: Issue[] = [];
  const fonts = (document.fonts ?? []).flatMap((font, index): GivenFont[] => {
    const bytes = assets.find(({ source }) => source === font.source)?.bytes ?? new Uint8Array();
    const origin = { source: shownSource(font.source), pointer: `/fonts/${index}/source` };
    try {
      const read = readFontFace(`document ${index}`, bytes, decompressors);
      const weight = font.weight ?? read.weight ?? 400;
      return [{ face: { ...read, family: font.family, style: font.style ?? "normal", weight }, bytes, origin }];
    } catch (error) {
      issues.push(mediaIssue(error, font.source, origin.pointer));
      return [];
    }
  });
  if (issues.length > 0) throw new VideoJSONError(issues);
  return fonts;
}
