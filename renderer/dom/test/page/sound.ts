/** What is heard while a video plays, on a device that notes down what it is given. */
import type { VideoJSON } from "@videoflow/core";
import { createSoundMixer } from "@videoflow/renderer-core";
import { loadPageResources, webMedia } from "@videoflow/renderer-media/web";
import { DomRenderer } from "../../src/index.js";
import { createHost, options } from "./host.js";

const RATE = 48_000;

/** What was scheduled: samples of the left channel and the device's time of the first one that is heard. */
interface Scheduled {
  readonly at: number;
  readonly samples: Float32Array;
  stopped: number | undefined;
}

let scheduled: Scheduled[] = [];
let gains: number[] = [];

/** Runs in real time, and hears with a delay. */
class NotingDevice extends EventTarget {
  readonly sampleRate = RATE;
  readonly outputLatency = 0.05;
  readonly baseLatency = 0;
  readonly destination = {};
  readonly #origin = performance.now();
  state = "running";
  get currentTime(): number {
    return (performance.now() - this.#origin) / 1000;
  }
  getOutputTimestamp() {
    return { contextTime: this.currentTime - this.outputLatency, performanceTime: performance.now() };
  }
  async resume(): Promise<void> {}
  async close(): Promise<void> {
    this.state = "closed";
  }
  createGain() {
    const gain = { value: 1, setTargetAtTime: (value: number) => gains.push(value) };
    return { gain, context: this, connect: () => undefined };
  }
  createBuffer(_channels: number, length: number, rate: number) {
    const data = [new Float32Array(length), new Float32Array(length)];
    return {
      duration: length / rate,
      data,
      copyToChannel: (samples: Float32Array, channel: number) => data[channel]?.set(samples),
    };
  }
  createBufferSource() {
    const device = this;
    const entry: { at: number; samples: Float32Array; stopped: number | undefined } = {
      at: 0,
      samples: new Float32Array(),
      stopped: undefined,
    };
    return {
      buffer: undefined as { data: Float32Array[] } | undefined,
      connect: () => undefined,
      addEventListener: () => undefined,
      start(at: number, offset = 0) {
        entry.at = at;
        const [left = new Float32Array()] = this.buffer?.data ?? [];
        entry.samples = left.slice(Math.round(offset * RATE));
        scheduled.push(entry);
      },
      stop() {
        entry.stopped ??= device.currentTime;
      },
    };
  }
}

/** From second 1 to the end and on through a loop: the sound against the whole mix, and the frames against the sound. */
export async function sound(input: unknown): Promise<unknown> {
  const Original = globalThis.AudioContext;
  let device: NotingDevice | undefined;
  globalThis.AudioContext = class extends NotingDevice {
    constructor() {
      super();
      device = this;
    }
  } as unknown as typeof AudioContext;
  [scheduled, gains] = [[], []];
  const video = input as VideoJSON;
  const renderer = new DomRenderer(createHost(320, 180), { ...options, loop: true });
  await renderer.loadVideo(video);
  await renderer.seek(1);
  const delays: number[] = [];
  renderer.play();
  // Frame 30 is shown when second 1 is heard.
  renderer.onFrame(() => {
    const first = scheduled[0];
    if (!device || !first) return;
    const heard = (1 + device.getOutputTimestamp().contextTime - first.at) % renderer.duration;
    delays.push(renderer.frame / renderer.fps - heard);
  });
  await new Promise((resolve) => setTimeout(resolve, 2500));
  renderer.volume = 0.5;
  renderer.muted = true;
  renderer.pause();
  const stopped = scheduled.filter((entry) => entry.stopped === undefined).length;
  const played = scheduled.slice();
  renderer.playbackRate = 2;
  renderer.play();
  await new Promise((resolve) => setTimeout(resolve, 300));
  const atOtherRates = scheduled.length - played.length;
  renderer.destroy();
  globalThis.AudioContext = Original;
  return {
    ...(await compared(played, video)),
    stopped,
    atOtherRates,
    gains,
    delay: median(delays.slice(5)),
    closed: device?.state,
  };
}

/** Gaps between blocks, and samples that are not those of the whole mix, twice over, from second 1 on. */
async function compared(played: readonly Scheduled[], video: VideoJSON) {
  const whole = await wholeMix(video);
  let position = RATE;
  let [wrong, gap] = [0, 0];
  const start = played[0]?.at ?? 0;
  for (const { at, samples } of played) {
    gap = Math.max(gap, Math.abs(at - start - (position - RATE) / RATE));
    samples.forEach((sample, index) => {
      if (sample !== whole[(position + index) % whole.length]) wrong++;
    });
    position += samples.length;
  }
  return { wrong, gap, seconds: Math.floor((position - RATE) / RATE), isSilent: whole.every((sample) => sample === 0) };
}

async function wholeMix(video: VideoJSON): Promise<Float32Array> {
  const resources = await loadPageResources(video, options);
  const mixer = await createSoundMixer(video, { ...resources, ...webMedia });
  const samples = new Float32Array(mixer?.length ?? 0);
  for (let at = 0, block = await mixer?.next(); block; block = await mixer?.next()) {
    samples.set(block[0], at);
    at += block[0].length;
  }
  mixer?.close();
  return samples;
}

function median(values: number[]): number {
  return values.sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
}
