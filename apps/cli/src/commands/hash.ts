import type { Issue } from "@videoflow/core";
import { hashFrames } from "@videoflow/renderer-server";
import { assetOptions } from "../asset-options.js";
import { readDocument } from "../input.js";
import { writeStandardOutput } from "../output.js";
import type { Context, HashOptions } from "../program.js";
import { startProgressBar } from "../progress.js";
import { printIssues, printLosses, writeJson } from "../report.js";

/** Prints frame hashes: as text one line a frame, "number hash". */
export async function hash(path: string, options: HashOptions, { signal }: Context): Promise<number> {
  const { document, warnings, losses } = await readDocument(path, signal);
  const bar = startProgressBar(`Hashing in ${options.engine}`, !options.json && !options.quiet);
  const { engine, frames } = options;
  const notices: Issue[] = [];
  const hashes = await hashFrames(document, {
    ...assetOptions(path, options),
    engine,
    frames,
    signal,
    onNotice: (notice) => notices.push(notice),
    onProgress: bar.update,
  }).finally(bar.end);
  if (options.json) {
    await writeJson({ ...hashes, issues: [...warnings, ...notices], losses });
  } else {
    printIssues([...warnings, ...notices]);
    printLosses(losses);
    await writeStandardOutput(hashes.frames.map(({ frame, sha256 }) => `${frame} ${sha256}\n`).join(""));
  }
  return 0;
}
