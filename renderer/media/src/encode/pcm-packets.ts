import type { SoundReceiver } from "./exact-aac.js";
import type { PcmSource } from "./pcm.js";

/** Samples of each channel in a packet. */
const CHUNK = 48_000;
const FULL_SCALE = 32_768;

/** Sound as it is: little-endian samples, channel after channel for each moment. */
export async function encodePcm(
  sound: PcmSource,
  codec: "pcm-s16" | "pcm-f32",
  receiver: SoundReceiver,
): Promise<void> {
  const { sampleRate, channelCount, length } = sound;
  receiver.format({ codec, sampleRate, channelCount, length, priming: 0 });
  let start = 0;
  for (let part = await sound.next(CHUNK); part; part = await sound.next(CHUNK)) {
    const duration = part[0]?.length ?? 0;
    const data = codec === "pcm-s16" ? wholeSamples(part, duration) : floatSamples(part, duration);
    receiver.packets([{ data, start, duration }]);
    start += duration;
  }
}

/** The nearest whole number; what is louder than full scale is cut. */
function wholeSamples(channels: readonly Float32Array[], count: number): Uint8Array {
  const data = new Uint8Array(count * channels.length * 2);
  const view = new DataView(data.buffer);
  channels.forEach((channel, index) => {
    for (let i = 0, at = index * 2; i < count; i++, at += channels.length * 2) {
      const value = Math.floor((channel[i] as number) * FULL_SCALE + 0.5);
      view.setInt16(at, Math.max(-FULL_SCALE, Math.min(FULL_SCALE - 1, value)), true);
    }
  });
  return data;
}

function floatSamples(channels: readonly Float32Array[], count: number): Uint8Array {
  const data = new Uint8Array(count * channels.length * 4);
  const view = new DataView(data.buffer);
  channels.forEach((channel, index) => {
    for (let i = 0, at = index * 4; i < count; i++, at += channels.length * 4) {
      view.setFloat32(at, channel[i] as number, true);
    }
  });
  return data;
}
