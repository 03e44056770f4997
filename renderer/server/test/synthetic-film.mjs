// Body of a worker thread that exports a film which needs no renderer.
import { parentPort } from "node:worker_threads";
import { issue, VideoJSONError } from "@videoflow/core";
import { pcmSource, serveExport } from "@videoflow/renderer-media";
import { movingSquare } from "../../media/test/synthetic-frames.mjs";

/**
 * @param {{ width?: number, height?: number, frameCount?: number, fps?: { num: number, den: number },
 *   trouble?: "refused" | "opening" | "drawing" | "exit" | "endless", sound?: PcmAudio }} data
 *   `trouble` says what goes wrong
 */
async function openFilm({
  width = 64,
  height = 48,
  frameCount = 100,
  fps = { num: 30, den: 1 },
  trouble = undefined,
  sound = undefined,
} = {}) {
  if (trouble === "refused") throw new VideoJSONError([issue("FONT_UNKNOWN", "/layers/0", { family: "Nowhere" })]);
  if (trouble === "opening") throw new Error("the film is missing");
  const draw = movingSquare({ width: width + (width % 2), height: height + (height % 2) });
  const frameI420 = (n) => {
    if (n === 40 && trouble === "drawing") throw new Error("frame 40 is torn");
    if (n === 40 && trouble === "exit") process.exit(3);
    // A frame that never ends: only stopping the thread helps.
    while (n === 40 && trouble === "endless");
    return draw(n);
  };
  return {
    width,
    height,
    frameCount,
    fps,
    prepare: async () => undefined,
    frame: () => new Uint8Array(width * height * 4),
    frameI420,
    sound: async () => sound && { ...pcmSource(sound) },
  };
}

parentPort.on(
  "message",
  serveExport(openFilm, (message, transfer) => parentPort.postMessage(message, transfer)),
);
