import { VideoJSONError } from "@videoflow/core";
import { mediaIssue } from "../media/media-info.js";
import type { Timeline, TimelineLayer } from "../resolve/timeline.js";
import { Ducker } from "./ducking.js";
import { limit } from "./limiter.js";
import type { SoundMixer } from "./mixer.js";
import { HOP, MIX_RATE } from "./sample-time.js";
import type { Sound } from "./sound.js";
import { type Ducking, type SoundingLayer, sampleCount } from "./sounding.js";
import { type Stereo, Voice } from "./voice.js";

/** Samples that are mixed at a time: whole blocks of ducking. */
const CHUNK = 10 * HOP;

/** Samples within which ducking at its default speed has come to where it would be, and more: 2 s. */
const DUCKING = 2 * MIX_RATE;

/** A layer that is heard now. */
interface Playing {
  readonly voice: Voice;
  readonly sound: Sound;
}

/** Sums the layers of a document chunk by chunk. Files are open only while their layers are heard. */
export class Mix implements SoundMixer {
  readonly sampleRate = MIX_RATE;
  readonly channelCount = 2;
  readonly length: number;
  readonly #playing = new Map<SoundingLayer, Playing>();
  readonly #duckers: readonly (Ducker | undefined)[];
  #chunk: Stereo = [new Float32Array(0), new Float32Array(0)];
  /** Samples handed out, and those of them that are in `#chunk` and before it. */
  #done = 0;
  #mixed = 0;

  constructor(
    private readonly timeline: Timeline,
    private readonly layers: readonly SoundingLayer[],
    private readonly open: (layer: TimelineLayer) => Promise<Sound | undefined>,
  ) {
    this.length = sampleCount(timeline);
    this.#duckers = layers.map(({ ducking }) => ducking && new Ducker(ducking.settings));
  }

  async next(most: number = CHUNK): Promise<Stereo | undefined> {
    if (!Number.isInteger(most) || most < 1) throw new RangeError(`${most} samples cannot be mixed`);
    const count = Math.min(most, this.length - this.#done);
    if (count <= 0) return undefined;
    const block: Stereo = [new Float32Array(count), new Float32Array(count)];
    for (let filled = 0; filled < count; ) {
      if (this.#done === this.#mixed) await this.#mixChunk();
      const left = this.#mixed - this.#done;
      const taken = Math.min(left, count - filled);
      const begin = this.#chunk[0].length - left;
      block[0].set(this.#chunk[0].subarray(begin, begin + taken), filled);
      block[1].set(this.#chunk[1].subarray(begin, begin + taken), filled);
      filled += taken;
      this.#done += taken;
    }
    return block;
  }

  /** Goes on to sample `from`, before anything was mixed. What is skipped is not mixed, but for a while of ducking. */
  async skip(from: number): Promise<void> {
    const first = this.#duckers.some((ducker) => ducker) ? Math.max(0, from - DUCKING) : from;
    this.#mixed = Math.floor(first / CHUNK) * CHUNK;
    this.#done = this.#mixed;
    while (this.#done < from && (await this.next(Math.min(CHUNK, from - this.#done)))) {
      // What is mixed on the way has been heard before.
    }
  }

  close(): void {
    for (const { sound } of this.#playing.values()) sound.close();
    this.#playing.clear();
  }

  async #mixChunk(): Promise<void> {
    const first = this.#mixed;
    const sum = silent();
    const heard: (Stereo | undefined)[] = [];
    for (const layer of this.layers) heard.push(await this.#heard(layer, first));
    const levels = new Map<Ducking["triggers"], readonly number[]>();
    this.layers.forEach(({ ducking }, place) => {
      const own = heard[place];
      if (ducking) {
        const known = levels.get(ducking.triggers) ?? levelsOf(ducking.triggers, heard);
        levels.set(ducking.triggers, known);
        add(sum, (this.#duckers[place] as Ducker).lower(own, known));
      } else add(sum, own);
    });
    sum.forEach(limit);
    this.#chunk = sum;
    this.#mixed = first + CHUNK;
  }

  /** What a layer contributes to the chunk that begins with sample `first`; undefined where it is not heard in it. */
  async #heard(layer: SoundingLayer, first: number): Promise<Stereo | undefined> {
    if (layer.end <= first) this.#stop(layer);
    if (layer.end <= first || layer.first >= first + CHUNK) return undefined;
    try {
      return await (await this.#start(layer)).voice.read(first, CHUNK);
    } catch (error) {
      if (error instanceof VideoJSONError) throw error;
      throw new VideoJSONError([mediaIssue(error, layer.played.source, `${layer.layer.pointer}/source`)]);
    }
  }

  async #start(layer: SoundingLayer): Promise<Playing> {
    const known = this.#playing.get(layer);
    if (known) return known;
    const sound = await this.open(layer.layer);
    if (sound === undefined) throw new Error("a sound is gone");
    const playing = { sound, voice: new Voice(this.timeline, layer, sound) };
    this.#playing.set(layer, playing);
    return playing;
  }

  #stop(layer: SoundingLayer): void {
    this.#playing.get(layer)?.sound.close();
    this.#playing.delete(layer);
  }
}

function silent(): Stereo {
  return [new Float32Array(CHUNK), new Float32Array(CHUNK)];
}

function add(sum: Stereo, other: Stereo | undefined): void {
  other?.forEach((channel, side) => {
    const total = sum[side] as Float32Array;
    for (let at = 0; at < CHUNK; at++) total[at] = (total[at] as number) + (channel[at] as number);
  });
}

/** The largest magnitude in the sum of layers, for every block of `HOP` samples of the chunk. */
function levelsOf(triggers: Ducking["triggers"], heard: readonly (Stereo | undefined)[]): number[] {
  const others = silent();
  for (const trigger of triggers) add(others, heard[trigger]);
  return Array.from({ length: CHUNK / HOP }, (_, block) => {
    let most = 0;
    for (const channel of others) {
      for (let at = block * HOP; at < (block + 1) * HOP; at++) most = Math.max(most, Math.abs(channel[at] as number));
    }
    return most;
  });
}
