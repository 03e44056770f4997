import type { MoviePlane } from "@videoflow/renderer-core";
import type { PictureColor } from "./color.js";
import { damagedMovie } from "./damaged-movie.js";
import type { DecodedPicture, PacketDecoder, PictureReceiver, StartDecoder, VideoPacket } from "./decoding.js";

type Decoder = Awaited<ReturnType<typeof import("../../assets/vp8-decoder.js").startDecoder>>;
type Frame = NonNullable<Decoder["frameBuffer"]>;

/** Decoders in WASM by the codecs they decode: 4:2:0 at 8 bits. */
const DECODERS = [
  { codecs: /^vp8$/, load: () => import("../../assets/vp8-decoder.js") },
  { codecs: /^av01\.0\.[^.]*\.08/, load: () => import("../../assets/av1-decoder.js") },
] as const;

/** Our own decoder of a stream, the same everywhere; undefined where there is none. */
export function wasmDecoder({ codec, codedWidth = 0, codedHeight = 0 }: VideoDecoderConfig): StartDecoder | undefined {
  const found = DECODERS.find(({ codecs }) => codecs.test(codec));
  if (!found) return undefined;
  const [chromaWidth, chromaHeight] = [(codedWidth + 1) >> 1, (codedHeight + 1) >> 1];
  const format = {
    ...{ width: codedWidth, height: codedHeight, chromaWidth, chromaHeight, cropLeft: 0, cropTop: 0 },
    ...{ cropWidth: codedWidth, cropHeight: codedHeight, displayWidth: codedWidth, displayHeight: codedHeight },
  };
  const start = async () => {
    const decoder = await (await found.load()).startDecoder(format);
    await new Promise<void>((resolve) => decoder.init(resolve));
    return decoder;
  };
  return (color, receiver) => new WasmDecoder(start, color, receiver);
}

/** Decodes one packet after the other, in the calling thread. */
class WasmDecoder implements PacketDecoder {
  readonly #color: PictureColor;
  readonly #receiver: PictureReceiver;
  #queued = 0;
  #closed = false;
  #work: Promise<Decoder>;

  constructor(start: () => Promise<Decoder>, color: PictureColor, receiver: PictureReceiver) {
    this.#color = color;
    this.#receiver = receiver;
    this.#work = start();
    this.#work.catch((error: unknown) => this.#fail(error));
  }

  get queued(): number {
    return this.#queued;
  }

  decode(packet: VideoPacket): void {
    this.#queued++;
    this.#work = this.#work.then((decoder) => this.#process(decoder, packet));
    this.#work.catch((error: unknown) => this.#fail(error));
  }

  async flush(): Promise<void> {
    await this.#work;
  }

  close(): void {
    this.#closed = true;
    void this.#work.then((decoder) => decoder._ogv_video_decoder_destroy()).catch(() => undefined);
  }

  async #process(decoder: Decoder, { index, data }: VideoPacket): Promise<Decoder> {
    if (this.#closed) return decoder;
    decoder.frameBuffer = null;
    // A copy of its own: the packet is a part of the file.
    const packet = data.slice().buffer as ArrayBuffer;
    const result = await new Promise<number>((resolve) => decoder.processFrame(packet, resolve));
    this.#queued--;
    if (!result) throw damagedMovie(`its picture ${index} breaks the rules of its codec`);
    // A packet may have nothing to show.
    if (decoder.frameBuffer && !this.#closed) {
      this.#receiver.picture(decodedPicture(decoder.frameBuffer, index, this.#color));
    }
    this.#receiver.taken();
    return decoder;
  }

  #fail(error: unknown): void {
    if (!this.#closed) this.#receiver.failed(error);
  }
}

/** The decoder makes new planes for each picture. */
function decodedPicture({ format, y, u, v }: Frame, index: number, color: PictureColor): DecodedPicture {
  const { cropLeft, cropTop, cropWidth: width, cropHeight: height } = format;
  const cropped = ({ bytes, stride }: MoviePlaneOf, left: number, top: number): MoviePlane => ({
    data: bytes.subarray(top * stride + left),
    stride,
  });
  const planes = {
    y: cropped(y, cropLeft, cropTop),
    u: cropped(u, cropLeft >> 1, cropTop >> 1),
    v: cropped(v, cropLeft >> 1, cropTop >> 1),
  };
  return {
    index,
    read: async () => ({ kind: "planar", width, height, chroma: "420", bits: 8, ...planes, ...color }),
    release: () => undefined,
  };
}

type MoviePlaneOf = Frame["y"];
