import { MediaProblem, type MoviePicture, type PlanarPicture } from "@videoflow/renderer-core";
import type {
  DecodedPicture,
  PacketDecoder,
  PictureColor,
  PictureReceiver,
  StartDecoder,
} from "@videoflow/renderer-media";
import { AVERROR_EAGAIN, AVERROR_EOF, type AvCodec, type AvContext, type AvFrame, type NodeAv } from "./node-av.js";

/** Decoders by the beginning of the codec's name in WebCodecs, best first. */
const DECODERS: readonly (readonly [start: string, names: readonly string[]])[] = [
  ["avc", ["h264"]],
  ["hev1", ["hevc"]],
  ["hvc1", ["hevc"]],
  ["vp8", ["vp8"]],
  ["vp09", ["vp9"]],
  ["av01", ["libdav1d", "av1"]],
];

/** Pixel formats of libavutil whose planes are taken as they are. */
const FORMATS: Readonly<Record<number, Pick<PlanarPicture, "chroma" | "bits">>> = {
  0: { chroma: "420", bits: 8 },
  12: { chroma: "420", bits: 8 },
  4: { chroma: "422", bits: 8 },
  13: { chroma: "422", bits: 8 },
  5: { chroma: "444", bits: 8 },
  14: { chroma: "444", bits: 8 },
  62: { chroma: "420", bits: 10 },
  64: { chroma: "422", bits: 10 },
  68: { chroma: "444", bits: 10 },
  123: { chroma: "420", bits: 12 },
};

/** FFmpeg's decoder of a stream; undefined where it has none. */
export function nodeAvDecoder(library: NodeAv, config: VideoDecoderConfig): StartDecoder | undefined {
  const decoder = decoderOf(library, config.codec);
  return decoder && ((color, receiver) => new AvDecoder(library, decoder, { config, color }, receiver));
}

interface Coding {
  readonly config: VideoDecoderConfig;
  readonly color: PictureColor;
}

function decoderOf({ Codec }: NodeAv, codec: string): AvCodec | undefined {
  const names = DECODERS.find(([start]) => codec.startsWith(start))?.[1] ?? [];
  for (const name of names) {
    const found = Codec.findDecoderByName(name);
    if (found) return found;
  }
  return undefined;
}

/** Decodes in the calling thread: a packet is decoded when `decode` returns. */
class AvDecoder implements PacketDecoder {
  readonly queued = 0;
  readonly #library: NodeAv;
  readonly #decoder: AvCodec;
  readonly #coding: Coding;
  readonly #receiver: PictureReceiver;
  #context: AvContext | undefined;

  constructor(library: NodeAv, decoder: AvCodec, coding: Coding, receiver: PictureReceiver) {
    this.#library = library;
    this.#decoder = decoder;
    this.#coding = coding;
    this.#receiver = receiver;
  }

  decode({ index, isKey, data }: Parameters<PacketDecoder["decode"]>[0]): void {
    const packet = new this.#library.Packet();
    packet.alloc();
    try {
      packet.data = Buffer.from(data.buffer, data.byteOffset, data.byteLength);
      packet.pts = BigInt(index);
      packet.isKeyframe = isKey;
      this.#context ??= this.#open();
      this.#checked(this.#context.sendPacketSync(packet));
      this.#receive(this.#context);
    } catch (error) {
      this.#receiver.failed(error);
    } finally {
      packet.free();
    }
  }

  async flush(): Promise<void> {
    const context = this.#context;
    if (!context) return;
    this.#checked(context.sendPacketSync(null));
    this.#receive(context);
    this.close();
  }

  close(): void {
    this.#context?.freeContext();
    this.#context = undefined;
  }

  #open(): AvContext {
    const { description, codedWidth = 0, codedHeight = 0 } = this.#coding.config;
    const context = new this.#library.CodecContext();
    context.allocContext3(this.#decoder);
    context.width = codedWidth;
    context.height = codedHeight;
    if (description) context.extraData = bufferOf(description);
    this.#checked(context.open2Sync(this.#decoder));
    return context;
  }

  #receive(context: AvContext): void {
    for (;;) {
      const frame = new this.#library.Frame();
      frame.alloc();
      const result = context.receiveFrameSync(frame);
      if (result < 0) frame.free();
      if (result === AVERROR_EAGAIN || result === AVERROR_EOF) return;
      this.#checked(result);
      this.#receiver.picture(decodedPicture(frame, this.#coding));
    }
  }

  #checked(result: number): void {
    if (result < 0) {
      throw new MediaProblem("ASSET_DAMAGED", { reason: `the decoder refuses a packet (FFmpeg's error ${result})` });
    }
  }
}

function decodedPicture(frame: AvFrame, { color }: Coding): DecodedPicture {
  return {
    index: Number(frame.pts),
    read: async () => pictureOf(frame, color),
    release: () => frame.free(),
  };
}

function pictureOf(frame: AvFrame, color: PictureColor): MoviePicture {
  const { format, width, height, data, linesize } = frame;
  const planar = FORMATS[format];
  if (!planar || !data) {
    throw new MediaProblem("ASSET_DAMAGED", { reason: `its pixels are of a kind that is not read (${format})` });
  }
  const rows = [height, ...new Array(2).fill(planar.chroma === "420" ? (height + 1) >> 1 : height)];
  const [y, u, v] = rows.map((count: number, plane) => {
    const stride = linesize[plane] as number;
    // The decoder uses its memory again.
    return { data: Uint8Array.prototype.slice.call(data[plane], 0, stride * count), stride };
  });
  if (!y || !u || !v) throw new TypeError("a decoded frame lacks a plane");
  return { kind: "planar", width, height, ...planar, y, u, v, ...color };
}

function bufferOf(source: AllowSharedBufferSource): Buffer {
  return ArrayBuffer.isView(source)
    ? Buffer.from(source.buffer, source.byteOffset, source.byteLength)
    : Buffer.from(source);
}
