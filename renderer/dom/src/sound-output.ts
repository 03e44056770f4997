import type { SoundBlock } from "./worker/protocol.js";

/** Samples per second of the mix. */
const RATE = 48_000;

/** Seconds that are mixed ahead of what is heard. */
const AHEAD = 1;

/** Seconds that are there before playing begins. */
const READY = 0.2;

/** How long playing waits for a page that may not make a sound before it was clicked, in ms. */
const PATIENCE = 150;

/** From starting to the first sample, in seconds: what it takes to schedule it. */
const LEAD = 0.03;

export interface SoundPorts {
  mix(run: number, from: number, until: number, loop: boolean): void;
  mixMore(run: number, until: number): void;
  mixNone(): void;
  /** Sound was not allowed and now is: playing has to begin anew to be heard. */
  allowed(): void;
}

/** Plays what the worker mixes, from any time on. */
export class SoundOutput {
  readonly #ports: SoundPorts;
  #context: AudioContext | undefined;
  #gain: GainNode | undefined;
  #volume = 1;
  #run = 0;
  #begun = 0;
  /** Seconds of the video at which this run begins, and of the device when that is heard; undefined: not started. */
  #from = 0;
  #startedAt: number | undefined;
  #waiting: SoundBlock[] = [];
  #received = 0;
  #until = 0;
  /** Whether there is nothing more to come. */
  #ended = true;
  readonly #sources = new Set<AudioBufferSourceNode>();

  constructor(ports: SoundPorts) {
    this.#ports = ports;
  }

  /** Factor, 0 to 1. */
  set volume(volume: number) {
    this.#volume = volume;
    // A jump would be heard as a click.
    if (this.#gain) this.#gain.gain.setTargetAtTime(volume, this.#gain.context.currentTime, 0.01);
  }

  /** Has the sound from `seconds` of the video on mixed. */
  prepare(seconds: number, loop: boolean): void {
    this.stop();
    this.#context ??= this.#opened();
    this.#resume();
    this.#begun = performance.now();
    this.#from = seconds;
    this.#ended = false;
    this.#received = Math.floor(seconds * RATE + 0.5);
    this.#until = this.#received + AHEAD * RATE;
    this.#ports.mix(++this.#run, this.#received, this.#until, loop);
  }

  /** Whether playing may begin: there is enough to hear, or there will be nothing. */
  get isReady(): boolean {
    if (this.#ended) return true;
    if (this.#context?.state !== "running") return performance.now() - this.#begun > PATIENCE;
    return this.#received >= (this.#from + READY) * RATE;
  }

  /** Lets what is prepared be heard. */
  start(): void {
    const context = this.#context;
    if (context?.state !== "running" || (this.#ended && this.#waiting.length === 0)) return;
    this.#startedAt = context.currentTime + LEAD;
    for (const block of this.#waiting.splice(0)) this.#schedule(block);
  }

  stop(): void {
    if (!this.#ended) this.#ports.mixNone();
    this.#ended = true;
    this.#startedAt = undefined;
    this.#waiting = [];
    for (const source of this.#sources) source.stop();
    this.#sources.clear();
  }

  receive(block: SoundBlock): void {
    if (block.run !== this.#run || this.#ended) return;
    this.#received = block.from + block.left.length;
    if (this.#startedAt === undefined) this.#waiting.push(block);
    else this.#schedule(block);
  }

  end(run: number): void {
    if (run === this.#run) this.#ended = true;
  }

  /**
   * Seconds of the video that are heard at a moment (as of requestAnimationFrame, in ms), counted on through loops; undefined
   * while nothing is. Asks for more to be mixed.
   */
  heardAt(timestamp: number): number | undefined {
    const context = this.#context;
    if (!context || this.#startedAt === undefined || context.state !== "running") return undefined;
    const heard = this.#from + deviceTime(context, timestamp) - this.#startedAt;
    const until = Math.floor((heard + AHEAD) * RATE);
    // Every tenth of a second is often enough.
    if (!this.#ended && until - this.#until > RATE / 10) {
      this.#until = until;
      this.#ports.mixMore(this.#run, until);
    }
    return this.#ended && this.#sources.size === 0 ? undefined : heard;
  }

  close(): void {
    this.stop();
    for (const event of ["pointerup", "keydown"] as const) document.removeEventListener(event, this.#resume, true);
    void this.#context?.close().catch(() => undefined);
    this.#context = undefined;
  }

  /** Pages may not make a sound before they have been clicked: then they may. */
  #resume = (): void => {
    const context = this.#context;
    if (!context || context.state === "closed") return;
    context.resume().catch(() => undefined);
    for (const event of ["pointerup", "keydown"] as const) {
      if (context.state === "running") document.removeEventListener(event, this.#resume, true);
      else document.addEventListener(event, this.#resume, { capture: true });
    }
  };

  #opened(): AudioContext | undefined {
    // At another rate every block would be resampled by itself, and their seams be heard.
    const context = new AudioContext({ sampleRate: RATE, latencyHint: "interactive" });
    const gain = context.createGain();
    gain.gain.value = this.#volume;
    gain.connect(context.destination);
    context.addEventListener("statechange", () => {
      const isLate = context.state === "running" && !this.#ended && this.#startedAt === undefined;
      if (isLate && performance.now() - this.#begun > PATIENCE) this.#ports.allowed();
    });
    this.#gain = gain;
    return context;
  }

  #schedule({ from, left, right }: SoundBlock): void {
    const context = this.#context as AudioContext;
    const buffer = context.createBuffer(2, left.length, RATE);
    buffer.copyToChannel(left, 0);
    buffer.copyToChannel(right, 1);
    const source = context.createBufferSource();
    source.buffer = buffer;
    source.connect(this.#gain as GainNode);
    source.addEventListener("ended", () => this.#sources.delete(source));
    this.#sources.add(source);
    const at = (this.#startedAt as number) + from / RATE - this.#from;
    const late = Math.max(0, context.currentTime - at);
    // What comes too late begins in its midst, so that the rest is in time.
    if (late < buffer.duration) source.start(at + late, late);
    else this.#sources.delete(source);
  }
}

/** Seconds of the context's clock that are heard at a timestamp of the page. */
function deviceTime(context: AudioContext, timestamp: number): number {
  const { contextTime = 0, performanceTime = 0 } = context.getOutputTimestamp();
  const known = contextTime + (timestamp - performanceTime) / 1000;
  const roughly = context.currentTime - (context.outputLatency || context.baseLatency || 0);
  // Some browsers have nothing to say about it, or not yet.
  return contextTime > 0 && Math.abs(known - roughly) < 0.5 ? known : roughly;
}
