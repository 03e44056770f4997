import type { Issue } from "@videoflow/core";
import { encodePng, renderFrame } from "@videoflow/renderer-server";
import { assetOptions } from "../asset-options.js";
import { readDocument } from "../input.js";
import { checkOutput, writeOutput } from "../output.js";

import type { Context, FrameOptions } from "../program.js";
import { printIssues, printLine, printLosses, writeJson } from "../report.js";

/** Renders one frame to a PNG file. */
export async function frame(path: string, options: FrameOptions, { signal }: Context): Promise<number> {
  const { document, warnings, losses } = await readDocument(path, signal);
  await checkOutput(options.output);
  const notices: Issue[] = [];
  const { width, height, data } = await renderFrame(document, options.frame, {
    ...assetOptions(path, options),
    onNotice: (notice) => notices.push(notice),
    engine: options.engine,
    signal,
  });
  const png = encodePng(data, width, height);
  await writeOutput(options.output, png, signal);
  if (options.output === "-") return 0;
  if (options.json) {
    await writeJson({
      output: options.output,
      bytes: png.length,
      frame: options.frame,
      width,
      height,
      issues: [...warnings, ...notices],
      losses,
    });
  } else {
    printIssues([...warnings, ...notices]);
    printLosses(losses);
    if (!options.quiet) printLine(`Frame ${options.frame}, ${width}×${height} pixels: ${options.output}`);
  }
  return 0;
}
