import { Output, WavOutputFormat } from "mediabunny";
import { type FileSink, muxTracks, targetOf } from "./mux-tracks.js";
import type { SoundTrack } from "./worker-pool.js";

/** Sizes in a WAV file are 32 bits; from here on it has to be RF64, which fewer programs read. */
const LARGE = 2 ** 32 - 2 ** 16;

/** Writes a WAV file of PCM sound. */
export async function writeWav(sound: SoundTrack, sink: FileSink): Promise<void> {
  const { codec, channelCount, length } = sound.format;
  const size = length * channelCount * (codec === "pcm-f32" ? 4 : 2);
  const output = new Output({ format: new WavOutputFormat({ large: size > LARGE }), target: targetOf(sink) });
  await muxTracks(output, undefined, sound);
}
