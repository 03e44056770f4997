/** What the renderer does in a real page: each job answers with what it saw. */
import type { VideoJSON, VideoJSONError } from "@videoflow/core";
import { DomRenderer } from "../../src/index.js";
import { hashOf } from "./hash-frames.js";
import { createHost, options } from "./host.js";

/** Hashes of frame 3 after each edit, with the edited documents; and what was thrown. */
export async function edits(input: unknown): Promise<unknown> {
  const renderer = await opened(input as VideoJSON);
  await renderer.renderFrame(3);
  const seen: { hash: string; video: VideoJSON | undefined }[] = [];
  // Firefox's driver takes an object that is met again for nothing.
  const look = async () => seen.push({ hash: await hashOf(renderer.canvas), video: structuredClone(renderer.video) });
  const changes = changesOf(renderer);
  const loads = countFetches();
  await look();
  for (const edit of [
    () => renderer.updateLayer("title", { text: "Edited", color: "#00ff88" }),
    () =>
      renderer.addLayer(
        { type: "shape", shapeType: "ellipse", width: 20, height: 20, id: "dot", position: [0.2, 0.5] },
        0,
      ),
    () => renderer.reorderLayers(["title", "group", "dot"]),
    () => renderer.updateLayer("inner", { fill: "#ff00ff", keyframes: undefined }),
    () => renderer.removeLayer("title"),
  ]) {
    await edit();
    await look();
  }
  const fetched = loads();
  const failures: unknown[] = [];
  for (const edit of [
    () => renderer.updateLayer("inner", { fil: "#fff", width: -4 }),
    () => renderer.updateLayer("nobody", {}),
    () => renderer.addLayer({ type: "text", text: "Hi", fontFamily: "No such family" }),
    () => renderer.addLayer({ type: "image", source: "no-such-file.png" }),
    () => renderer.addLayer({ type: "image", source: DAMAGED }),
  ]) {
    failures.push(await failure(edit));
    await look();
  }
  const { frame } = renderer;
  renderer.destroy();
  return { seen, failures, changes: changes.length, frame, fetched };
}

/** A WebP whose header is whole; that its pixels are not is found when they are drawn. */
const DAMAGED = "data:image/webp;base64,UklGRiIAAABXRUJQVlA4TBUAAAAvA8AAAP////////////////////8A";

/** How many of 60 frames that are jumped to at once are painted, which is the last, and what is on the canvas then. */
export async function seeks(input: unknown): Promise<unknown> {
  const renderer = await opened(input as VideoJSON);
  const painted: number[] = [];
  renderer.onFrame(({ frame }) => painted.push(frame));
  await Promise.all(Array.from({ length: 60 }, (_, index) => renderer.renderFrame((index * 7) % 60)));
  const last = {
    frame: renderer.frame,
    painted: painted.length,
    shown: painted.at(-1),
    hash: await hashOf(renderer.canvas),
  };
  const times: [number, number, number][] = [];
  for (const time of ["1s", "15f", 0.5, -1, 99]) {
    await renderer.seek(time);
    times.push([renderer.frame, renderer.currentTime, painted.at(-1) ?? -1]);
  }
  const refused = [
    await failure(() => renderer.seek("soon")),
    await failure(() => renderer.renderFrame(60)),
    await failure(() => renderer.renderFrame(0.5)),
  ];
  renderer.destroy();
  return { last, times, refused };
}

/** Frames that are painted after pausing at once, several times over; and whether the canvas shows the frame it says. */
export async function pausing(input: unknown): Promise<unknown> {
  const renderer = await opened(input as VideoJSON);
  const late: number[] = [];
  const same: boolean[] = [];
  for (const wait of [0, 5, 30, 120]) {
    renderer.play();
    await new Promise((resolve) => setTimeout(resolve, wait));
    renderer.pause();
    const stop = renderer.onFrame(({ frame }) => late.push(frame));
    await new Promise((resolve) => setTimeout(resolve, 150));
    stop();
    const shown = await hashOf(renderer.canvas);
    await renderer.renderFrame(renderer.frame);
    same.push(shown === (await hashOf(renderer.canvas)));
  }
  renderer.destroy();
  return { late, same };
}

/** What is told and shown while a video plays to its end, once and in a loop. */
export async function playing(input: unknown): Promise<unknown> {
  const renderer = await opened(input as VideoJSON);
  const events: string[] = [];
  for (const name of ["play", "pause", "ended", "seeked", "ratechange"] as const) {
    renderer.addEventListener(name, () => events.push(name));
  }
  const frames: number[] = [];
  const stop = renderer.onFrame(({ frame }) => frames.push(frame));
  renderer.play();
  renderer.play();
  const started = renderer.playing;
  await told(renderer, "ended");
  const end = { frame: renderer.frame, time: renderer.currentTime, ended: renderer.ended, playing: renderer.playing };
  const once = frames.splice(0);
  renderer.loop = true;
  renderer.playbackRate = 2;
  renderer.play();
  await until(() => frames.some((frame, at) => at > 0 && frame < (frames[at - 1] as number)));
  renderer.pause();
  stop();
  const { paintedFrames: painted } = renderer.playbackQuality;
  await renderer.stop();
  const rest = { frame: renderer.frame, time: renderer.currentTime, playing: renderer.playing };
  renderer.destroy();
  return { started, end, once, looped: frames, rest, events, painted };
}

/** Sizes of the canvas in hosts of several sizes, and of the picture on the page. */
export async function sizes(input: unknown): Promise<unknown> {
  const video = input as VideoJSON;
  const results: unknown[] = [];
  for (const [width, height, more] of [
    [160, 90, {}],
    [100, 200, {}],
    [640, 200, {}],
    [2000, 2000, {}],
    [500, 300, { enlarge: true }],
    [160, 90, { size: "document" }],
  ] as const) {
    const renderer = new DomRenderer(createHost(width, height), { ...options, ...more });
    await renderer.loadVideo(video);
    const { width: shown, height: high } = renderer.canvas.getBoundingClientRect();
    results.push([renderer.canvas.width, renderer.canvas.height, Math.round(shown), Math.round(high)]);
    renderer.destroy();
  }
  const host = createHost(160, 90);
  const renderer = new DomRenderer(host, options);
  await renderer.loadVideo(video);
  await renderer.renderFrame(3);
  host.style.width = "240px";
  host.style.height = "400px";
  await until(() => renderer.canvas.width === 240);
  results.push([renderer.canvas.width, renderer.canvas.height, renderer.frame]);
  renderer.destroy();
  const open = document.createElement("div");
  host.replaceChildren(open);
  const auto = new DomRenderer(open, options);
  await auto.loadVideo(video);
  results.push([Math.round(open.getBoundingClientRect().width), Math.round(open.getBoundingClientRect().height)]);
  auto.destroy();
  results.push(open.childElementCount);
  return results;
}

/** What is said of documents and workers that cannot be used; and that another document can be loaded after each. */
export async function errors(input: unknown): Promise<unknown> {
  const host = createHost(320, 180);
  const renderer = new DomRenderer(host, options);
  const told: string[][] = [];
  renderer.addEventListener("error", ({ detail }) =>
    told.push(detail.issues.map(({ code, pointer }) => `${code} ${pointer}`)),
  );
  const thrown = [
    await failure(() => renderer.loadVideo('{"layers": [}')),
    await failure(() => renderer.loadVideo({ layers: [{ type: "text" }, { type: "shap" }] } as never)),
    await failure(() => renderer.loadVideo({ layers: [{ type: "image", source: "none.png" }] })),
    await failure(() => renderer.renderFrame(0)),
    await failure(async () => {
      renderer.volume = 2;
    }),
    await failure(() => renderer.updateLayer("title", {})),
  ];
  const replaced = failure(() => renderer.loadVideo(input as VideoJSON));
  await renderer.loadVideo(input as VideoJSON);
  thrown.push(await replaced);
  const { frameCount } = renderer;
  renderer.destroy();
  thrown.push(await failure(() => renderer.loadVideo(input as VideoJSON)));
  const lost = new DomRenderer(host, { ...options, workerUrl: "no-such-worker.js" });
  thrown.push(await failure(() => lost.loadVideo(input as VideoJSON)));
  lost.destroy();
  const workers = countWorkers();
  const broken = await opened(input as VideoJSON);
  const { last } = workers();
  const seen = [await hashOf(broken.canvas)];
  broken.play();
  last?.dispatchEvent(new ErrorEvent("error", { message: "out of memory" }));
  seen.push(String(broken.playing));
  await broken.renderFrame(30);
  await broken.renderFrame(0);
  seen.push(await hashOf(broken.canvas));
  broken.destroy();
  return { thrown, told, frameCount, isSame: seen[0] === seen[2], wasPaused: seen[1] === "false" };
}

/** Workers that were started and ended, and what the page still holds. */
export async function destroyed(input: unknown): Promise<unknown> {
  const host = createHost(320, 180);
  const workers = countWorkers();
  for (let round = 0; round < 3; round++) {
    const renderer = new DomRenderer(host, options);
    const loading = renderer.loadVideo(input as VideoJSON);
    if (round < 2) await loading;
    else loading.catch(() => undefined);
    if (round === 1) renderer.play();
    renderer.destroy();
  }
  await new Promise((resolve) => setTimeout(resolve, 300));
  const { started, ended } = workers();
  return { started, ended, left: host.childElementCount };
}

async function opened(video: VideoJSON): Promise<DomRenderer> {
  const { width = 1920, height = 1080 } = video;
  const renderer = new DomRenderer(createHost(width, height), { ...options, size: "document" });
  await renderer.loadVideo(video);
  return renderer;
}

/** Codes and pointers of what is thrown. */
async function failure(work: () => Promise<unknown>): Promise<string[]> {
  try {
    await work();
    return [];
  } catch (error) {
    const { issues } = error as VideoJSONError;
    return issues ? issues.map(({ code, pointer }) => `${code} ${pointer}`.trim()) : [String(error)];
  }
}

function changesOf(renderer: DomRenderer): Event[] {
  const events: Event[] = [];
  renderer.addEventListener("changed", (event) => events.push(event));
  return events;
}

function told(renderer: DomRenderer, name: "ended"): Promise<void> {
  return new Promise((resolve) => renderer.addEventListener(name, () => resolve()));
}

async function until(condition: () => boolean): Promise<void> {
  while (!condition()) await new Promise((resolve) => setTimeout(resolve, 10));
}

/** Counts what is fetched from now on. */
function countFetches(): () => number {
  const before = performance.getEntriesByType("resource").length;
  return () => performance.getEntriesByType("resource").length - before;
}

/** Counts the workers that are started and ended until it is asked. */
function countWorkers(): () => { started: number; ended: number; last?: Worker } {
  const { Worker: Original } = globalThis;
  const counts: ReturnType<ReturnType<typeof countWorkers>> = { started: 0, ended: 0 };
  globalThis.Worker = class extends Original {
    constructor(url: string | URL, settings?: WorkerOptions) {
      super(url, settings);
      counts.started++;
      counts.last = this;
    }
    override terminate(): void {
      counts.ended++;
      super.terminate();
    }
  };
  return () => {
    globalThis.Worker = Original;
    return counts;
  };
}
