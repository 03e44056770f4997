import { MediaProblem, type Sound } from "@videoflow/renderer-core";
import type { PcmStream, SoundFile } from "./pcm-stream.js";

/** Seconds of sound kept behind the place where reading is, for loops and layers that share a file. */
const KEPT_SECONDS = 30;

/** Seconds that may be missing at the end of a file: headers round. */
const MAY_BE_MISSING = 0.25;

/**
 * Reads a sound by decoding it from its start: every sample is decoded after the same ones, whatever is read, so that any way
 * of reading gives the same samples. Going back further than what is kept begins anew.
 */
export class SequentialSound implements Sound {
  readonly sampleRate: number;
  readonly channelCount: number;
  readonly length: number;
  readonly #file: SoundFile;
  #stream: PcmStream | undefined;
  /** Decoded pieces that are kept, in order. */
  #pieces: { readonly first: number; readonly end: number; readonly channels: readonly Float32Array[] }[] = [];
  /** Place of the next sample that the stream will give. */
  #position: number;

  constructor(file: SoundFile) {
    this.#file = file;
    this.#position = file.first;
    this.sampleRate = file.sampleRate;
    this.channelCount = file.channelCount;
    this.length = Math.max(0, file.end);
  }

  async read(first: number, count: number): Promise<readonly Float32Array[]> {
    const channels = Array.from({ length: this.channelCount }, () => new Float32Array(count));
    const from = Math.max(first, 0);
    const to = Math.min(first + count, this.length);
    if (from >= to) return channels;
    const oldest = this.#pieces[0]?.first ?? this.#position;
    if (from < oldest && oldest > this.#file.first) this.#rewind();
    while (this.#position < to && (await this.#decode())) this.#forget(from);
    for (const piece of this.#pieces) {
      const [start, end] = [Math.max(from, piece.first), Math.min(to, piece.end)];
      if (start >= end) continue;
      channels.forEach((channel, index) => {
        const source = piece.channels[index] as Float32Array;
        channel.set(source.subarray(start - piece.first, end - piece.first), start - first);
      });
    }
    return channels;
  }

  close(): void {
    this.#rewind();
  }

  #rewind(): void {
    this.#stream?.close();
    this.#stream = undefined;
    this.#pieces = [];
    this.#position = this.#file.first;
  }

  /** Decodes one more piece. @returns false at the end of the file */
  async #decode(): Promise<boolean> {
    this.#stream ??= await this.#file.open();
    const channels = await this.#stream.next();
    if (!channels) {
      const missing = this.length - this.#position;
      if (missing <= MAY_BE_MISSING * this.sampleRate) return false;
      const seconds = (this.#position / this.sampleRate).toFixed(2);
      throw new MediaProblem("ASSET_DAMAGED", { reason: `its sound ends after ${seconds} s, too early` });
    }
    const first = this.#position;
    this.#position += channels[0]?.length ?? 0;
    if (this.#position > first) this.#pieces.push({ first, end: this.#position, channels });
    return true;
  }

  /** Drops what lies further back than is kept, but nothing from `needed` on. */
  #forget(needed: number): void {
    const kept = Math.min(needed, this.#position - KEPT_SECONDS * this.sampleRate);
    const first = this.#pieces.findIndex(({ end }) => end > kept);
    if (first > 0) this.#pieces.splice(0, first);
  }
}
