import { Moment } from "../evaluate/moment.js";
import { runningAt } from "../evaluate/transition.js";
import { lastingTime } from "../resolve/played.js";
import type { Timeline, TimelineLayer } from "../resolve/timeline.js";
import { Envelope } from "./envelope.js";
import { playedStream } from "./played-stream.js";
import { Resampler, stepOf } from "./resampler.js";
import { HOP_TIME, sampleOf } from "./sample-time.js";
import type { Sound } from "./sound.js";
import type { SoundingLayer } from "./sounding.js";
import { type Channels, PiecewiseStream, type SampleStream } from "./stream.js";
import { stretched } from "./stretch.js";

/** Left and right, equally long. */
export type Stereo = readonly [left: Float32Array, right: Float32Array];

/** Resampled samples that windows are cut from, at a time. */
const PIECE = 4096;

/** What is heard of one layer before ducking (SPEC §12.2), read forwards. */
export class Voice {
  readonly #stream: SampleStream;
  /** Of its samples, those before this one are heard. */
  readonly #length: number;
  readonly #sides: readonly [Envelope, Envelope];
  readonly #groups: readonly { readonly first: number; readonly sides: readonly [Envelope, Envelope] }[];

  constructor(
    timeline: Timeline,
    private readonly sounding: SoundingLayer,
    sound: Sound,
  ) {
    const { layer, played, first, end, fading } = sounding;
    const at = (node: number) => new Moment(timeline, layer.properties, timeAt(layer, node));
    this.#stream = heard(sound, sounding, (node) => at(node).number("pitch"));
    this.#length = Math.min(end - first, played.loop ? Infinity : sampleOf(lastingTime(played)));
    const side = (direction: -1 | 1) =>
      new Envelope((node) => {
        const moment = at(node);
        const volume = moment.flag("mute") ? 0 : moment.number("volume");
        return volume * fadeAt(layer, node) * Math.min(1, 1 + direction * moment.number("pan"));
      });
    this.#sides = [side(-1), side(1)];
    this.#groups = fading.map((group) => {
      const fade = () => new Envelope((node) => fadeAt(group.layer, node));
      return { first: group.first, sides: [fade(), fade()] };
    });
  }

  /** Samples `first` to `first + count` of the video, silence where the layer is not heard. */
  async read(first: number, count: number): Promise<Stereo> {
    const stereo: Stereo = [new Float32Array(count), new Float32Array(count)];
    const local = Math.max(0, first - this.sounding.first);
    const begin = this.sounding.first + local - first;
    const end = Math.min(count, begin + this.#length - local);
    if (begin >= end) return stereo;
    const samples: Channels = await this.#stream.read(local, end - begin);
    stereo.forEach((channel, side) => {
      channel.set((samples[side] ?? samples[0]) as Float32Array, begin);
      (this.#sides[side] as Envelope).apply(channel, begin, end, local);
      for (const group of this.#groups) {
        (group.sides[side] as Envelope).apply(channel, begin, end, first + begin - group.first);
      }
    });
    return stereo;
  }
}

/** The layer's samples at 48 kHz, with its pitch and speed (SPEC §12.3). */
function heard(sound: Sound, { layer, played }: SoundingLayer, pitchAt: (node: number) => number): SampleStream {
  const source = playedStream(sound, played);
  const millionths = (node: number) => Math.floor(pitchAt(node) * 1e6 + 0.5);
  const resampled = (pitch: number) => new Resampler(source, stepOf(sound.sampleRate, pitch));
  const property = layer.properties["pitch"];
  if (property !== undefined && !("constant" in property)) {
    return stretched(source.channelCount, played.speed, (window) => {
      const pitch = millionths(window);
      return { stream: resampled(pitch), pitch };
    });
  }
  const pitch = millionths(0);
  const stream = resampled(pitch);
  if (pitch === played.speed) return stream;
  const kept = new PiecewiseStream(source.channelCount, PIECE, (piece) => stream.read(piece * PIECE, PIECE));
  return stretched(source.channelCount, played.speed, () => ({ stream: kept, pitch }));
}

/** The factor of a layer's fades; other transitions are not heard. */
function fadeAt(layer: TimelineLayer, node: number): number {
  const running = runningAt(layer, timeAt(layer, node));
  return running?.transition.name === "fade" ? Math.min(1, Math.max(0, running.progress)) : 1;
}

/** Whole microseconds of a layer's time at sample `node · HOP`; never after its end. */
function timeAt(layer: TimelineLayer, node: number): number {
  return Math.min(layer.length, node * HOP_TIME);
}
