/** The page of headless browsers with one more job: an export of frames drawn beforehand. */
import type { VideoJSON } from "@videoflow/core";
import { exportInPage, loadPageResources, startWebWorker } from "@videoflow/renderer-media/web";
import { addJobs } from "@videoflow/renderer-server/browser/page";

/** Media of the document are beside the page. */
export interface EncoderRequest {
  readonly document: VideoJSON;
  readonly workers: number;
}

addJobs({
  /** @returns frames per second, from the first frame to the whole file */
  async encoderAlone(input): Promise<number> {
    const { document, workers } = input as EncoderRequest;
    const resources = await loadPageResources(document, { packageFiles: "packages" });
    let started = 0;
    let frames = 0;
    await exportInPage(
      { document, resources },
      {
        workers,
        preferredEncoder: "webcodecs",
        startWorker: () => startWebWorker("encoder-worker.js"),
        onFrame: (done) => {
          frames = done;
          started ||= performance.now();
        },
      },
      { write: async () => undefined },
    );
    return ((frames - 1) * 1000) / (performance.now() - started);
  },
});
