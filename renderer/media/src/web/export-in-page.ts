import { pageMayShare, playedSources, sharedAssets } from "../assets/shared-bytes.js";
import { type ExportOptions, exportVideo } from "../export/export-video.js";
import type { FileSink } from "../export/mux-mp4.js";
import type { DocumentData } from "../export/open-document.js";
import type { ExportWorker } from "../export/worker-protocol.js";
import { startWebWorker } from "./web-worker.js";

export interface PageExportOptions extends Omit<ExportOptions, "startWorker" | "data"> {
  /** Starts a worker, or gives one that has been started. Default: `startWebWorker`. */
  readonly startWorker?: (() => ExportWorker) | undefined;
}

/** Of this page. */
const proven = new Set<string>();

/**
 * Exports a document in the workers of a page. The file is whole when the promise is fulfilled; when it is rejected, what
 * was written is of no use.
 *
 * @param sink gets the parts of the file, one after the other, in any order of positions
 * @throws VideoJSONError as `exportVideo`
 */
export function exportInPage(
  data: DocumentData,
  { startWorker = () => startWebWorker(), ...options }: PageExportOptions,
  sink: FileSink,
): Promise<void> {
  const output = {
    write: (part: Uint8Array, position: number) => sink.write(part, position),
    finish: async () => undefined,
    discard: async () => undefined,
  };
  const { document, resources } = data;
  const assets = pageMayShare() ? sharedAssets(resources.assets, playedSources(document)) : resources.assets;
  return exportVideo<void>(() => output, {
    proven,
    ...options,
    data: { ...data, resources: { ...resources, assets }, workers: options.workers } satisfies DocumentData,
    startWorker,
  });
}
