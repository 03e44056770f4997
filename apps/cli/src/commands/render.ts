import type { Issue } from "@videoflow/core";
import { formatOfName, renderVideo } from "@videoflow/renderer-server";
import { assetOptions } from "../asset-options.js";
import { readDocument } from "../input.js";
import { checkOutput, isFolder, isPlainFile, sizeOf, throughFile } from "../output.js";
import type { Context, RenderOptions } from "../program.js";
import { startProgressBar } from "../progress.js";
import { printIssues, printLine, printLosses, writeJson } from "../report.js";

/** Renders a video to a file, or its pictures to a folder; they appear when they are whole. */
export async function render(path: string, options: RenderOptions, { signal }: Context): Promise<number> {
  const { json, quiet, output, progress } = options;
  const { document, warnings, losses } = await readDocument(path, signal);
  await checkOutput(output);
  if (!json) {
    printIssues(warnings);
    printLosses(losses);
  }

  const bar = startProgressBar("Rendering", !json && !quiet && !progress);
  let frames = 0;
  const onProgress = (done: number, framesDone: number, frameCount: number) => {
    frames = frameCount;
    bar.update(done);
    if (progress) printLine(JSON.stringify({ progress: { frames: framesDone, frameCount } }));
  };
  const notices: Issue[] = [];
  const { engine, encoder, workers, quality, codec, bitrate, audioCodec, audioBitrate } = options;
  const format = options.format ?? formatOfName(output);
  const coding = { engine, encoder, workers, quality, format, codec, bitrate, audioCodec, audioBitrate };
  const common = {
    ...assetOptions(path, options),
    ...coding,
    signal,
    onProgress,
    onNotice: (notice: Issue) => notices.push(notice),
  };
  const started = performance.now();
  try {
    if (isFolder(output) || (await isPlainFile(output)))
      await renderVideo(document, { ...common, outputType: "file", output });
    else
      await throughFile(
        (file) => renderVideo(document, { ...common, outputType: "file", output: file }),
        output,
        signal,
      );
  } finally {
    bar.end();
  }
  const seconds = (performance.now() - started) / 1000;
  if (!json) printIssues(notices);

  if (output === "-") return 0;
  const bytes = await sizeOf(output);
  if (json) await writeJson({ output, bytes, frames, seconds, issues: [...warnings, ...notices], losses });
  else if (!quiet)
    printLine(
      `${frames > 0 ? `${frames} frames` : "Sound"} in ${seconds.toFixed(1)} s, ${(bytes / 1e6).toFixed(2)} MB: ${output}`,
    );
  return 0;
}
