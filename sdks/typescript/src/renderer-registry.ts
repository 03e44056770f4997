import { fail } from "./fail.js";
import type { VideoJSON } from "./generated/types.js";

/** What every renderer understands. A renderer may take more; its own documentation says what. */
export interface RenderOptions {
  /**
   * What `renderVideo` gives back: the bytes of the file (`"buffer"`, the default in programs), the path of a file
   * written to `output` (`"file"`), the bytes as they come (`"stream"`), or a Blob (`"blob"`, the default in pages). A
   * program gives the first three, a page the first and the last.
   */
  outputType?: "buffer" | "file" | "stream" | "blob" | undefined;
  /** Path of the file to write, for `outputType: "file"`. */
  output?: string | undefined;
  /** Ends the work early; the promise is then rejected with the signal's reason. */
  signal?: AbortSignal | undefined;
  /** Called while the work goes on, with the part that is done, 0 to 1. */
  onProgress?: ((progress: number) => void) | undefined;
  /** Whether the steps are told to the console. Default false. */
  verbose?: boolean | undefined;
  /** Options of one renderer. */
  [option: string]: unknown;
}

/** One frame as pixels. */
export interface RenderedFrame {
  readonly width: number;
  readonly height: number;
  /** Premultiplied RGBA8: width × height × 4 bytes, top row first, without padding. */
  readonly data: Uint8Array;
}

/** Sound as samples. */
export interface RenderedAudio {
  /** Hertz. */
  readonly sampleRate: number;
  /** One list of samples per channel, all of one length; full scale is -1 to 1. */
  readonly channels: readonly Float32Array[];
}

/** Turns documents into pictures and sound. Packages register one when they are imported. */
export interface Renderer {
  /** Package name, for messages. */
  readonly name: string;
  /** The finished video, in the form that `options.outputType` asks for. */
  renderVideo(document: VideoJSON, options: RenderOptions): Promise<unknown>;
  /** Frame `frame`, counted from 0. */
  renderFrame(document: VideoJSON, frame: number, options: RenderOptions): Promise<RenderedFrame>;
  /** The sound alone, or null when the document has none. */
  renderAudio?(document: VideoJSON, options: RenderOptions): Promise<RenderedAudio | null>;
}

/** On the global object, because a program may hold two copies of this package and must still find its renderer. */
const SLOT = Symbol.for("@videoflow/core renderer");
const slots = globalThis as { [SLOT]?: Renderer };

/** Makes `renderer` the one that `VideoFlow` renders with; the last one registered counts. */
export function registerRenderer(renderer: Renderer): void {
  slots[SLOT] = renderer;
}

/**
 * The registered renderer; when there is none, the package made for this environment is imported, which registers it.
 *
 * @throws VideoJSONError `RENDERER_MISSING` naming the package to install.
 */
export async function findRenderer(): Promise<Renderer> {
  if (slots[SLOT]) return slots[SLOT];
  const inPage = typeof window !== "undefined" && typeof document !== "undefined";
  const packageName = inPage ? "@videoflow/renderer-browser" : "@videoflow/renderer-server";
  try {
    // Named by a variable, so that bundlers do not ask for a package the program may never need.
    await import(/* @vite-ignore */ /* webpackIgnore: true */ packageName);
  } catch (error) {
    if (!isMissing(error, packageName)) throw error;
  }
  if (!slots[SLOT]) throw fail("RENDERER_MISSING", { package: packageName });
  return slots[SLOT];
}

/**
 * Whether the package itself is not there, as against a package that is there and breaks, or that misses another one.
 * Every engine quotes the specifier it could not resolve; Node adds the path of the importing file, unquoted.
 */
function isMissing(error: unknown, packageName: string): boolean {
  const { code, message = "" } = error as { code?: string; message?: string };
  const isUnresolved = code === "ERR_MODULE_NOT_FOUND" || error instanceof TypeError;
  return isUnresolved && new RegExp(`['"\u2018\u201c]${packageName}['"\u2019\u201d]`).test(message);
}
