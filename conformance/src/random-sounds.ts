import { join } from "node:path";
import type { AudioLayer, Easing, Layer, NumberKeyframe, VideoJSON } from "@videoflow/core";
import { casesFolder } from "./case.js";
import { Random } from "./random.js";

/** The folder that the sources of `withSounds` are in. */
export const soundsFolder = join(casesFolder, "sound");

const FILES = [
  "rates/8000-8bit-mono.wav",
  "rates/22050-16bit-stereo.wav",
  "rates/96000-float-mono.wav",
  "rates/48000-six-channels.wav",
  "ducking/speech.wav",
  "loudness/tone.wav",
  "formats/click-vorbis.ogg",
];

const EASINGS: readonly Easing[] = ["linear", "step", "easeIn", "easeOut", "easeInOut", { type: "spring", damping: 4 }];

/** A document with one to four sounds more, all that is random about them the same for the same seed. */
export function withSounds(document: VideoJSON, seed: number): VideoJSON {
  const random = new Random(seed);
  const sounds = random.list(1, 4, () => sound(random));
  return { ...document, layers: [...document.layers, ...sounds] };
}

function sound(random: Random): Layer {
  if (random.chance(0.8)) return audio(random);
  const fades = random.chance(0.5) ? { transitionOut: fade(random) } : {};
  return { type: "group", startTime: random.real(0, 0.4), ...fades, layers: random.list(1, 2, () => audio(random)) };
}

function audio(random: Random): AudioLayer {
  const some = <T extends object>(share: number, make: () => T) => (random.chance(share) ? make() : {});
  return {
    type: "audio",
    source: random.pick(FILES),
    ...some(0.7, () => ({ startTime: random.real(0, 0.5) })),
    ...some(0.4, () => ({ sourceStart: random.real(0, 0.04) })),
    ...some(0.5, () => ({ duration: random.real(0.01, 1) })),
    ...some(0.5, () => ({ loop: true })),
    ...some(0.3, () => ({ speed: random.real(0.3, 3) })),
    ...some(0.3, () => ({ pitch: random.real(0.3, 3) })),
    ...some(0.5, () => ({ volume: random.real(0, 3) })),
    ...some(0.4, () => ({ pan: random.real(-1, 1) })),
    ...some(0.3, () => ({ transitionIn: fade(random) })),
    ...some(0.2, () => ({ autoDucking: { volume: random.real(0, 0.5), attack: random.real(0, 0.2) } })),
    ...some(0.3, () => ({ keyframes: { [random.pick(["volume", "pitch"])]: keyframes(random) } })),
  };
}

function fade(random: Random) {
  return { transition: "fade" as const, duration: random.real(0.05, 0.5), easing: random.pick(EASINGS) };
}

function keyframes(random: Random): NumberKeyframe[] {
  return [0.1, 0.3, 0.6].map((time) => ({ time, value: random.real(0.4, 2), easing: random.pick(EASINGS) }));
}
