import type { TimelinePlayed } from "../resolve/played.js";
import { downmix } from "./downmix.js";
import { samplesAt } from "./sample-time.js";
import type { Sound } from "./sound.js";
import { type Channels, PiecewiseStream, type SampleStream, silence } from "./stream.js";

/** Samples of the file that are decoded at a time. */
const PIECE = 8192;

/** Loops up to this many samples are decoded once and kept: 2 × 2 MiB. */
const SHORT_LOOP = 1 << 19;

/** What a layer plays of a file: trimmed, looped, in one or two channels, at the rate of the file (SPEC §12.2). */
export function playedStream(sound: Sound, played: TimelinePlayed): SampleStream {
  const start = samplesAt(played.start, sound.sampleRate);
  const length = Math.max(1, samplesAt(played.end, sound.sampleRate) - start);
  const channelCount = sound.channelCount === 1 ? 1 : 2;
  const decoded = async (first: number, count: number) => downmix(await sound.read(start + first, count));
  let loop: Promise<Channels> | undefined;
  const once = async (first: number, count: number): Promise<Channels> => {
    if (!played.loop || length > SHORT_LOOP) return await decoded(first, count);
    loop ??= decoded(0, length);
    return (await loop).map((channel) => channel.subarray(first, first + count));
  };
  return new PiecewiseStream(channelCount, PIECE, async (piece) => {
    const samples = silence(channelCount, PIECE);
    for (let done = 0; done < PIECE; ) {
      const at = piece * PIECE + done;
      const first = played.loop ? at % length : at;
      const count = Math.min(length - first, PIECE - done);
      if (count <= 0) break;
      const run = await once(first, count);
      samples.forEach((channel, index) => {
        channel.set(run[index] as Float32Array, done);
      });
      done += count;
    }
    return samples;
  });
}
