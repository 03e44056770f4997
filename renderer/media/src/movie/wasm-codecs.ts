import type { PlanarPicture } from "@videoflow/renderer-core";
import type { PictureColor } from "./color.js";
import type { PacketDecoder, PictureReceiver, StartDecoder, VideoPacket } from "./decoding.js";
import { libavLibrary } from "./libav-decoder.js";
import { ogvLibrary } from "./ogv-decoder.js";

/** A decoder in WASM, which decodes a packet as soon as it has it: 4:2:0 at 8 bits. */
export interface PacketLibrary {
  /** The picture of a packet; undefined where it has none to show. @throws MediaProblem */
  decode(packet: VideoPacket): Promise<Pick<PlanarPicture, "width" | "height" | "y" | "u" | "v"> | undefined>;
  close(): void;
}

/** Which codecs are decoded, by their names in WebCodecs. */
const LIBRARIES: readonly (readonly [RegExp, (config: VideoDecoderConfig) => Promise<PacketLibrary>])[] = [
  [/^vp8$/, async (config) => ogvLibrary(await import("../../assets/vp8-decoder.js"), config)],
  [/^vp09\.00\.\d+\.08/, async () => libavLibrary(await import("../../assets/vp9-decoder.js"))],
  [/^av01\.0\.[^.]*\.08/, async (config) => ogvLibrary(await import("../../assets/av1-decoder.js"), config)],
];

/** Our own decoder of a stream, the same everywhere; undefined where there is none. */
export function wasmDecoder(config: VideoDecoderConfig): StartDecoder | undefined {
  const start = LIBRARIES.find(([codecs]) => codecs.test(config.codec))?.[1];
  return start && ((color, receiver) => new WasmDecoder(start(config), color, receiver));
}

/** Decodes one packet after the other, in the calling thread. */
class WasmDecoder implements PacketDecoder {
  readonly #library: Promise<PacketLibrary>;
  readonly #color: PictureColor;
  readonly #receiver: PictureReceiver;
  #queued = 0;
  #closed = false;
  #work: Promise<void>;

  constructor(library: Promise<PacketLibrary>, color: PictureColor, receiver: PictureReceiver) {
    this.#library = library;
    this.#color = color;
    this.#receiver = receiver;
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
    if (planes) {
      const picture = { kind: "planar", chroma: "420", bits: 8, ...planes, ...this.#color } as const;
      this.#receiver.picture({ index: packet.index, read: async () => picture, release: () => undefined });
    }
    this.#receiver.taken();
  }

  #fail(error: unknown): void {
    if (!this.#closed) this.#receiver.failed(error);
  }
}
