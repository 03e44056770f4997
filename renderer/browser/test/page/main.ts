/** The page of the tests: what a program would do with the package. */
import VideoFlow, { type Issue, VideoJSONError } from "@videoflow/core";
import { addJobs } from "@videoflow/renderer-server/browser/page";
import { BrowserRenderer, type BrowserRenderOptions, type DocumentInput } from "../../src/index.js";
import { tone } from "../tone.js";

/** Options as JSON. */
export interface PageInput {
  readonly document: DocumentInput;
  readonly options?: Omit<BrowserRenderOptions, "audio" | "files" | "output" | "signal" | "onProgress" | "onNotice">;
  /** Whether a tone takes the place of the document's sound. */
  readonly withTone?: boolean;
}

export interface PageTask {
  readonly task: string;
  readonly input?: unknown;
}

/** How a task ended. */
export interface Outcome {
  readonly result?: unknown;
  readonly issues?: readonly Issue[];
  readonly failure?: string;
}

export interface RenderedFile {
  readonly sha256: string;
  readonly size: number;
  readonly type: string;
}

const SETTINGS = { packageFiles: "package/", workerUrl: "package/export-worker.js", baseUrl: "files/" } as const;

function optionsOf({ options, withTone = false }: PageInput): BrowserRenderOptions & { output?: undefined } {
  return { ...SETTINGS, ...options, ...(withTone && { audio: tone() }) };
}

async function summary(file: Blob): Promise<RenderedFile> {
  return { sha256: await sha256(await file.arrayBuffer()), size: file.size, type: file.type };
}

async function sha256(bytes: BufferSource): Promise<string> {
  const digest = await crypto.subtle.digest("SHA-256", bytes);
  return Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, "0")).join("");
}

/** A file of the page's own file system, which behaves like those of `showSaveFilePicker`. */
async function fileHandle(): Promise<FileSystemFileHandle> {
  const folder = await navigator.storage.getDirectory();
  return folder.getFileHandle(`video ${crypto.randomUUID()}.mp4`, { create: true });
}

type Task = (input: unknown) => Promise<unknown>;

const tasks: Readonly<Record<string, Task>> = {
  async render(input) {
    const given = input as PageInput;
    const progress: number[] = [];
    const onProgress = (part: number) => progress.push(part);
    const notices: string[] = [];
    const onNotice = ({ code }: Issue) => notices.push(code);
    const file = await BrowserRenderer.render(given.document, { ...optionsOf(given), onProgress, onNotice });
    return { file: await summary(file), progress, notices };
  },

  async renderToHandle(input) {
    const given = input as PageInput;
    const output = await fileHandle();
    const result = await BrowserRenderer.render(given.document, { ...optionsOf(given), output });
    return { file: await summary(await output.getFile()), isHandle: result === output };
  },

  async renderToStream(input) {
    const given = input as PageInput;
    const handle = await fileHandle();
    const output = await handle.createWritable();
    await BrowserRenderer.render(given.document, { ...optionsOf(given), output });
    return { file: await summary(await handle.getFile()) };
  },

  /** Aborts at the first frame; whatever the file held before has to be there still. */
  async abort(input) {
    const given = input as PageInput;
    const output = await fileHandle();
    const before = await output.createWritable();
    await before.write("before");
    await before.close();
    const ending = new AbortController();
    let aborted = 0;
    const onProgress = () => {
      aborted ||= performance.now();
      ending.abort("enough");
    };
    const options = { ...optionsOf(given), output, onProgress, signal: ending.signal };
    const error = await BrowserRenderer.render(given.document, options).then(
      () => undefined,
      (reason: { code?: string; cause?: unknown }) => reason,
    );
    const milliseconds = performance.now() - aborted;
    return { code: error?.code, cause: error?.cause, content: await (await output.getFile()).text(), milliseconds };
  },

  async renderFrame(input) {
    const { document, frame } = input as PageInput & { readonly frame: number };
    const { width, height, data } = await BrowserRenderer.renderFrame(document, frame, SETTINGS);
    return { width, height, sha256: await sha256(data) };
  },

  async renderFrames(input) {
    const { document, frames, baseUrl } = input as PageInput & { readonly frames: number[]; readonly baseUrl: string };
    const hashes: string[] = [];
    for (const frame of frames) {
      const { data } = await BrowserRenderer.renderFrame(document, frame, { ...SETTINGS, baseUrl });
      hashes.push(await sha256(data));
    }
    return hashes;
  },

  async renderAudio(input) {
    const sound = await BrowserRenderer.renderAudio((input as PageInput).document, SETTINGS);
    return sound && { sampleRate: sound.sampleRate, sha256: await Promise.all(sound.channels.map(hashOfSamples)) };
  },

  /** As the owner of a page would, with nothing but the import above. */
  async buildAndRender() {
    const $ = new VideoFlow({ width: 160, height: 90, fps: 10 });
    $.addText({ text: "Built here", fontSize: 8, color: "#FF5A1F" });
    $.wait("1s");
    const blob = await $.renderVideo({ ...SETTINGS, encoder: "exact" });
    const bytes = await $.renderVideo({ ...SETTINGS, encoder: "exact", outputType: "buffer" });
    const frame = await $.renderFrame(3, SETTINGS);
    return {
      isBlob: blob instanceof Blob,
      sha256: await sha256(bytes as Uint8Array<ArrayBuffer>),
      frame: { ...frame, data: await sha256(frame.data as Uint8Array<ArrayBuffer>) },
      document: await $.compile(),
    };
  },

  async filesAtHand() {
    const picture = await (await fetch("files/picture.png")).blob();
    const document = { width: 64, height: 64, duration: 0.1, layers: [{ type: "image" as const, source: "upload" }] };
    const given = await BrowserRenderer.renderFrame(document, 0, { ...SETTINGS, files: { upload: picture } });
    const fetched = { ...document, layers: [{ type: "image" as const, source: "picture.png" }] };
    const same = await BrowserRenderer.renderFrame(fetched, 0, SETTINGS);
    return [await sha256(given.data), await sha256(same.data)];
  },
};

async function outcomeOf(name: string, input: unknown): Promise<Outcome> {
  try {
    return { result: await tasks[name]?.(input) };
  } catch (error) {
    if (error instanceof VideoJSONError) return { issues: error.issues };
    return { failure: String(error) };
  }
}

addJobs({
  /** One page for all tasks: a browser takes longer to start than they do. */
  async tasks(input, report) {
    const outcomes: Outcome[] = [];
    for (const { task, input: given } of input as readonly PageTask[]) {
      outcomes.push(await outcomeOf(task, given));
      await report(outcomes.length);
    }
    return outcomes;
  },
});

function hashOfSamples(samples: Float32Array): Promise<string> {
  return sha256(new Float32Array(samples));
}
