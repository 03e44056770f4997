/**
 * A golden case: a folder `cases/<area>/<id>/` with
 *
 * - `document.json`  the input; `document.txt` where the input is deliberately not JSON,
 * - `case.json`      what it shows, the section of SPEC.md it holds to, and what is expected,
 * - `picture.png`    one of the frames, for people.
 */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

/** A case of a document that renders. */
export interface FrameExpectation {
  /** SHA-256 of the premultiplied RGBA bytes by frame number. */
  readonly frames: Readonly<Record<string, string>>;
  /** SHA-256 of left and right in turn, as little-endian 32-bit floats at 48 kHz, by second of the video. */
  readonly sound?: Readonly<Record<string, string>>;
  /** The frame that picture.png shows; left out where there is nothing to see. */
  readonly picture?: number;
}

/** A case of a document that is refused, or warned of. */
export interface ReportExpectation {
  /** Every issue, in order. */
  readonly issues: readonly { readonly code: string; readonly pointer: string }[];
}

export type CaseFile = {
  readonly description: string;
  /** Section of SPEC.md, e.g. "§7.3". */
  readonly spec: string;
} & (FrameExpectation | ReportExpectation);

export interface Case {
  /** "<area>/<id>" */
  readonly name: string;
  readonly folder: string;
  readonly input: string;
  readonly expected: CaseFile;
}

export const casesFolder = fileURLToPath(new URL("../cases", import.meta.url));

/** All cases, in alphabetical order. */
export function readCases(): Case[] {
  return subfolders(casesFolder).flatMap((area) =>
    subfolders(join(casesFolder, area)).map((id) => {
      const folder = join(casesFolder, area, id);
      const json = join(folder, "document.json");
      return {
        name: `${area}/${id}`,
        folder,
        input: readFileSync(existsSync(json) ? json : join(folder, "document.txt"), "utf8"),
        expected: JSON.parse(readFileSync(join(folder, "case.json"), "utf8")) as CaseFile,
      };
    }),
  );
}

export function rendersFrames(expected: CaseFile): expected is CaseFile & FrameExpectation {
  return "frames" in expected;
}

function subfolders(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name)
    .sort();
}
