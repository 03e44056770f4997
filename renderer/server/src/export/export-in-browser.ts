import type { Issue, VideoJSON } from "@videoflow/core";
import { type ExportOptions, type FileOutput, type PcmAudio, playedSources } from "@videoflow/renderer-media";
import type { ResourceAddresses } from "@videoflow/renderer-media/web";
import type { BrowserName } from "../browser/errors.js";
import { runInBrowser } from "../browser/run-in-browser.js";
import { ServedFiles } from "../browser/served-files.js";
import type { BrowserChoice } from "../browser/warm-browsers.js";
import { aborted } from "../errors.js";
import type { DocumentResources } from "../resources.js";
import { rehearse } from "./rehearsal.js";

/** How the file is made; plain data. */
export type Coding = Omit<ExportOptions, "startWorker" | "data" | "signal" | "onFrame" | "onNotice" | "proven">;

/** What the page is told. */
export interface ExportRequest {
  readonly document: VideoJSON;
  readonly resources: ResourceAddresses;
  readonly sound: ServedSound | undefined;
  readonly coding: Coding;
  /** Ways to encode that work in this browser, by name. */
  readonly proven: readonly string[];
}

/** What the page gives back besides the file. */
export interface ExportReply {
  readonly notices: readonly Issue[];
  /** Those of the request, and what was found. */
  readonly proven: readonly string[];
}

/** Pages see nothing of other jobs; so what is known of a browser's encoders is kept here. */
const provenIn = new Map<BrowserName, readonly string[]>();

/** Sound in place of the document's own: addresses of 32-bit floating-point samples, one for each channel. */
export interface ServedSound {
  readonly sampleRate: number;
  readonly channels: readonly string[];
}

export interface BrowserExport extends BrowserChoice {
  readonly browser: BrowserName;
  /** Valid. */
  readonly document: VideoJSON;
  readonly needed: DocumentResources;
  readonly sound: PcmAudio | undefined;
  readonly coding: Coding;
  readonly signal: AbortSignal | undefined;
  /** Called with warnings when the file is whole. */
  readonly onNotice: (notice: Issue) => void;
  /** Called for each frame, some time after it is done. */
  readonly onFrame: (done: number, film: { readonly frameCount: number }) => void;
}

/**
 * Exports a document in a page of a headless browser. The page has no network: it gets all it needs from this process, and the
 * file comes back in parts, each written before the next one comes.
 *
 * @throws VideoJSONError what `exportVideo` throws; `BROWSER_MISSING`, `BROWSER_FAILED`
 */
export async function exportInBrowser<Result>(
  openOutput: () => FileOutput<Result> | Promise<FileOutput<Result>>,
  { document, needed, sound, coding, browser, sharedBrowser, signal, onNotice, onFrame }: BrowserExport,
): Promise<Result> {
  const files = new ServedFiles();
  const resources = await files.addResources(needed, playedSources(document));
  const proven = provenIn.get(browser) ?? [];
  const input: ExportRequest = { document, resources, sound: sound && serveSound(sound, files), coding, proven };
  const trouble = withReject();
  const output = new LateOutput(openOutput);
  let frames = 0;
  const running = runInBrowser({
    browser,
    sharedBrowser,
    job: "exportVideo",
    makeNextReady: rehearse,
    input,
    files: files.all,
    signal: signal ? AbortSignal.any([signal, trouble.signal]) : trouble.signal,
    receive: (part, position) => trouble.watch(output.write(part, position)),
    onProgress: ({ done, of }) => {
      while (frames < done) onFrame(++frames, { frameCount: of });
    },
  });
  try {
    const { result } = await running.catch((error) => {
      throw trouble.error ?? error;
    });
    const reply = result as ExportReply;
    provenIn.set(browser, reply.proven);
    for (const notice of reply.notices) onNotice(notice);
    if (signal?.aborted) throw aborted(signal);
    return await output.finish();
  } catch (error) {
    provenIn.delete(browser);
    await output.discard();
    throw error;
  }
}

function serveSound({ sampleRate, channels }: PcmAudio, files: ServedFiles): ServedSound {
  const bytesOf = ({ buffer, byteOffset, byteLength }: Float32Array) => new Uint8Array(buffer, byteOffset, byteLength);
  return { sampleRate, channels: channels.map((channel) => files.addBytes(bytesOf(channel))) };
}

/** An output that is opened by its first part: a document that fails before leaves no file behind. */
class LateOutput<Result> {
  readonly #open: () => FileOutput<Result> | Promise<FileOutput<Result>>;
  #output: Promise<FileOutput<Result>> | undefined;
  /** The last write, which ends after all before it. */
  #writing: Promise<void> = Promise.resolve();

  constructor(open: () => FileOutput<Result> | Promise<FileOutput<Result>>) {
    this.#open = open;
  }

  async write(part: Uint8Array, position: number): Promise<void> {
    const output = await this.#opened();
    const before = this.#writing;
    this.#writing = before.then(() => output.write(part, position));
    await this.#writing;
  }

  async finish(): Promise<Result> {
    return (await this.#opened()).finish();
  }

  async discard(): Promise<void> {
    await this.#writing.catch(() => undefined);
    const output = await this.#output?.catch(() => undefined);
    await output?.discard();
  }

  #opened(): Promise<FileOutput<Result>> {
    this.#output ??= Promise.resolve(this.#open());
    return this.#output;
  }
}

/** Ends the job in the page with the first error of this process, and keeps it. */
function withReject(): { signal: AbortSignal; error: unknown; watch: (work: Promise<void>) => Promise<void> } {
  const controller = new AbortController();
  const trouble = {
    signal: controller.signal,
    error: undefined as unknown,
    watch: (work: Promise<void>) =>
      work.catch((error) => {
        trouble.error ??= error;
        controller.abort(error);
        throw error;
      }),
  };
  return trouble;
}
