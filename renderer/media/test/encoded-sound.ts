import type { SoundFormat, SoundPacket } from "../src/encode/coding.js";
import { encodeAac } from "../src/encode/exact-aac.js";
import { type PcmAudio, pcmSource } from "../src/encode/pcm.js";
import type { SoundTrack } from "../src/export/worker-pool.js";

/** Sound as AAC, all of it. */
export async function encodedSound(audio: PcmAudio): Promise<SoundTrack> {
  const packets: SoundPacket[] = [];
  let format: SoundFormat | undefined;
  await encodeAac(pcmSource(audio), {
    format: (given) => {
      format = given;
    },
    packets: (more) => packets.push(...more),
  });
  if (!format) throw new Error("the encoder gave no format");
  return { format, packets: each(packets) };
}

async function* each<T>(items: readonly T[]): AsyncGenerator<T> {
  yield* items;
}
