// Frames for tests without a renderer, and the module that worker threads open them from.
import { issue, VideoJSONError } from "@videoflow/core";

/**
 * I420 frames of a bright square that walks over a dark gradient: frame n of a film without end.
 *
 * @param {{ width: number, height: number }} size both even
 * @returns {(n: number) => Uint8Array}
 */
export function movingSquare({ width, height }) {
  return (n) => {
    const frame = new Uint8Array((width * height * 3) / 2).fill(128);
    for (let y = 0; y < height; y++) {
      for (let x = 0; x < width; x++) frame[y * width + x] = 40 + ((x + y) % 60);
    }
    for (let y = 8; y < 24; y++) {
      for (let x = 0; x < 16; x++) frame[y * width + ((x + 3 * n) % width)] = 220;
    }
    return frame;
  };
}

/** This module as a FrameModule; `trouble` says what goes wrong. */
export function film(data = {}) {
  return { module: import.meta.url, data };
}

/**
 * @param {{ width?: number, height?: number, frameCount?: number, fps?: { num: number, den: number },
 *   trouble?: "refused" | "opening" | "drawing" | "exit" | "endless" }} data
 */
export async function openFrames({
  width = 64,
  height = 48,
  frameCount = 100,
  fps = { num: 30, den: 1 },
  trouble = undefined,
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
  return { width, height, frameCount, fps, frameI420 };
}
