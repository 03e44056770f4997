/** What the player's element does in a real page: each job answers with what it saw. */
import type { VideoJSON } from "@videoflow/core";
import type { VideoFlowPlayer } from "../../src/index.js";
import { createHost } from "./host.js";

/** What attributes, keys and buttons of the element lead to. */
export async function player(input: unknown): Promise<unknown> {
  const element = created({ controls: "", src: "scene.json" });
  const events: string[] = [];
  for (const name of ["loaded", "play", "pause", "ended", "volumechange"] as const) {
    element.addEventListener(name, () => events.push(name));
  }
  await told(element, "loaded");
  await settled();
  const part = (name: string) => element.shadowRoot?.querySelector<HTMLElement>(`.${name}`) as HTMLElement;
  const scrubber = part("scrubber") as HTMLInputElement;
  const loaded = {
    name: element.video?.name,
    duration: element.duration,
    playing: element.playing,
    time: part("time").textContent,
    most: scrubber.max,
    isBigShown: !part("big").hidden,
    areControlsShown: !part("controls").hidden,
    label: part("play").getAttribute("aria-label"),
    canvas: element.renderer?.canvas.getAttribute("aria-label"),
    height: Math.round(element.getBoundingClientRect().height),
  };
  part("play").click();
  await frames(element, 3);
  const played = {
    playing: element.playing,
    label: part("play").getAttribute("aria-label"),
    isBigShown: !part("big").hidden,
  };
  press(part("play"), "k");
  const keyed = [element.playing];
  press(part("scrubber"), ",");
  scrubber.value = "45";
  scrubber.dispatchEvent(new Event("input"));
  await told(element, "seeked");
  const scrubbed = [
    element.renderer?.frame,
    element.currentTime,
    scrubber.getAttribute("aria-valuetext"),
    part("time").textContent,
  ];
  part("mute").click();
  const muted = [element.muted, part("mute").getAttribute("aria-label"), part("volume").getAttribute("aria-valuetext")];
  element.muted = false;
  element.setAttribute("loop", "");
  const looped = element.renderer?.loop;
  element.removeAttribute("controls");
  const bare = !part("controls").hidden;
  element.video = { ...(input as VideoJSON), name: "Other", duration: 1 };
  await told(element, "loaded");
  const other = [element.video?.name, element.duration];
  element.remove();
  await settled();
  const removed = element.renderer === undefined;
  return { loaded, played, keyed, scrubbed, muted, looped, bare, other, removed, events };
}

/** An element that plays by itself, and is moved while it does. */
export async function autoplay(): Promise<unknown> {
  const element = created({ src: "scene.json", autoplay: "", muted: "", loop: "" });
  await told(element, "play");
  await frames(element, 2);
  const { renderer } = element;
  createHost(200, 200).append(element);
  await settled();
  const result = { isSame: element.renderer === renderer, playing: element.playing, muted: element.muted };
  element.remove();
  return result;
}

/** What is shown of documents that cannot be. */
export async function problems(): Promise<unknown> {
  const results: unknown[] = [];
  for (const src of ["none.json", "broken.json", "", "packages/engine.wasm"]) {
    const element = created({ src, controls: "" });
    if (src) {
      const event = await new Promise<CustomEvent>((resolve) => element.addEventListener("error", resolve));
      await settled();
      const panel = element.shadowRoot?.querySelector<HTMLElement>(".problem") as HTMLElement;
      const codes = event.detail.issues.map(({ code }: { code: string }) => code);
      const controls = element.shadowRoot?.querySelector<HTMLElement>(".controls")?.hidden;
      results.push([codes, panel.hidden, panel.querySelectorAll("li").length, panel.getAttribute("role"), controls]);
    } else {
      await settled();
      results.push(element.shadowRoot?.querySelector<HTMLElement>(".busy")?.hidden);
    }
    element.remove();
  }
  return results;
}

/** What is shown of documents that cannot be, while another is playing. */
export async function problemsWhilePlaying(): Promise<unknown> {
  const element = created({ src: "scene.json", controls: "", muted: "", loop: "" });
  await told(element, "loaded");
  const panel = element.shadowRoot?.querySelector<HTMLElement>(".problem") as HTMLElement;
  const results: unknown[] = [];
  for (const document of [{ layers: [{ type: "text" }] }, undefined]) {
    element.play();
    await frames(element, 2);
    const problem = new Promise((resolve) => element.addEventListener("error", resolve, { once: true }));
    if (document) element.video = document as never;
    else element.src = "none.json";
    await problem;
    await new Promise((resolve) => setTimeout(resolve, 200));
    results.push([panel.hidden, element.playing]);
    if (document) {
      const loaded = told(element, "loaded");
      element.video = { layers: [{ type: "text", text: "Good" }], duration: 1 } as never;
      await loaded;
      results.push(panel.hidden);
    }
  }
  element.remove();
  return results;
}

function created(attributes: Readonly<Record<string, string>>): VideoFlowPlayer {
  const element = document.createElement("video-flow-player");
  const all = { "worker-url": "preview-worker.js", "package-files": "packages/", ...attributes };
  for (const [name, value] of Object.entries(all)) element.setAttribute(name, value);
  createHost(320, 400).append(element);
  return element;
}

function told(element: VideoFlowPlayer, name: "loaded" | "play" | "seeked"): Promise<void> {
  return new Promise((resolve) => element.addEventListener(name, () => resolve(), { once: true }));
}

function frames(element: VideoFlowPlayer, count: number): Promise<void> {
  let seen = 0;
  return new Promise((resolve) => element.addEventListener("frame", () => ++seen === count && resolve()));
}

function settled(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, 20));
}

function press(target: HTMLElement, key: string): void {
  target.dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true, composed: true, cancelable: true }));
}
