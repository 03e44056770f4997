import type { MoviePicture } from "@videoflow/renderer-core";
import type { PictureColor } from "./color.js";

/** What decodes packets of video on a platform: the port between the reading of files and the decoders. */
export interface MovieDecoding {
  /** What it is called in errors, as in "… cannot decode". */
  readonly name: string;
  /** What somebody whose file it cannot decode may do, as in "use another engine: …". */
  readonly otherwise: string;
  /**
   * What decodes a stream; undefined where there is no decoder.
   *
   * @throws MediaProblem where there could be one
   */
  decoderFor(config: VideoDecoderConfig): Promise<StartDecoder | undefined>;
}

/** Starts a decoder, whose first packet is a key packet. @param color what its pictures are said to have */
export type StartDecoder = (color: PictureColor, receiver: PictureReceiver) => PacketDecoder;

export interface PictureReceiver {
  /** A picture has been decoded. They come in the order in which they are shown. */
  picture(picture: DecodedPicture): void;
  /** The decoder has failed and gives no more pictures. */
  failed(error: unknown): void;
  /** The decoder has taken a packet off its queue. */
  taken(): void;
}

/** A picture in the decoder's own memory. */
export interface DecodedPicture {
  /** That of its packet. */
  readonly index: number;
  /** Copies it out; not after it is released. */
  read(): Promise<MoviePicture>;
  /** Gives its memory back. */
  release(): void;
}

/** A packet of video. */
export interface VideoPacket {
  /** Its picture's number in the order in which pictures are shown. */
  readonly index: number;
  readonly isKey: boolean;
  readonly data: Uint8Array;
  /** The packet of a second stream, whose luma is the opacity of this one's picture. */
  readonly alpha?: Uint8Array;
}

export interface PacketDecoder {
  /** Packets that wait to be decoded. */
  readonly queued: number;
  decode(packet: VideoPacket): void;
  /** Resolves when the pictures of all packets have been received. The next packet must be a key packet. */
  flush(): Promise<void>;
  /** Forgets all packets, for the next key packet: where that is quicker than another decoder. Not after it has failed. */
  restart?(): void;
  /** Ends it; nothing is received any more. */
  close(): void;
}
