import type { SoundCoding } from "./coding.js";
import type { SoundReceiver } from "./exact-aac.js";
import type { PcmSource } from "./pcm.js";
import { encodePcm } from "./pcm-packets.js";
import { encodeOpus } from "./webcodecs/opus.js";

/** Encodes sound of at least one sample, from its start to its end. */
export async function encodeSound(sound: PcmSource, coding: SoundCoding, receiver: SoundReceiver): Promise<void> {
  switch (coding.codec) {
    case "aac": {
      // It carries 1 MB of WASM.
      const { encodeAac } = await import("./exact-aac.js");
      return encodeAac(sound, receiver, coding.bitrate);
    }
    case "opus":
      return encodeOpus(sound, receiver, coding.bitrate);
    case "pcm-s16":
    case "pcm-f32":
      return encodePcm(sound, coding.codec, receiver);
  }
}
