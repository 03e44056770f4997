import { functionOf } from "./embind-function.js";

/** Decoded sound, channels interleaved. */
export interface DecodedFile {
  /** Samples per second. */
  readonly sampleRate: number;
  readonly channelCount: number;
  readonly samples: Float32Array;
}

/** FFmpeg's audio decoders in WASM: the same samples everywhere. */
export interface FileDecoder {
  /** Decodes a whole file of any kind they know. @throws Error when they cannot */
  decode(file: Uint8Array): DecodedFile;
}

/** What the library's module offers. */
interface LibraryModule {
  readonly FS: { writeFile(path: string, data: Uint8Array): void };
  getProperties(path: string): { status: Status; sampleRate: number; channelCount: number };
  decodeAudio(
    path: string,
    start: number,
    duration: number,
    options: { multiChannel: boolean },
  ): { status: { status: Status } & Status; samples: Samples };
}

interface Status {
  readonly status: number;
  readonly error: string;
}

/** A `std::vector<float>` of the WASM. */
interface Samples {
  size(): number;
  delete(): void;
}

const PATH = "sound";

let compiled: Promise<WebAssembly.Module> | undefined;

/** A decoder with memory of its own. The library is loaded at the first call: it carries 1.2 MB of WASM. */
export async function createFileDecoder(): Promise<FileDecoder> {
  const { wasm, moduleFactory } = await import("../../../assets/ffmpeg-audio.js");
  compiled ??= WebAssembly.compile(Uint8Array.from(atob(wasm), (character) => character.charCodeAt(0)));
  const code = await compiled;
  let memory: WebAssembly.Memory | undefined;
  const instantiateStreaming = async (_: unknown, imports: WebAssembly.Imports) => {
    const instance = await WebAssembly.instantiate(code, imports);
    memory = Object.values(instance.exports).find((value) => value instanceof WebAssembly.Memory);
    return { instance };
  };
  const { RuntimeError, Memory, Table } = WebAssembly;
  const library = (await moduleFactory({
    WebAssembly: { RuntimeError, Memory, Table, instantiateStreaming, instantiate: instantiateStreaming },
    fetch: async () => null,
    console: { log() {}, warn() {} },
    Function: functionOf,
  })({ locateFile: () => "" })) as LibraryModule;
  return {
    decode(file) {
      library.FS.writeFile(PATH, file);
      const { sampleRate, channelCount, ...properties } = library.getProperties(PATH);
      if (properties.status.status < 0) throw new Error(properties.status.error);
      const { status, samples } = library.decodeAudio(PATH, 0, -1, { multiChannel: true });
      try {
        if (status.status.status < 0) throw new Error(status.status.error);
        return { sampleRate, channelCount, samples: copyOf(samples, memory as WebAssembly.Memory) };
      } finally {
        samples.delete();
      }
    },
  };
}

/** The vector's elements, straight from the memory: its accessor costs a call for each. */
function copyOf(samples: Samples, { buffer }: WebAssembly.Memory): Float32Array {
  const words = new Uint32Array(buffer);
  // The handle holds, under a shortened name, where the vector is; a vector is two pointers: its begin and its end.
  const fields = Object.values(Object.getOwnPropertyDescriptors(samples)).map(({ value }) => value as unknown);
  const handle = fields.find((value) => typeof value === "object" && value !== null) ?? {};
  const size = samples.size();
  for (const pointer of Object.values(handle)) {
    if (typeof pointer !== "number" || pointer % 4 !== 0) continue;
    const [begin = 0, end = 0] = [words[pointer / 4], words[pointer / 4 + 1]];
    if (begin > 0 && end - begin === size * 4) return new Float32Array(buffer, begin, size).slice();
  }
  if (size === 0) return new Float32Array();
  throw new TypeError("this release of audio-file-decoder keeps its samples elsewhere");
}
