import type { VideoJSONError } from "@videoflow/core";
import { PlaybackClock, timeOf } from "./clock.js";
import { FrameRing } from "./frame-ring.js";
import type { Film, Picture } from "./worker/protocol.js";

/** The sound that goes with the frames. */
export interface PlaybackSound {
  /** Gets ready to be heard from `seconds` of the video on. */
  prepare(seconds: number, loop: boolean): void;
  readonly isReady: boolean;
  start(): void;
  stop(): void;
  /** Seconds of the video that are heard at a timestamp; undefined while nothing is. */
  heardAt(timestamp: number): number | undefined;
}

/** What playback has done to the outside. */
export interface PlaybackPorts {
  /** Has frames drawn; each comes back through `Playback.receive`. */
  want(run: number, counts: readonly number[]): void;
  recycle(picture: Picture): void;
  /** Shows a picture, which is recycled afterwards. */
  show(picture: Picture): void;
  /** The last frame was shown for its time, and nothing loops. */
  ended(): void;
}

/** Frames drawn ahead of their time: so many that a busy machine can pause for a tenth of a second at 60 fps. */
const AHEAD = 6;

/** Bytes that these may take up, but for two of them. */
const AHEAD_BYTES = 48 * 2 ** 20;

/** Frames that are ready before playing begins. */
const READY = 2;

/** How long playing waits for them at most, in ms. */
const PATIENCE = 400;

/** Pictures that displays show in a second; more need not be drawn. */
const DISPLAY_RATE = 60;

/** Has the right frame shown at the right time. */
export class Playback {
  readonly #ports: PlaybackPorts;
  readonly #sound: PlaybackSound;
  #loop = false;
  #isSounding = false;
  readonly #ring: FrameRing;
  #film: Film | undefined;
  #rate = 1;
  /** The frame shown, or to be shown. */
  #frame = 0;
  #playing = false;
  #ended = false;
  #clock: PlaybackClock | undefined;
  #waitingSince = 0;
  #tick = 0;
  #shownRun = 0;
  /** The runs from this one on are jumps: what comes of them is seen at once. */
  #firstJump = 0;
  #shownCount = -1;
  #waiters: { readonly run: number; resolve(): void; reject(error: VideoJSONError): void }[] = [];
  #painted = 0;
  #dropped = 0;

  constructor(ports: PlaybackPorts, sound: PlaybackSound) {
    this.#ports = ports;
    this.#sound = sound;
    this.#ring = new FrameRing((picture) => ports.recycle(picture));
  }

  get playing(): boolean {
    return this.#playing;
  }

  get ended(): boolean {
    return this.#ended;
  }

  get frame(): number {
    return this.#frame;
  }

  get rate(): number {
    return this.#rate;
  }

  /** Seconds of the video. */
  get time(): number {
    if (!this.#film) return 0;
    const { fps, frameCount } = this.#film;
    const duration = timeOf(frameCount, fps);
    if (this.#ended) return duration;
    if (!this.#clock) return timeOf(this.#frame, fps);
    const seconds = this.#clock.secondsAt(performance.now());
    return this.#loop ? seconds % duration : Math.min(duration, seconds);
  }

  get quality(): { readonly paintedFrames: number; readonly droppedFrames: number } {
    return { paintedFrames: this.#painted, droppedFrames: this.#dropped };
  }

  set rate(rate: number) {
    this.#rate = rate;
    this.restart();
  }

  get loop(): boolean {
    return this.#loop;
  }

  set loop(loop: boolean) {
    this.#loop = loop;
    this.restart();
  }

  /** Begins anew with the frame that is shown, if it is playing. */
  restart(): void {
    if (this.#playing) this.#startAt(this.#frame);
  }

  /** What comes is another film, from its beginning. */
  forget(): void {
    this.pause();
    this.#frame = 0;
    this.#ended = false;
  }

  /** Another film, or the same one changed: the frame that is shown is drawn anew. Resolves when it is seen. */
  use(film: Film, isSounding: boolean): Promise<void> {
    this.#film = film;
    const bytes = film.width * film.height * 4;
    this.#ring.capacity = Math.max(2, Math.min(AHEAD, Math.floor(AHEAD_BYTES / bytes)));
    this.#isSounding = isSounding;
    return this.seek(Math.min(this.#frame, film.frameCount - 1));
  }

  play(): void {
    if (!this.#film || this.#playing) return;
    this.#playing = true;
    this.#startAt(this.#ended ? 0 : this.#frame);
  }

  pause(): void {
    if (!this.#playing) return;
    this.#halt();
    this.#playing = false;
    // What was to be shown later is not wanted any more.
    this.#ports.want(this.#ring.begin(), []);
    this.#firstJump = this.#ring.run;
  }

  /** Resolves when the frame, or one that was asked for later, is shown. */
  seek(frame: number): Promise<void> {
    this.#frame = frame;
    this.#ended = false;
    if (this.#playing) this.#startAt(frame);
    else this.#ports.want(this.#ring.begin(), [frame]);
    const { run } = this.#ring;
    return new Promise((resolve, reject) => {
      this.#waiters.push({ run, resolve, reject });
    });
  }

  /** While the page is hidden nothing is shown: playing goes on where it stopped when it is seen again. */
  setHidden(hidden: boolean): void {
    if (!this.#playing) return;
    if (hidden) this.#halt();
    else this.#startAt(this.#frame);
  }

  receive(picture: Picture): void {
    const isSeen = !this.#playing && picture.run >= this.#firstJump && picture.run > this.#shownRun;
    if (isSeen) this.#show(picture);
    else this.#ring.add(picture);
  }

  /** A frame could not be drawn. */
  fail(error: VideoJSONError): void {
    this.pause();
    for (const { reject } of this.#waiters.splice(0)) reject(error);
  }

  #startAt(frame: number): void {
    this.#halt();
    this.#frame = frame;
    this.#ended = false;
    this.#ring.begin();
    this.#shownCount = -1;
    this.#waitingSince = performance.now();
    this.#plan(frame);
    const { fps } = this.#film as Film;
    if (this.#isSounding && this.#rate === 1) this.#sound.prepare(timeOf(frame, fps), this.#loop);
    this.#tick = requestAnimationFrame((timestamp) => this.#onTick(timestamp));
  }

  #halt(): void {
    cancelAnimationFrame(this.#tick);
    this.#clock = undefined;
    this.#sound.stop();
  }

  #onTick(timestamp: number): void {
    const film = this.#film as Film;
    this.#tick = requestAnimationFrame((next) => this.#onTick(next));
    this.#clock ??= this.#started(film, timestamp);
    if (!this.#clock) return;
    const heard = this.#sound.heardAt(timestamp);
    if (heard !== undefined) this.#clock.follow(heard, timestamp);
    const count = this.#clock.countAt(timestamp);
    if (!this.#loop && count >= film.frameCount) {
      this.#finish(film);
      return;
    }
    const picture = this.#ring.take(count);
    if (picture) this.#showInTime(picture);
    this.#plan(count + 1);
  }

  #started({ fps, frameCount }: Film, timestamp: number): PlaybackClock | undefined {
    const isReady = this.#sound.isReady && this.#ring.size >= Math.min(READY, frameCount - this.#frame);
    if (!isReady && timestamp - this.#waitingSince < PATIENCE) return undefined;
    this.#sound.start();
    return new PlaybackClock(timeOf(this.#frame, fps), timestamp, fps, this.#rate);
  }

  /** Has the frames after those that are due drawn. */
  #plan(first: number): void {
    const { frameCount } = this.#film as Film;
    const end = this.#loop ? Number.POSITIVE_INFINITY : frameCount;
    const stride = this.#stride();
    // The same frames of every stride, whatever the moment they are planned at.
    const next =
      this.#shownCount < 0
        ? first
        : this.#shownCount + Math.max(1, Math.ceil((first - this.#shownCount) / stride)) * stride;
    const counts = this.#ring.plan(next, stride, end);
    if (counts) this.#ports.want(this.#ring.run, counts);
  }

  #stride(): number {
    const { fps } = this.#film as Film;
    return Math.max(1, Math.floor((this.#rate * fps.num) / fps.den / DISPLAY_RATE + 0.5));
  }

  #showInTime(picture: Picture): void {
    if (this.#shownCount >= 0) {
      const steps = Math.floor((picture.count - this.#shownCount) / this.#stride() + 0.5);
      this.#dropped += Math.max(0, steps - 1);
    }
    this.#shownCount = picture.count;
    this.#show(picture);
  }

  #show(picture: Picture): void {
    this.#shownRun = picture.run;
    this.#painted++;
    if (this.#playing) this.#frame = picture.frame;
    this.#ports.show(picture);
    this.#ports.recycle(picture);
    const seen = this.#waiters.filter(({ run }) => run <= picture.run);
    this.#waiters = this.#waiters.filter(({ run }) => run > picture.run);
    for (const { resolve } of seen) resolve();
  }

  #finish({ frameCount }: Film): void {
    this.pause();
    const isSeen = this.#frame === frameCount - 1;
    if (!isSeen) void this.seek(frameCount - 1).catch(() => undefined);
    this.#ended = true;
    this.#ports.ended();
  }
}
