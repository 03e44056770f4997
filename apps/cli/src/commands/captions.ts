import { extname } from "node:path";
import { type Caption, parseSrt, parseVtt, parseWhisperX } from "@videoflow/core";
import { fail } from "../errors.js";
import { readText } from "../input.js";
import { writeOutput } from "../output.js";
import type { CaptionsOptions, Context } from "../program.js";
import { writeJson } from "../report.js";

type Format = NonNullable<CaptionsOptions["format"]>;

const PARSERS: Readonly<Record<Format, (text: string) => Caption[]>> = {
  srt: parseSrt,
  vtt: parseVtt,
  whisperx: parseWhisperX,
};

const FORMATS: Readonly<Record<string, Format>> = { ".srt": "srt", ".vtt": "vtt", ".json": "whisperx" };

/** Writes the captions of a subtitle file or a transcript as a JSON list, ready to be the `captions` of a layer. */
export async function captions(path: string, options: CaptionsOptions, { signal }: Context): Promise<number> {
  const format = options.format ?? FORMATS[extname(path).toLowerCase()];
  if (format === undefined) throw fail("OPTION_MISSING", { option: "--format", expected: "srt, vtt or whisperx" });
  const entries = PARSERS[format](await readText(path, signal));
  await writeOutput(options.output, `${JSON.stringify(entries, null, 2)}\n`, signal);
  if (options.json && options.output !== "-") await writeJson({ output: options.output, captions: entries.length });
  return 0;
}
