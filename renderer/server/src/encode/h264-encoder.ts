import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { fail } from "../errors.js";

/** The exports of encoder/h264.wasm. */
interface Exports {
  readonly memory: WebAssembly.Memory;
  _initialize(): void;
  open(width: number, height: number, quantiser: number, speed: number): number;
  encode(): number;
  coded(): number;
}

let compiled: Promise<WebAssembly.Module> | undefined;

/** The compiled encoder, once for the process. It can be posted to worker threads. */
export function loadH264(): Promise<WebAssembly.Module> {
  compiled ??= compile();
  return compiled;
}

async function compile(): Promise<WebAssembly.Module> {
  const url = new URL("../../encoder/h264.wasm", import.meta.url);
  try {
    return await WebAssembly.compile(await readFile(url));
  } catch (error) {
    throw fail("INSTALLATION_DAMAGED", { file: fileURLToPath(url) }, error);
  }
}

/**
 * Thoroughness, 0 to 10. At 2 motion is searched to a quarter of a pixel: a third of the bytes of whole pixels where the
 * picture moves, for a tenth of the speed. 0 and 1 save another 1% and halve the speed.
 */
const SPEED = 2;

/**
 * minih264 in WebAssembly: a Baseline encoder with constant quantiser whose first frame is a key frame and whose others
 * are not. Every encoder has a memory of its own, given back when it is collected, so none sees traces of another.
 */
export class H264Encoder {
  private readonly exports: Exports;
  private readonly input: number;
  private readonly frameSize: number;

  /** @param width, height even @param quantiser 10 (finest) to 51 */
  constructor(module: WebAssembly.Module, width: number, height: number, quantiser: number) {
    // The module tells when its memory grows; views are made afresh for every frame anyway.
    const imports = { env: { emscripten_notify_memory_growth: () => undefined } };
    this.exports = new WebAssembly.Instance(module, imports).exports as unknown as Exports;
    this.exports._initialize();
    this.frameSize = (width * height * 3) / 2;
    this.input = this.exports.open(width, height, quantiser, SPEED);
    if (this.input === 0) throw new RangeError(`the H.264 encoder has no memory for ${width} x ${height} pixels`);
  }

  /** Whether this is the frame that was encoded last. */
  encodedLast(frame: Uint8Array): boolean {
    return Buffer.from(this.exports.memory.buffer, this.input, this.frameSize).equals(frame);
  }

  /** @param frame I420 @returns the frame's NAL units, copied: before the first slice two parameter sets */
  encode(frame: Uint8Array): Uint8Array[] {
    const { memory } = this.exports;
    new Uint8Array(memory.buffer, this.input, this.frameSize).set(frame);
    const size = this.exports.encode();
    if (size === 0) throw new RangeError("the H.264 encoder failed");
    return nalUnits(Buffer.from(new Uint8Array(memory.buffer, this.exports.coded(), size)));
  }
}

const START_CODE = Buffer.of(0, 0, 0, 1);

/** What stands between start codes of four bytes; emulation prevention keeps them out of NAL units. */
function nalUnits(stream: Buffer): Uint8Array[] {
  const units: Uint8Array[] = [];
  for (let start = START_CODE.length; start < stream.length; ) {
    const next = stream.indexOf(START_CODE, start);
    const end = next < 0 ? stream.length : next;
    units.push(stream.subarray(start, end));
    start = end + START_CODE.length;
  }
  return units;
}
