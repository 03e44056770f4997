import type { MoviePicture, MoviePlane, PlanarPicture } from "@videoflow/renderer-core";
import type { PictureColor } from "./color.js";
import type { PictureMemory } from "./picture-memory.js";
import { rematrix } from "./rematrix.js";

/** Formats of WebCodecs whose planes are taken as they are. */
const PLANAR: Readonly<Record<string, Pick<PlanarPicture, "chroma" | "bits">>> = {
  I420: { chroma: "420", bits: 8 },
  I420A: { chroma: "420", bits: 8 },
  I420P10: { chroma: "420", bits: 10 },
  I420P12: { chroma: "420", bits: 12 },
  I422: { chroma: "422", bits: 8 },
  I422P10: { chroma: "422", bits: 10 },
  I422P12: { chroma: "422", bits: 12 },
  I444: { chroma: "444", bits: 8 },
  I444P10: { chroma: "444", bits: 10 },
  I444P12: { chroma: "444", bits: 12 },
};

/** Copies the visible part of a decoded frame. */
export async function readFrame(frame: VideoFrame, color: PictureColor, memory: PictureMemory): Promise<MoviePicture> {
  const { width, height } = frame.visibleRect ?? { width: frame.codedWidth, height: frame.codedHeight };
  const format = frame.format as string | null;
  const planar = PLANAR[format ?? ""];
  if (planar || format === "NV12") {
    const data = memory.take(frame.allocationSize());
    const layout = await frame.copyTo(data);
    const planes = layout.map(({ offset, stride }) => {
      const end = Math.min(data.length, ...layout.map((other) => other.offset).filter((other) => other > offset));
      return { data: data.subarray(offset, end), stride };
    });
    const release = () => memory.give(data);
    if (planar) return { ...planarPicture(planes, { width, height, ...planar, ...color }), release };
    const separate = separated(planes, width, height);
    release();
    return planarPicture(separate, { width, height, chroma: "420", bits: 8, ...color });
  }
  const options = { format: "RGBA" } as const;
  const data = new Uint8Array(frame.allocationSize(options));
  await frame.copyTo(data, options);
  // Firefox takes BT.709 for video of any size that names no matrix.
  if (color.matrix === "bt601" && frame.colorSpace.matrix === "bt709") rematrix(data, "bt709", "bt601");
  return { kind: "rgba", width, height, data };
}

function planarPicture(
  [y, u, v, alpha]: readonly MoviePlane[],
  facts: Omit<PlanarPicture, "kind" | "y" | "u" | "v" | "alpha">,
): PlanarPicture {
  if (!y || !u || !v) throw new TypeError("a decoded frame lacks a plane");
  return { kind: "planar", ...facts, y, u, v, ...(alpha && { alpha }) };
}

/** NV12 has both chroma planes in one, sample by sample in turn. */
function separated([y, uv]: readonly MoviePlane[], width: number, height: number): MoviePlane[] {
  if (!y || !uv) throw new TypeError("a decoded frame lacks a plane");
  const [stride, rows] = [(width + 1) >> 1, (height + 1) >> 1];
  const [u, v] = [new Uint8Array(stride * rows), new Uint8Array(stride * rows)];
  for (let row = 0; row < rows; row++) {
    for (let x = 0; x < stride; x++) {
      u[row * stride + x] = uv.data[row * uv.stride + 2 * x] as number;
      v[row * stride + x] = uv.data[row * uv.stride + 2 * x + 1] as number;
    }
  }
  return [y, { data: u, stride }, { data: v, stride }];
}
