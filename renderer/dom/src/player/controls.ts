import type { DomRenderer } from "../dom-renderer.js";
import { button, element, setIcon, setLabel } from "./elements.js";
import { icons } from "./icons.js";
import { clockText, spokenTime } from "./time-text.js";

/** How long the controls stay when nothing moves, in ms. */
const PATIENCE = 2200;

/** What the keys J and L skip, in seconds. */
const SKIP = 5;

/** What controls do that a renderer cannot. */
export interface ControlsPorts {
  /** The renderer; undefined while nothing is loaded. */
  renderer(): DomRenderer | undefined;
  /** What becomes the whole screen. */
  host: HTMLElement;
  /** Shows or hides what gets in the way of the picture. */
  setIdle(idle: boolean): void;
}

/** Buttons, sliders and keys that move a renderer. */
export class Controls {
  readonly element: HTMLElement;
  /** In the middle of the picture, until it was played. */
  readonly bigPlay = button("big", "Play", icons.play);
  readonly #ports: ControlsPorts;
  readonly #play = button("play", "Play", icons.play);
  readonly #mute = button("mute", "Mute", icons.loud);
  readonly #fullscreen = button("fullscreen", "Full screen", icons.enterFullscreen);
  readonly #scrubber = range("scrubber", "Seek");
  readonly #volume = range("volume", "Volume");
  readonly #time = element("div", { class: "time", part: "time" });
  readonly #hint = element("div", { class: "hint", part: "hint", "aria-hidden": "true" });
  readonly #timeline = element("div", { class: "timeline", part: "timeline" }, [this.#scrubber, this.#hint]);
  #resumes = false;
  #idle: ReturnType<typeof setTimeout> | undefined;

  constructor(ports: ControlsPorts) {
    this.#ports = ports;
    const space = element("div", { class: "space" });
    const bar = [this.#play, this.#mute, this.#volume, this.#time, space, this.#fullscreen];
    this.element = element(
      "div",
      { class: "controls", part: "controls", role: "group", "aria-label": "Video controls" },
      [this.#timeline, element("div", { class: "bar", part: "bar" }, bar)],
    );
    Object.assign(this.#volume, { min: "0", max: "1", step: "0.05" });
    this.#fullscreen.hidden = !document.fullscreenEnabled;
    for (const play of [this.#play, this.bigPlay]) play.addEventListener("click", () => this.toggle());
    this.#mute.addEventListener("click", () => this.#toggleMute());
    this.#fullscreen.addEventListener("click", () => this.#toggleFullscreen());
    this.#volume.addEventListener("input", () => this.#setVolume(Number(this.#volume.value)));
    this.#listenToScrubber();
  }

  /** Plays or pauses. */
  toggle(): void {
    const renderer = this.#ports.renderer();
    if (renderer?.playing) renderer.pause();
    else renderer?.play();
  }

  /** Shows what the renderer is at. */
  update(): void {
    const renderer = this.#ports.renderer();
    const { playing = false, ended = false, frame = 0, frameCount = 1, currentTime = 0, duration = 0 } = renderer ?? {};
    const [path, label] = playing
      ? ([icons.pause, "Pause"] as const)
      : ended
        ? ([icons.replay, "Play again"] as const)
        : ([icons.play, "Play"] as const);
    setIcon(this.#play, path);
    setLabel(this.#play, label);
    this.#scrubber.max = String(frameCount - 1);
    setValue(this.#scrubber, frame, frameCount - 1);
    this.#scrubber.setAttribute("aria-valuetext", `${spokenTime(currentTime)} of ${spokenTime(duration)}`);
    const [now, whole] = [`${clockText(currentTime)}\u2009`, `/\u2009${clockText(duration)}`];
    if (this.#time.textContent !== now + whole) this.#time.replaceChildren(now, element("span", {}, [whole]));
  }

  updateVolume(): void {
    const { volume = 1, muted = false } = this.#ports.renderer() ?? {};
    const heard = muted ? 0 : volume;
    setIcon(this.#mute, heard === 0 ? icons.muted : heard < 0.5 ? icons.quiet : icons.loud);
    setLabel(this.#mute, heard === 0 ? "Unmute" : "Mute");
    setValue(this.#volume, heard, 1);
    this.#volume.setAttribute("aria-valuetext", `${Math.round(heard * 100)} %`);
  }

  updateFullscreen(isFull: boolean): void {
    setIcon(this.#fullscreen, isFull ? icons.leaveFullscreen : icons.enterFullscreen);
    setLabel(this.#fullscreen, isFull ? "Leave full screen" : "Full screen");
  }

  /** Something moved: the controls are shown for a while. */
  wake(): void {
    clearTimeout(this.#idle);
    this.#ports.setIdle(false);
    this.#idle = setTimeout(() => this.#rest(), PATIENCE);
  }

  /** Keys that mean something wherever the focus is in the player. */
  press(event: KeyboardEvent): void {
    const renderer = this.#ports.renderer();
    if (!renderer || event.altKey || event.ctrlKey || event.metaKey || event.defaultPrevented) return;
    const key = event.key.toLowerCase();
    const isOnButton = event.composedPath()[0] instanceof HTMLButtonElement;
    if (key === " " && isOnButton) return;
    const actions: Readonly<Record<string, () => void>> = {
      " ": () => this.toggle(),
      k: () => this.toggle(),
      j: () => this.#seek(renderer.currentTime - SKIP),
      l: () => this.#seek(renderer.currentTime + SKIP),
      ",": () => this.#step(-1),
      ".": () => this.#step(1),
      m: () => this.#toggleMute(),
      f: () => this.#toggleFullscreen(),
    };
    const action = actions[key];
    if (!action) return;
    event.preventDefault();
    this.wake();
    action();
  }

  close(): void {
    clearTimeout(this.#idle);
  }

  #rest(): void {
    const isUsed = this.element.matches(":focus-within") && this.element.querySelector(":focus-visible") !== null;
    if (this.#ports.renderer()?.playing && !isUsed) this.#ports.setIdle(true);
  }

  #listenToScrubber(): void {
    const scrubber = this.#scrubber;
    scrubber.addEventListener("input", () => {
      const frame = Number(scrubber.value);
      setValue(scrubber, frame, Number(scrubber.max));
      // While it is dragged, every picture is the newest that was asked for.
      this.#ports
        .renderer()
        ?.renderFrame(frame)
        .catch(() => undefined);
    });
    scrubber.addEventListener("pointerdown", () => {
      const renderer = this.#ports.renderer();
      this.#resumes = renderer?.playing ?? false;
      renderer?.pause();
      this.#timeline.classList.add("dragging");
    });
    const release = () => {
      this.#timeline.classList.remove("dragging");
      if (this.#resumes) this.#ports.renderer()?.play();
      this.#resumes = false;
    };
    scrubber.addEventListener("pointerup", release);
    scrubber.addEventListener("pointercancel", release);
    this.#timeline.addEventListener("pointermove", (event) => {
      const { left, width } = scrubber.getBoundingClientRect();
      const part = Math.min(1, Math.max(0, (event.clientX - left) / Math.max(1, width)));
      this.#hint.style.setProperty("--at", `${part * 100}%`);
      this.#hint.textContent = clockText(part * (this.#ports.renderer()?.duration ?? 0));
    });
  }

  #seek(seconds: number): void {
    this.#ports
      .renderer()
      ?.seek(seconds)
      .catch(() => undefined);
  }

  #step(frames: number): void {
    const renderer = this.#ports.renderer();
    if (!renderer) return;
    renderer.pause();
    const frame = Math.min(renderer.frameCount - 1, Math.max(0, renderer.frame + frames));
    renderer.renderFrame(frame).catch(() => undefined);
  }

  #toggleMute(): void {
    const renderer = this.#ports.renderer();
    if (!renderer) return;
    if (renderer.volume === 0) renderer.volume = 1;
    else renderer.muted = !renderer.muted;
  }

  #setVolume(volume: number): void {
    const renderer = this.#ports.renderer();
    if (!renderer) return;
    renderer.volume = volume;
    renderer.muted = false;
  }

  #toggleFullscreen(): void {
    const { host } = this.#ports;
    const isFull = document.fullscreenElement === host;
    // Refused without a click of the user: then nothing happens.
    (isFull ? document.exitFullscreen() : host.requestFullscreen()).catch(() => undefined);
  }
}

function range(part: string, label: string): HTMLInputElement {
  return element("input", {
    type: "range",
    part: `slider ${part}`,
    class: part,
    min: "0",
    max: "0",
    value: "0",
    "aria-label": label,
  });
}

/** `--value` is the part of the track that is filled. */
function setValue(slider: HTMLInputElement, value: number, most: number): void {
  slider.value = String(value);
  slider.style.setProperty("--value", String(most === 0 ? 0 : value / most));
}
