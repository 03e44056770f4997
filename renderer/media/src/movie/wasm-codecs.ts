import type { MoviePicture, PlanarPicture } from "@videoflow/renderer-core";
import type { PictureColor } from "./color.js";
import type { PacketDecoder, PictureReceiver, StartDecoder, VideoPacket } from "./decoding.js";
import { DisplayOrder } from "./display-order.js";
import { libavLibrary } from "./libav-decoder.js";
import { ogvLibrary } from "./ogv-decoder.js";

/** Baseline, Main and High. */
const H264 = /^avc[13]\.(42|4d|64)/i;

export type DecodedPlanes = Pick<PlanarPicture, "width" | "height" | "y" | "u" | "v"> & Pick<MoviePicture, "release">;

/** A decoder in WASM, which decodes a packet as soon as it has it: 4:2:0 at 8 bits. */
export interface PacketLibrary {
  /** The picture of a packet; undefined where it has none to show. @throws MediaProblem */
  decode(packet: VideoPacket): Promise<DecodedPlanes | undefined>;
  close(): void;
}

type StartLibrary = (config: VideoDecoderConfig) => Promise<PacketLibrary>;

/** Which codecs are decoded, by their names in WebCodecs. */
const LIBRARIES: readonly (readonly [RegExp, StartLibrary])[] = [
  [H264, async (config) => (await import("./h264-decoder.js")).h264Library(config)],
  [/^vp8$/, async (config) => ogvLibrary(await import("../../assets/vp8-decoder.js"), config)],
  [/^vp09\.00\.\d+\.08/, async () => libavLibrary(await import("../../assets/vp9-decoder.js"))],
  [/^av01\.0\.[^.]*\.08/, async (config) => ogvLibrary(await import("../../assets/av1-decoder.js"), config)],
];

/** Our own decoder of a stream, the same everywhere; undefined where there is none. */
export async function wasmDecoder(config: VideoDecoderConfig): Promise<StartDecoder | undefined> {
  const start = LIBRARIES.find(([codecs]) => codecs.test(config.codec))?.[1];
  if (!start || (H264.test(config.codec) && !(await (await import("./h264-decoder.js")).h264Decodes(config)))) {
    return undefined;
  }
  return (color, receiver) => new WasmDecoder(start(config), color, receiver);
}

/** Decodes one packet after the other, in the calling thread. */
class WasmDecoder implements PacketDecoder {
  readonly #library: Promise<PacketLibrary>;
  readonly #color: PictureColor;
  readonly #receiver: PictureReceiver;
  readonly #order: DisplayOrder;
  #queued = 0;
  #closed = false;
  #work: Promise<void>;

  constructor(library: Promise<PacketLibrary>, color: PictureColor, receiver: PictureReceiver) {
    this.#library = library;
    this.#color = color;
    this.#receiver = receiver;
    this.#order = new DisplayOrder((picture) => receiver.picture(picture));
    this.#work = library.then(() => undefined);
    this.#work.catch((error: unknown) => this.#fail(error));
  }

  get queued(): number {
    return this.#queued;
  }

  decode(packet: VideoPacket): void {
    this.#queued++;
    this.#work = this.#work.then(() => this.#process(packet));
    this.#work.catch((error: unknown) => this.#fail(error));
  }

  async flush(): Promise<void> {
    await this.#work;
    if (!this.#closed) this.#order.flush();
  }

  close(): void {
    this.#closed = true;
    const end = () => this.#library.then((library) => library.close());
    this.#work.then(end, end).catch(() => undefined);
  }

  async #process(packet: VideoPacket): Promise<void> {
    if (this.#closed) return;
    const planes = await (await this.#library).decode(packet);
    this.#queued--;
    if (this.#closed) return;
    const { index } = packet;
    const picture = planes && ({ kind: "planar", chroma: "420", bits: 8, ...planes, ...this.#color } as const);
    this.#order.decoded(index, picture && { index, read: async () => picture, release: () => undefined });
    this.#receiver.taken();
  }

  #fail(error: unknown): void {
    if (!this.#closed) this.#receiver.failed(error);
  }
}
