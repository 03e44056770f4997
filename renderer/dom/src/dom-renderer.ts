import { issue, type Layer, parseTime, type Time, type VideoJSON, VideoJSONError } from "@videoflow/core";
import { type Resources, requiredAssets } from "@videoflow/renderer-core";
import { type DocumentInput, fail, reasonOf, validDocument } from "@videoflow/renderer-media";
import { frameAt, timeOf } from "./clock.js";
import { type LayerChanges, withLayerAdded, withLayerChanged, withLayersReordered, withoutLayer } from "./edits.js";
import type { FrameDetail, PreviewEventName, PreviewEvents, PreviewEventTarget } from "./events.js";
import { FilmFiles } from "./film-files.js";
import type { DomRendererOptions } from "./options.js";
import { Playback, type PlaybackPorts } from "./playback.js";
import { Screen } from "./screen.js";
import { SoundOutput } from "./sound-output.js";
import { PreviewLink } from "./worker/preview-link.js";
import type { Film } from "./worker/protocol.js";

/** How long a host has to keep its new size before frames are drawn for it, in ms. */
const RESIZE_PAUSE = 80;

/** Where the files of a document are. */
export type FilePlace = Pick<DomRendererOptions, "baseUrl" | "files">;

interface Loaded {
  readonly document: VideoJSON;
  readonly resources: Resources;
  readonly film: Film;
  readonly files: FilmFiles;
}

/**
 * Live preview of a document in an element of a page. A worker paints; the page only shows what is ready. Drawn at full size,
 * frame n is byte for byte the frame n of an exported video.
 *
 * @example
 * const renderer = new DomRenderer(document.querySelector("#preview"));
 * await renderer.loadVideo({ width: 1280, height: 720, layers: [{ type: "text", text: "Hello" }] });
 * renderer.play();
 */
export class DomRenderer extends (EventTarget as { new (): EventTarget & PreviewEventTarget }) {
  readonly #options: DomRendererOptions;
  readonly #screen: Screen;
  readonly #playback: Playback;
  readonly #sound: SoundOutput;
  #link: PreviewLink | undefined;
  #loaded: Loaded | undefined;
  /** Loading and editing, one after the other. */
  #work: Promise<unknown> = Promise.resolve();
  /** Ends what the newest `loadVideo` made pointless. */
  #loading = new AbortController();
  #resizing: ReturnType<typeof setTimeout> | undefined;
  #volume = 1;
  #muted = false;
  #isDestroyed = false;
  readonly #onVisibility = () => this.#playback.setHidden(document.hidden);

  /** @param host what the video is shown in, as large as there is room */
  constructor(host: HTMLElement, options: DomRendererOptions = {}) {
    super();
    this.#options = options;
    const { size = "shown", enlarge = false } = options;
    this.#screen = new Screen(host, { size, enlarge }, () => this.#resizeSoon());
    this.#sound = new SoundOutput({
      mix: (run, from, until, loop) => this.#link?.mix(run, from, until, loop),
      mixMore: (run, until) => this.#link?.mixMore(run, until),
      mixNone: () => this.#link?.mixNone(),
      allowed: () => this.#playback.restart(),
    });
    const ports: PlaybackPorts = {
      want: (run, counts) => this.#link?.want(run, counts),
      recycle: (picture) => this.#link?.recycle(picture),
      show: (picture) => {
        this.#screen.show(picture);
        const time = timeOf(picture.frame, (this.#loaded as Loaded).film.fps);
        this.#tell("frame", { frame: picture.frame, time });
      },
      ended: () => this.#tell("ended"),
    };
    this.#playback = new Playback(ports, this.#sound);
    this.#playback.loop = options.loop ?? false;
    this.#muted = options.muted ?? false;
    this.volume = options.volume ?? 1;
    if (options.playbackRate !== undefined) this.playbackRate = options.playbackRate;
    document.addEventListener("visibilitychange", this.#onVisibility);
  }

  /** What frames are painted on. */
  get canvas(): HTMLCanvasElement {
    return this.#screen.canvas;
  }
  /** The document that is shown; undefined until one is loaded. */
  get video(): VideoJSON | undefined {
    return this.#loaded?.document;
  }
  /** Seconds. */
  get currentTime(): number {
    return this.#playback.time;
  }
  /** The frame shown, counted from 0. */
  get frame(): number {
    return this.#playback.frame;
  }
  get frameCount(): number {
    return this.#loaded?.film.frameCount ?? 0;
  }
  /** Frames per second. */
  get fps(): number {
    const { num, den } = this.#loaded?.film.fps ?? { num: 0, den: 1 };
    return num / den;
  }
  /** Seconds. */
  get duration(): number {
    return this.#loaded ? timeOf(this.#loaded.film.frameCount, this.#loaded.film.fps) : 0;
  }
  get playing(): boolean {
    return this.#playback.playing;
  }
  /** Whether the end was reached: playing begins at the start. */
  get ended(): boolean {
    return this.#playback.ended;
  }
  /** Frames shown, and frames that came too late to be shown while playing. */
  get playbackQuality(): { readonly paintedFrames: number; readonly droppedFrames: number } {
    return this.#playback.quality;
  }

  get loop(): boolean {
    return this.#playback.loop;
  }
  set loop(loop: boolean) {
    this.#playback.loop = loop;
    this.#tell("ratechange");
  }
  /** 0 to 1. */
  get volume(): number {
    return this.#volume;
  }
  /** @throws VideoJSONError `OPTION_INVALID` */
  set volume(volume: number) {
    this.#volume = within("volume", volume, 0, 1);
    this.#setLoudness();
    this.#tell("volumechange");
  }
  get muted(): boolean {
    return this.#muted;
  }
  set muted(muted: boolean) {
    this.#muted = muted;
    this.#setLoudness();
    this.#tell("volumechange");
  }
  /** Seconds of the video per second, 0.0625 to 16. */
  get playbackRate(): number {
    return this.#playback.rate;
  }
  /** @throws VideoJSONError `OPTION_INVALID` */
  set playbackRate(rate: number) {
    this.#playback.rate = within("playbackRate", rate, 1 / 16, 16);
    this.#tell("ratechange");
  }

  /**
   * Shows a document instead of the one before, from its first frame. Resolves when that is painted.
   *
   * @param video a document, or the JSON text of one
   * @param place where its files are, instead of what the options say
   * @throws VideoJSONError with everything that is wrong with it; `ABORTED` when another document was loaded meanwhile
   */
  async loadVideo(video: DocumentInput, place: FilePlace = {}): Promise<void> {
    this.#loading.abort();
    const loading = new AbortController();
    this.#loading = loading;
    try {
      const document = validDocument(video);
      this.pause();
      await this.#inTurn(async () => {
        const files = new FilmFiles({ ...this.#options, ...place });
        const resources = await files.load(document, loading.signal);
        if (loading.signal.aborted) throw fail("ABORTED", {});
        this.#fit(document);
        this.#playback.forget();
        const film = await this.#opened().open(document, resources, this.#screen.scale);
        this.#loaded = { document, resources, film, files };
        await this.#playback.use(film, hasSound(document));
      });
      this.#tell("loaded");
    } catch (error) {
      if (loading.signal.aborted || this.#isDestroyed) throw fail("ABORTED", {});
      throw this.#reported(error);
    }
  }

  /** Starts playing, from the beginning if the end was reached. */
  play(): void {
    if (!this.#loaded || this.playing) return;
    this.#playback.play();
    this.#tell("play");
  }

  pause(): void {
    if (!this.playing) return;
    this.#playback.pause();
    this.#tell("pause");
  }

  /** Pauses, and goes back to the first frame. */
  stop(): Promise<void> {
    this.pause();
    return this.#loaded ? this.renderFrame(0) : Promise.resolve();
  }

  /**
   * Jumps to a time: seconds, or text such as `"1.5s"`, `"90f"` or `"00:30"`. Times beyond the video are those of its ends.
   * Resolves when the frame is shown, or the one that was asked for after it: only the newest is drawn.
   *
   * @throws VideoJSONError `TIME_INVALID`; or what keeps the frame from being drawn
   */
  async seek(time: Time): Promise<void> {
    if (!this.#loaded) return;
    const { fps, frameCount } = this.#loaded.film;
    const frame = frameAt(parseTime(time, `${fps.num}/${fps.den}`), fps);
    await this.#jump(Math.min(frameCount - 1, Math.max(0, frame)));
  }

  /**
   * Jumps to a frame. Resolves when it is shown, or the one that was asked for after it.
   *
   * @throws VideoJSONError `FRAME_OUT_OF_RANGE`; or what keeps the frame from being drawn
   */
  async renderFrame(frame: number): Promise<void> {
    if (!Number.isInteger(frame) || frame < 0 || frame >= this.frameCount) {
      const { frameCount } = this;
      throw fail("FRAME_OUT_OF_RANGE", { frame, frameCount, lastFrame: frameCount - 1 });
    }
    await this.#jump(frame);
  }

  /** Calls `listener` whenever a frame was shown. Returns what ends that. */
  onFrame(listener: (detail: FrameDetail) => void): () => void {
    const hear = ({ detail }: CustomEvent<FrameDetail>) => listener(detail);
    this.addEventListener("frame", hear);
    return () => this.removeEventListener("frame", hear);
  }

  /**
   * Changes properties of a layer; those given as undefined are removed. As all edits: the whole document has to be valid
   * afterwards, what is loaded already is kept, and the promise resolves when the change is seen.
   *
   * @throws VideoJSONError with everything that is wrong; the document is as it was then
   */
  updateLayer(id: string, changes: LayerChanges): Promise<void> {
    return this.#edit((document) => withLayerChanged(document, id, changes));
  }

  /**
   * Adds a layer.
   *
   * @param index place in its list, 0: below all others. Default: above all others.
   * @param parent id of the group to add it to. Default: the video itself.
   */
  addLayer(layer: Layer, index?: number, parent?: string): Promise<void> {
    return this.#edit((document) => withLayerAdded(document, layer, index, parent));
  }

  removeLayer(id: string): Promise<void> {
    return this.#edit((document) => withoutLayer(document, id));
  }

  /** @param ids those of all layers of the video, or of one group, lowest first */
  reorderLayers(ids: readonly string[]): Promise<void> {
    return this.#edit((document) => withLayersReordered(document, ids));
  }

  /** Ends the worker and takes the picture off the page. The renderer is of no use afterwards. */
  destroy(): void {
    this.#isDestroyed = true;
    clearTimeout(this.#resizing);
    document.removeEventListener("visibilitychange", this.#onVisibility);
    this.#loading.abort();
    this.#playback.pause();
    this.#playback.fail(new VideoJSONError([issue("ABORTED", "", {})]));
    this.#loaded = undefined;
    this.#sound.close();
    this.#link?.close();
    this.#screen.remove();
  }

  #setLoudness(): void {
    this.#sound.volume = this.#muted ? 0 : this.#volume;
  }

  async #jump(frame: number): Promise<void> {
    const { signal } = this.#loading;
    // A worker that was lost is replaced when it is needed.
    if (this.#isLost) await this.#inTurn(async () => this.#loaded && !signal.aborted && this.#change(this.#loaded));
    await this.#playback.seek(frame);
    this.#tell("seeked");
  }

  /** Whether there is no worker that knows the document: none was started, or it was lost. */
  get #isLost(): boolean {
    return !this.#link || this.#link.isLost;
  }

  /** The worker; a new one where there is none. */
  #opened(): PreviewLink {
    if (this.#isDestroyed) throw fail("ABORTED", {});
    if (this.#link && !this.#isLost) return this.#link;
    this.#link = new PreviewLink(this.#options.workerUrl, {
      picture: (picture) => this.#playback.receive(picture),
      sound: (block) => this.#sound.receive(block),
      soundEnd: (run) => this.#sound.end(run),
      failed: (error) => {
        this.#playback.fail(error);
        this.#reported(error);
      },
    });
    return this.#link;
  }

  #edit(edited: (document: VideoJSON) => VideoJSON): Promise<void> {
    const { signal } = this.#loading;
    return this.#inTurn(async () => {
      const loaded = this.#loaded;
      if (!loaded)
        throw fail("BUILDER_CALL_INVALID", {
          call: "edit",
          problem: "no video is loaded",
          fix: "Await loadVideo first.",
        });
      const document = validDocument(edited(loaded.document));
      const resources = await loaded.files.load(document, signal);
      await this.#change({ ...loaded, document, resources });
      this.#tell("changed");
    });
  }

  async #change(next: Loaded): Promise<void> {
    this.#fit(next.document);
    try {
      const { document, resources } = next;
      const [isLost, { scale }] = [this.#isLost, this.#screen];
      const link = this.#opened();
      const film = await (isLost
        ? link.open(document, resources, scale)
        : link.change(document, resources, scale, this.#playback.frame));
      this.#loaded = { ...next, film };
      await this.#playback.use(film, hasSound(document));
    } catch (error) {
      if (this.#loaded) this.#fit(this.#loaded.document);
      throw error;
    }
  }

  #fit({ width = 1920, height = 1080, name = "Video" }: VideoJSON): void {
    this.#screen.fit({ width, height }, name);
  }

  #resizeSoon(): void {
    clearTimeout(this.#resizing);
    this.#resizing = setTimeout(() => {
      this.#inTurn(async () => this.#loaded && this.#change(this.#loaded)).catch((error) => this.#reported(error));
    }, RESIZE_PAUSE);
  }

  #inTurn<T>(work: () => Promise<T>): Promise<T> {
    const done = this.#work.then(work);
    this.#work = done.catch(() => undefined);
    return done;
  }

  /** Tells of an error. */
  #reported(error: unknown): VideoJSONError {
    const known = error instanceof VideoJSONError ? error : fail("INTERNAL", { reason: reasonOf(error) }, error);
    this.#tell("error", { error: known, issues: known.issues });
    return known;
  }

  #tell<Name extends PreviewEventName>(name: Name, detail?: PreviewEvents[Name]["detail"]): void {
    this.dispatchEvent(new CustomEvent(name, { detail }));
  }
}

/** Whether a document names files that may be heard. */
function hasSound(document: VideoJSON): boolean {
  return requiredAssets(document).some(({ kind }) => kind === "audio" || kind === "video");
}

function within(option: string, value: number, least: number, most: number): number {
  if (value >= least && value <= most) return value;
  throw fail("OPTION_INVALID", { option, value: String(value), expected: `a number from ${least} to ${most}` });
}
