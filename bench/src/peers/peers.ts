import { mkdtemp, rm } from "node:fs/promises";
import { availableParallelism, tmpdir } from "node:os";
import { join } from "node:path";
import { renderVideo } from "@videoflow/renderer-server";
import { findChromium } from "@videoflow/renderer-server/browser";
import { milliseconds, type Spread, spreadOf } from "../measure.js";
import { measureEncoderAlone } from "./encoder-alone/encoder-alone.js";
import { makeMedia } from "./media.js";
import { installPeers, runPeer } from "./peer-tools.js";
import { FRAMES, SCENE_NAMES, SCENE_TITLES, SCENES, type SceneName } from "./scenes.js";
import { openVideoFlow, type VideoFlowPage } from "./video-flow.js";
import { withWebGl } from "./webgl-chromium.js";

/** How many times faster than each peer every scene is to be. */
const REQUIRED: Readonly<Record<SceneName, { readonly videoFlow: number; readonly revideo?: number }>> = {
  title: { videoFlow: 6, revideo: 2 },
  kenBurns: { videoFlow: 2, revideo: 3 },
  effects: { videoFlow: 10 },
  captions: { videoFlow: 12 },
};
/** Part of the bare encoder's frame rate that the title scene is to reach. */
const REQUIRED_OF_ENCODER = 0.7;
/** Before each run, in ms: what the one before leaves to be done in the background must not slow the next one down. */
const PAUSE = 1500;
/** Revideo hangs in one run of ten or so, and now and then in several: after so many it is left out of the turn. */
const ATTEMPTS = 3;

export interface PeersOptions {
  readonly runs: number;
  readonly only?: string | undefined;
}

/** Renders every scene with each renderer in turn, in the same Chromium, and says how they compare. */
export async function* measurePeers({ runs, only = "" }: PeersOptions): AsyncGenerator<string> {
  installPeers();
  const file = await findChromium();
  if (!file) throw new Error("the comparison needs a Chromium: run `videoflow doctor`");
  const folder = await mkdtemp(join(tmpdir(), "videoflow-peers-"));
  const withGpu = await withWebGl(file, join(folder, "chromium"));
  const videoFlow = await openVideoFlow(withGpu, folder);
  try {
    await makeMedia(folder, videoFlow);
    for (const scene of SCENE_NAMES.filter((name) => name.includes(only))) {
      yield* measureScene(scene, runs, { folder, videoFlow, file });
    }
  } finally {
    await videoFlow.close();
    await rm(folder, { recursive: true, force: true });
  }
}

interface Place {
  readonly folder: string;
  readonly videoFlow: VideoFlowPage;
  readonly file: { readonly executablePath: string; readonly environment: Readonly<Record<string, string>> };
}

async function* measureScene(scene: SceneName, runs: number, place: Place): AsyncGenerator<string> {
  const { folder, videoFlow } = place;
  const document = SCENES[scene];
  const size = { width: document.width ?? 0, height: document.height ?? 0 };
  const fps = (time: number) => (FRAMES * 1000) / time;
  const rates = {
    ours: [] as number[],
    videoFlow: [] as number[],
    revideo: [] as (number | undefined)[],
    encoder: [] as number[],
    encoders: [] as number[],
  };
  let failure: string | undefined;
  for (let run = -1; run < runs; run++) {
    await pause();
    const ours = await milliseconds(() => renderVideo(document, { baseFolder: folder }));
    await pause();
    const theirs = await videoFlow.render(scene).catch((error: Error) => {
      failure = error.message.split("\n")[0];
      return undefined;
    });
    await pause();
    const revideo = REQUIRED[scene].revideo === undefined ? undefined : await renderWithRevideo(scene, size, place);
    await pause();
    const encoder = await measureEncoderAlone(document, folder, 1);
    await pause();
    const encoders = await measureEncoderAlone(document, folder, availableParallelism());
    if (run < 0) continue;
    rates.ours.push(fps(ours));
    if (theirs !== undefined) rates.videoFlow.push(fps(theirs));
    rates.revideo.push(revideo && fps(revideo));
    rates.encoder.push(encoder);
    rates.encoders.push(encoders);
  }
  yield `${SCENE_TITLES[scene]}: ours ${shown(spreadOf(rates.ours))} fps`;
  if (failure === undefined) yield compared("VideoFlow 1.2.2", rates.ours, rates.videoFlow, REQUIRED[scene].videoFlow);
  else yield `  VideoFlow 1.2.2 renders nothing here: ${failure} (VIDEOFLOW_CHROMIUM can name a Chromium with WebGL)`;
  if (REQUIRED[scene].revideo) yield compared("Revideo 0.11", rates.ours, rates.revideo, REQUIRED[scene].revideo);
  yield compared("one encoder alone", rates.ours, rates.encoder, scene === "title" ? REQUIRED_OF_ENCODER : undefined);
  yield compared("encoders alone, on all processors", rates.ours, rates.encoders);
}

function pause(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, PAUSE));
}

async function renderWithRevideo(
  scene: SceneName,
  { width, height }: { width: number; height: number },
  { folder, videoFlow, file }: Place,
): Promise<number | undefined> {
  const values = [scene, String(width), String(height), videoFlow.address, file.executablePath, folder];
  for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
    const done = await runPeer("revideo.mjs", values, file.environment).catch(() => undefined);
    if (done) return done.milliseconds;
  }
  return undefined;
}

/** Turn by turn, because the machine drifts. A peer that failed in a turn has no rate in it. */
function compared(
  peer: string,
  ours: readonly number[],
  theirs: readonly (number | undefined)[],
  required?: number,
): string {
  const turns = ours.flatMap((rate, turn) => (theirs[turn] ? [{ rate, peer: theirs[turn] }] : []));
  if (turns.length === 0) return `  ${peer} renders nothing here`;
  const ratio = spreadOf(turns.map((turn) => turn.rate / turn.peer));
  const line = `  ${peer} ${shown(spreadOf(turns.map((turn) => turn.peer)))} fps: ${shown(ratio)} times`;
  return required === undefined
    ? line
    : `${line}, required ${required}: ${ratio.median >= required ? "held" : "MISSED"}`;
}

function shown({ median, min, max }: Spread): string {
  return `${median.toFixed(2)} (${min.toFixed(2)} to ${max.toFixed(2)})`;
}
