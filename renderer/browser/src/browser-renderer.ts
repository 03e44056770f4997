import type { Issue } from "@videoflow/core";
import {
  checkEncoding,
  type DocumentData,
  type DocumentInput,
  type FileSink,
  FORMATS,
  type PcmAudio,
  validDocument,
} from "@videoflow/renderer-media";
import {
  exportInPage,
  loadPageResources,
  type PageExportOptions,
  type PageResourceOptions,
  startWebWorker,
} from "@videoflow/renderer-media/web";
import { BlobSink } from "./blob-sink.js";
import { isHandle, openDiskSink } from "./disk-sink.js";
import { renderAudio } from "./render-audio.js";
import { renderFrame, renderPng } from "./render-frame.js";
import { type BrowserRenderOptions, workerCount } from "./render-options.js";

/**
 * Renders documents in a page, in workers, so that the page stays at hand.
 *
 * ```
 * const blob = await BrowserRenderer.render(document, { onProgress: (part) => (bar.value = part) });
 * ```
 *
 * An instance holds options for all it renders; those of a call win.
 */
export class BrowserRenderer {
  readonly #defaults: BrowserRenderOptions;

  constructor(defaults: BrowserRenderOptions = {}) {
    this.#defaults = defaults;
  }

  /**
   * Renders a document to a file: by default to MP4 with H.264 in BT.709 and, if there is sound, AAC. The file is the same for
   * any number of workers, and with the encoder "exact" in every browser. Odd sizes become even by repeating the last column
   * and row.
   *
   * @returns the file as a Blob; with `output` the handle once the file is whole, or nothing if `output` is a stream, which is
   * closed then. Whatever was on disk before stays if the render fails.
   * @throws VideoJSONError for an invalid document with all its issues; what its files are refused for; `OPTION_INVALID`;
   * `ABORTED`; `OUTPUT_FAILED`, `WORKER_FAILED`, `ENCODING_UNSUPPORTED`, `ENCODER_FAILED`, `SOUND_MISSING`,
   * `FEATURE_MISSING`, `INSTALLATION_DAMAGED`
   */
  render(document: DocumentInput, options?: BrowserRenderOptions & { readonly output?: undefined }): Promise<Blob>;
  render(
    document: DocumentInput,
    options: BrowserRenderOptions & { readonly output: FileSystemFileHandle },
  ): Promise<FileSystemFileHandle>;
  render(
    document: DocumentInput,
    options: BrowserRenderOptions & { readonly output: FileSystemWritableFileStream },
  ): Promise<undefined>;
  async render(
    document: DocumentInput,
    options: BrowserRenderOptions = {},
  ): Promise<Blob | FileSystemFileHandle | undefined> {
    const all = { ...this.#defaults, ...options };
    const { output } = all;
    if (output === undefined) {
      const sink = new BlobSink();
      await exportTo(sink, document, all);
      return sink.file(FORMATS[all.format ?? "mp4"].mediaType);
    }
    const sink = await openDiskSink(output);
    try {
      await exportTo(sink, document, all);
      await sink.close();
    } catch (error) {
      await sink.abort();
      throw error;
    }
    return isHandle(output) ? output : undefined;
  }

  /**
   * Draws one frame.
   *
   * @param frame counted from 0
   * @throws VideoJSONError for an invalid document with all its issues; what its files are refused for; `FRAME_OUT_OF_RANGE`
   */
  renderFrame(document: DocumentInput, frame: number, options: PageResourceOptions = {}): Promise<ImageData> {
    return renderFrame(document, frame, { ...this.#defaults, ...options });
  }

  /** Draws one frame to a PNG file, with the same bytes in every browser. @throws VideoJSONError as `renderFrame` */
  renderPng(document: DocumentInput, frame: number, options: PageResourceOptions = {}): Promise<Blob> {
    return renderPng(document, frame, { ...this.#defaults, ...options });
  }

  /**
   * The sound of a document; null when no layer of it could be heard, as against sound that is silent.
   *
   * @throws VideoJSONError for an invalid document with all its issues; what its files are refused for
   */
  renderAudio(document: DocumentInput, options: PageResourceOptions = {}): Promise<PcmAudio | null> {
    return renderAudio(document, { ...this.#defaults, ...options });
  }

  static readonly #plain = new BrowserRenderer();

  /** As `render` of an instance without options. */
  static readonly render = BrowserRenderer.#plain.render.bind(BrowserRenderer.#plain);

  /** As `renderFrame` of an instance without options. */
  static readonly renderFrame = BrowserRenderer.#plain.renderFrame.bind(BrowserRenderer.#plain);

  /** As `renderPng` of an instance without options. */
  static readonly renderPng = BrowserRenderer.#plain.renderPng.bind(BrowserRenderer.#plain);

  /** As `renderAudio` of an instance without options. */
  static readonly renderAudio = BrowserRenderer.#plain.renderAudio.bind(BrowserRenderer.#plain);
}

async function exportTo(sink: FileSink, input: DocumentInput, options: BrowserRenderOptions): Promise<void> {
  const { audio, onProgress, onNotice = tellConsole } = options;
  const workers = workerCount(options);
  const encoding = { ...options, preferredEncoder: "webcodecs" } as const;
  checkEncoding(encoding);
  const document = validDocument(input);
  const data: DocumentData = { document, resources: await loadPageResources(document, options), sound: audio };
  const onFrame: PageExportOptions["onFrame"] = (done, { frameCount }) =>
    onProgress?.(done / frameCount, done, frameCount);
  const startWorker = () => startWebWorker(options.workerUrl);
  await exportInPage(data, { ...encoding, workers, onFrame, onNotice, startWorker }, sink);
}

function tellConsole({ code, message }: Issue): void {
  console.warn(`${code}: ${message}`);
}
