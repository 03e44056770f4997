import { type Issue, type VideoJSON, VideoJSONError } from "@videoflow/core";
import type { DocumentInput } from "@videoflow/renderer-media";
import { DomRenderer, type FilePlace } from "../dom-renderer.js";
import type { ErrorDetail, PreviewEventName, PreviewEventTarget } from "../events.js";
import { Controls } from "./controls.js";
import { element } from "./elements.js";
import { fetchDocument } from "./fetch-document.js";
import { problemList } from "./problem.js";
import { playerStyle } from "./style.js";

const EVENTS: readonly PreviewEventName[] = [
  ...(["loaded", "changed", "frame", "play", "pause", "ended"] as const),
  ...(["seeked", "volumechange", "ratechange", "error"] as const),
];

const Base = HTMLElement as { new (): HTMLElement & PreviewEventTarget };

/**
 * `<video-flow-player src="video.json" controls>`: a document with the controls people know from videos.
 *
 * Attributes: `src`, `controls`, `autoplay`, `loop`, `muted`; `worker-url` and `package-files` as the options of `DomRenderer`.
 * Properties of the same names, and `video` for a document instead of its address.
 */
export class VideoFlowPlayer extends Base {
  static readonly observedAttributes = ["src", "controls", "loop", "muted"];

  readonly #screen = element("div", { class: "screen", part: "screen" });
  readonly #busy = element("div", { class: "busy", part: "busy", role: "status", "aria-label": "Loading" });
  readonly #problem = element("div", { class: "problem", part: "problem", role: "alert" });
  readonly #player = element("div", { class: "player empty", part: "player" });
  readonly #controls: Controls;
  #renderer: DomRenderer | undefined;
  #isReady = false;
  #video: DocumentInput | undefined;
  #loading = new AbortController();
  readonly #onFullscreen = () => this.#controls.updateFullscreen(document.fullscreenElement === this);

  constructor() {
    super();
    const root = this.attachShadow({ mode: "open" });
    root.adoptedStyleSheets = [playerStyle()];
    this.#controls = new Controls({
      renderer: () => (this.#isReady ? this.#renderer : undefined),
      host: this,
      setIdle: (idle) => this.#player.classList.toggle("idle", idle),
    });
    const { bigPlay } = this.#controls;
    this.#player.append(this.#screen, bigPlay, this.#busy, this.#controls.element, this.#problem);
    root.append(this.#player);
    this.#busy.hidden = true;
    this.#problem.hidden = true;
    bigPlay.hidden = true;
    this.#controls.element.hidden = true;
    this.#screen.addEventListener("click", () => this.controls && this.#controls.toggle());
    this.#player.addEventListener("pointermove", () => this.#controls.wake());
    this.#player.addEventListener("pointerdown", () => this.#controls.wake());
    this.#player.addEventListener("focusin", () => this.#controls.wake());
    this.#player.addEventListener("keydown", (event) => this.controls && this.#controls.press(event));
  }

  /** Address of a document. */
  get src(): string {
    return this.getAttribute("src") ?? "";
  }
  set src(src: string) {
    this.setAttribute("src", src);
  }
  /** The document that is shown. Setting one shows it instead of the one at `src`. */
  get video(): VideoJSON | undefined {
    return this.#renderer?.video;
  }
  set video(video: DocumentInput | undefined) {
    this.#video = video;
    if (this.isConnected) void this.#load();
  }
  get controls(): boolean {
    return this.hasAttribute("controls");
  }
  set controls(controls: boolean) {
    this.toggleAttribute("controls", controls);
  }
  get autoplay(): boolean {
    return this.hasAttribute("autoplay");
  }
  set autoplay(autoplay: boolean) {
    this.toggleAttribute("autoplay", autoplay);
  }
  get loop(): boolean {
    return this.hasAttribute("loop");
  }
  set loop(loop: boolean) {
    this.toggleAttribute("loop", loop);
  }
  /** What shows the document, for everything else there is to do with it; undefined while the element is on no page. */
  get renderer(): DomRenderer | undefined {
    return this.#renderer;
  }
  get muted(): boolean {
    return this.#renderer?.muted ?? this.hasAttribute("muted");
  }
  set muted(muted: boolean) {
    if (this.#renderer) this.#renderer.muted = muted;
    else this.toggleAttribute("muted", muted);
  }
  get currentTime(): number {
    return this.#renderer?.currentTime ?? 0;
  }
  set currentTime(seconds: number) {
    this.#renderer?.seek(seconds).catch(() => undefined);
  }
  get duration(): number {
    return this.#renderer?.duration ?? 0;
  }
  get playing(): boolean {
    return this.#renderer?.playing ?? false;
  }

  play(): void {
    this.#renderer?.play();
  }
  pause(): void {
    this.#renderer?.pause();
  }

  connectedCallback(): void {
    if (this.#renderer) return;
    this.#renderer = this.#opened();
    document.addEventListener("fullscreenchange", this.#onFullscreen);
    this.#controls.updateVolume();
    void this.#load();
  }

  disconnectedCallback(): void {
    // An element that is only moved is on the page again by then.
    queueMicrotask(() => {
      if (this.isConnected || !this.#renderer) return;
      this.#loading.abort();
      document.removeEventListener("fullscreenchange", this.#onFullscreen);
      this.#controls.close();
      this.#video ??= this.#renderer.video;
      this.#renderer.destroy();
      this.#renderer = undefined;
      this.#isReady = false;
    });
  }

  attributeChangedCallback(name: string, before: string | null, now: string | null): void {
    if (name === "src" && this.isConnected && before !== now) {
      this.#video = undefined;
      void this.#load();
    }
    if (name === "controls") this.#showControls();
    if (!this.#renderer) return;
    if (name === "loop") this.#renderer.loop = now !== null;
    if (name === "muted") this.#renderer.muted = now !== null;
  }

  #opened(): DomRenderer {
    const renderer = new DomRenderer(this.#screen, {
      loop: this.loop,
      muted: this.hasAttribute("muted"),
      workerUrl: this.getAttribute("worker-url") ?? undefined,
      packageFiles: this.getAttribute("package-files") ?? undefined,
    });
    for (const name of EVENTS) {
      renderer.addEventListener(name, ({ detail }: CustomEvent) => {
        if (name === "error") this.#showProblem((detail as ErrorDetail).issues);
        else this.#follow(name);
        this.dispatchEvent(new CustomEvent(name, { detail }));
      });
    }
    return renderer;
  }

  #follow(name: PreviewEventName): void {
    if (name === "volumechange") this.#controls.updateVolume();
    else this.#controls.update();
    // A film that is still shown below a problem does not hide it.
    if (name === "loaded" || name === "changed" || (name === "frame" && this.#isReady)) this.#problem.hidden = true;
    if (name === "play") this.#controls.bigPlay.hidden = true;
    if (name === "play" || name === "pause" || name === "ended") this.#controls.wake();
  }

  async #load(): Promise<void> {
    this.#loading.abort();
    const loading = new AbortController();
    this.#loading = loading;
    const renderer = this.#renderer;
    if (!renderer || (this.#video === undefined && !this.src)) return;
    this.#isReady = false;
    this.#busy.hidden = false;
    this.#problem.hidden = true;
    renderer.pause();
    try {
      const { video, place } = await this.#found(loading.signal);
      if (loading.signal.aborted) return;
      await renderer.loadVideo(video, place);
      this.#isReady = true;
      this.#player.classList.remove("empty");
      this.#controls.update();
      this.#controls.wake();
      if (this.autoplay) renderer.play();
    } catch {
      // The renderer, or what looked for the document, has told of it.
    } finally {
      if (!loading.signal.aborted) {
        this.#busy.hidden = true;
        this.#showControls();
      }
    }
  }

  /** The document to show, and where its files are. */
  async #found(signal: AbortSignal): Promise<{ video: DocumentInput; place: FilePlace }> {
    if (this.#video !== undefined) return { video: this.#video, place: {} };
    const { src } = this;
    try {
      // What a document names lies beside it.
      return { video: await fetchDocument(src, signal), place: { baseUrl: new URL(src, document.baseURI) } };
    } catch (error) {
      if (!signal.aborted && error instanceof VideoJSONError) {
        const { issues } = error;
        this.#showProblem(issues);
        this.dispatchEvent(new CustomEvent("error", { detail: { error, issues } satisfies ErrorDetail }));
      }
      throw error;
    }
  }

  #showProblem(issues: readonly Issue[]): void {
    this.#problem.replaceChildren(...problemList(issues));
    this.#problem.hidden = false;
  }

  #showControls(): void {
    this.#controls.element.hidden = !(this.controls && this.#isReady);
    this.#controls.bigPlay.hidden = !(this.controls && this.#isReady && !this.autoplay && this.#renderer?.frame === 0);
  }
}
