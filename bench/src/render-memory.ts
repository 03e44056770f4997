import { execFileSync } from "node:child_process";
import { readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { TextLayer, VideoJSON } from "@videoflow/core";
import { closeBrowsers, type RenderEngine, renderVideo } from "@videoflow/renderer-server";

/** Memory of all processes of a render at one moment. */
interface Sample {
  /** Since the start. */
  readonly seconds: number;
  readonly frames: number;
  /** Bytes, pages shared by processes counted once. */
  readonly bytes: number;
}

const INTERVAL = 1000;
/** Bytes that all processes may hold together. */
const MOST = 1e9;
const MEGABYTE = 1e6;

/**
 * Renders a long 1080p video to a file and says what all processes together hold while it goes on, and whether that stays
 * under 1 GB and does not grow after the first tenth. Linux only: it reads /proc.
 */
export async function* measureRenderMemory(engine: RenderEngine, minutes: number): AsyncGenerator<string> {
  const output = join(tmpdir(), `videoflow-memory-${process.pid}.mp4`);
  const samples: Sample[] = [];
  const started = performance.now();
  let frames = 0;
  let frameCount = 1;
  let over = false;
  const sampling = sampleUntil(
    () => over,
    () => ({ seconds: (performance.now() - started) / 1000, frames }),
    samples,
  );
  const onProgress = (_: number, done: number, count: number) => {
    frames = done;
    frameCount = count;
  };
  try {
    await renderVideo(longVideo(minutes), { engine, outputType: "file", output, onProgress });
  } finally {
    over = true;
    await sampling;
    await closeBrowsers();
    await rm(output, { force: true });
  }
  yield `memory · ${engine} · ${minutes} minutes of 1080p`;
  yield* table(samples, frameCount, minutes);
  yield* verdicts(samples, frameCount);
}

async function sampleUntil(over: () => boolean, now: () => Omit<Sample, "bytes">, samples: Sample[]): Promise<void> {
  while (!over()) {
    samples.push({ ...now(), bytes: await memoryOf(familyOf(process.pid)) });
    await new Promise((resolve) => setTimeout(resolve, INTERVAL));
  }
}

function* table(samples: readonly Sample[], frameCount: number, minutes: number): Generator<string> {
  yield " minute    time    frame   MB now  MB most";
  for (let minute = 1; minute <= minutes; minute++) {
    const part = samples.filter(({ frames }) => Math.ceil((frames / frameCount) * minutes) === minute);
    const last = part.at(-1);
    if (!last) continue;
    const cells = [
      String(minute).padStart(7),
      `${Math.round(last.seconds)} s`.padStart(7),
      String(last.frames).padStart(8),
      megabytes(last.bytes).padStart(8),
      megabytes(Math.max(...part.map(({ bytes }) => bytes))).padStart(8),
    ];
    yield cells.join(" ");
  }
}

function* verdicts(samples: readonly Sample[], frameCount: number): Generator<string> {
  const mostIn = (from: number, to: number) =>
    Math.max(
      ...samples.filter(({ frames }) => frames >= from * frameCount && frames <= to * frameCount).map((s) => s.bytes),
    );
  const [early, late, all] = [mostIn(0.1, 0.4), mostIn(0.7, 1), mostIn(0, 1)];
  yield `${all < MOST ? "HELD" : "MISSED"}: under 1 GB in all processes together: ${megabytes(all)} MB at most`;
  const growth = `${megabytes(early)} MB at most from 10 to 40 %, ${megabytes(late)} MB from 70 to 100 %`;
  yield `${late <= early * 1.05 ? "HELD" : "MISSED"}: flat: ${growth}`;
}

function megabytes(bytes: number): string {
  return (bytes / MEGABYTE).toFixed(0);
}

/** This process and all it has started, directly or not. */
function familyOf(root: number): number[] {
  const rows = execFileSync("ps", ["-eo", "pid=,ppid="], { encoding: "utf8" }).trim().split("\n");
  const parents = new Map(rows.map((row) => row.trim().split(/\s+/).map(Number) as [number, number]));
  const belongs = (pid: number | undefined): boolean => pid === root || (!!pid && belongs(parents.get(pid)));
  return [...parents.keys()].filter(belongs);
}

/** The sum of the proportional set sizes: a page that n processes share counts 1/n in each. */
async function memoryOf(pids: readonly number[]): Promise<number> {
  const sizes = await Promise.all(
    pids.map(async (pid) => {
      // A process may have ended since it was listed.
      const text = await readFile(`/proc/${pid}/smaps_rollup`, "utf8").catch(() => "");
      return Number(/^Pss:\s+(\d+) kB/m.exec(text)?.[1] ?? 0) * 1024;
    }),
  );
  return sizes.reduce((sum, size) => sum + size, 0);
}

/** 1080p at 30 fps: a moving backdrop, and a new title every two seconds, so that nothing can be drawn once for all. */
function longVideo(minutes: number): VideoJSON {
  const duration = minutes * 60;
  const titles = Array.from({ length: Math.ceil(duration / 2) }, (_, index): TextLayer => {
    return {
      type: "text",
      text: `Title number ${index + 1}`,
      fontSize: 5 + (index % 5),
      fontWeight: 400 + (index % 5) * 100,
      startTime: index * 2,
      duration: 2,
      transitionIn: { transition: "slideUp", duration: 0.4 },
      transitionOut: { transition: "fade", duration: 0.4 },
    };
  });
  return {
    ...{ name: "Long", width: 1920, height: 1080, fps: 30, duration },
    layers: [
      {
        type: "shape",
        shapeType: "ellipse",
        ...{ width: 40, height: 40, fill: "#175CD3" },
        keyframes: {
          position: [
            { time: 0, value: [0.1, 0.2] },
            { time: duration, value: [0.9, 0.8] },
          ],
        },
      },
      ...titles,
    ],
  };
}
