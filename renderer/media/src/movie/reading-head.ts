import type { MoviePicture } from "@videoflow/renderer-core";
import { type EncodedPacket, EncodedPacketSink, type InputVideoTrack } from "mediabunny";
import { damagedMovie, movieProblem } from "./damaged-movie.js";
import type { DecodedPicture, PacketDecoder, PictureReceiver } from "./decoding.js";
import { keyFor, type PacketTable } from "./packet-table.js";

/** Pictures that are decoded before they are asked for, so that the decoder works while pictures are painted. */
const AHEAD = 4;
/** Packets given to a decoder before it has taken the first of them. */
const LONGEST_QUEUE = 4;
/** Packets decoded for nothing rather than to begin again at a later key packet. */
const LONGEST_SKIP = 8;

/** What is read by heads. */
export interface VideoTrack {
  readonly track: InputVideoTrack;
  readonly table: PacketTable;
  readonly start: (receiver: PictureReceiver) => PacketDecoder;
}

/** One decoder going through a track. Forwards it decodes every packet once; elsewhere it begins at a key packet. */
export class ReadingHead {
  readonly #track: VideoTrack;
  readonly #sink: EncodedPacketSink;
  #decoder: PacketDecoder | undefined;
  /** Place of the packet to be decoded next, and the packet before it. */
  #next = 0;
  #packet: EncodedPacket | undefined;
  /** The picture asked for last. */
  #wanted = 0;
  /** Pictures that came out and may still be asked for, by index. */
  readonly #ready = new Map<number, DecodedPicture>();
  /** No picture before this one can be had without beginning again. */
  #floor = 0;
  #flushed = false;
  #failure: unknown;
  #isClosed = false;
  #wake: () => void = () => undefined;

  constructor(track: VideoTrack) {
    this.#track = track;
    this.#sink = new EncodedPacketSink(track.track);
  }

  /** A call is made only after the one before has been answered. @throws MediaProblem */
  async picture(index: number): Promise<MoviePicture> {
    this.#wanted = index;
    const key = keyFor(this.#track.table, index);
    if (!this.#decoder || index < this.#floor || this.#failure !== undefined || key > this.#next + LONGEST_SKIP) {
      this.#begin(key);
    }
    const decoded = await this.#decoded(index);
    const picture = await decoded.read();
    this.#release(decoded.index);
    this.#floor = Math.min(index, decoded.index);
    await this.#decodeAhead(index);
    return picture;
  }

  close(): void {
    this.#isClosed = true;
    this.#decoder?.close();
    this.#release(Infinity);
    this.#failure = damagedMovie("it was closed while it was read");
    this.#wake();
  }

  #begin(place: number): void {
    if (this.#isClosed) throw damagedMovie("it was closed while it was read");
    this.#release(Infinity);
    this.#next = place;
    this.#packet = undefined;
    this.#floor = this.#track.table.indices[place] as number;
    this.#flushed = false;
    if (this.#decoder?.restart && this.#failure === undefined) {
      this.#decoder.restart();
    } else {
      this.#decoder?.close();
      this.#failure = undefined;
      this.#decoder = this.#start();
    }
  }

  #start(): PacketDecoder {
    return this.#track.start({
      picture: (decoded) => {
        this.#receive(decoded);
        this.#wake();
      },
      failed: (error) => {
        this.#failure = error ?? new Error("the decoder gave no reason");
        this.#wake();
      },
      taken: () => this.#wake(),
    });
  }

  /** Of the pictures passed on the way one is kept, so that the decoder has its memory again while it is warm. */
  #receive(decoded: DecodedPicture): void {
    const { index } = decoded;
    if (index < this.#floor) {
      decoded.release();
    } else {
      if (index <= this.#wanted) this.#release(index);
      this.#ready.set(index, decoded);
    }
  }

  async #decoded(index: number): Promise<DecodedPicture> {
    for (;;) {
      const found = this.#find(index);
      if (found) return found;
      if (this.#failure !== undefined) throw movieProblem(this.#failure);
      const decoder = this.#decoder as PacketDecoder;
      if (this.#next < this.#track.table.indices.length) {
        if (decoder.queued < LONGEST_QUEUE) await this.#feed(decoder);
        else await this.#change();
      } else if (!this.#flushed) {
        await decoder.flush().catch((error: unknown) => {
          this.#failure = error;
        });
        this.#flushed = true;
      } else {
        throw damagedMovie(`its picture ${index} cannot be decoded`);
      }
    }
  }

  /** A picture that came out. Packets may have none of their own to show: then the one before goes on. */
  #find(index: number): DecodedPicture | undefined {
    const own = this.#ready.get(index);
    if (own) return own;
    const others = [...this.#ready.keys()];
    if (!this.#flushed && !others.some((other) => other > index)) return undefined;
    const before = others.filter((other) => other < index);
    const nearest = before.length > 0 ? Math.max(...before) : Math.min(...others);
    return this.#ready.get(nearest);
  }

  async #feed(decoder: PacketDecoder): Promise<void> {
    const place = this.#next;
    const { table } = this.#track;
    const index = table.indices[place] as number;
    try {
      const packet = this.#packet
        ? await this.#sink.getNextPacket(this.#packet)
        : await this.#sink.getPacket(table.timestamps[index] as number);
      if (!packet) throw new Error("it ends too early");
      this.#packet = packet;
      this.#next = place + 1;
      const { data, type, sideData } = packet;
      decoder.decode({ index, isKey: type === "key", data, ...(sideData.alpha && { alpha: sideData.alpha }) });
    } catch (error) {
      this.#failure ??= error;
    }
  }

  /** Gives the decoder what it needs for the next pictures, as far as it takes it without waiting. */
  async #decodeAhead(index: number): Promise<void> {
    const { places } = this.#track.table;
    const ahead = Math.min(index + AHEAD, places.length - 1);
    const decoder = this.#decoder;
    while (decoder && this.#failure === undefined && this.#next <= (places[ahead] as number)) {
      if (decoder.queued >= LONGEST_QUEUE) return;
      await this.#feed(decoder);
    }
  }

  #change(): Promise<void> {
    return new Promise((resolve) => {
      this.#wake = resolve;
    });
  }

  /** Gives up the pictures before `index`. */
  #release(index: number): void {
    for (const [at, decoded] of this.#ready) {
      if (at >= index) continue;
      decoded.release();
      this.#ready.delete(at);
    }
  }
}
