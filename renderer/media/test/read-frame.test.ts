import { describe, expect, test } from "vitest";
import { PictureMemory } from "../src/movie/picture-memory.js";
import { readFrame } from "../src/movie/read-frame.js";

interface Fake {
  readonly format: string | null;
  readonly planes?: readonly { readonly offset: number; readonly stride: number }[];
  readonly data: readonly number[];
  readonly matrix?: string;
}

/** A decoded frame of 2 × 2 pixels. */
function frameOf({ format, data, matrix, planes = [{ offset: 0, stride: 8 }] }: Fake): VideoFrame {
  const frame = {
    format,
    visibleRect: { x: 0, y: 0, width: 2, height: 2 },
    colorSpace: { matrix: matrix ?? null },
    allocationSize: () => data.length,
    copyTo: async (target: Uint8Array) => {
      target.set(data);
      return planes;
    },
  };
  return frame as unknown as VideoFrame;
}

const color = { matrix: "bt601", range: "limited" } as const;

describe("decoded frames", () => {
  test("planes are taken as they are", async () => {
    const planes = [0, 4, 5].map((offset, plane) => ({ offset, stride: plane === 0 ? 2 : 1 }));
    const picture = await readFrame(
      frameOf({ format: "I420", data: [1, 2, 3, 4, 5, 6], planes }),
      color,
      new PictureMemory(),
    );
    expect(picture).toMatchObject({ kind: "planar", chroma: "420", bits: 8, width: 2, height: 2, ...color });
    expect(picture.kind === "planar" && [picture.y, picture.u, picture.v].map(({ data }) => data[0])).toEqual([
      1, 5, 6,
    ]);
    expect(picture).not.toHaveProperty("alpha");
  });

  test("the memory of a picture that is done with is used for the next one", async () => {
    const planes = [0, 4, 5].map((offset, plane) => ({ offset, stride: plane === 0 ? 2 : 1 }));
    const memory = new PictureMemory();
    const read = async (data: number[]) => {
      const picture = await readFrame(frameOf({ format: "I420", data, planes }), color, memory);
      if (picture.kind !== "planar") throw new Error("no planes");
      return picture;
    };
    const [first, other] = [await read([1, 2, 3, 4, 5, 6]), await read([2, 2, 3, 4, 5, 6])];
    expect(other.y.data.buffer).not.toBe(first.y.data.buffer);
    first.release?.();
    expect((await read([7, 8, 9, 10, 11, 12])).y.data.buffer).toBe(first.y.data.buffer);
    expect([...other.y.data]).toEqual([2, 2, 3, 4]);
    expect((await read([1, 2, 3, 4, 5, 6, 7])).y.data.buffer).not.toBe(first.y.data.buffer);
  });

  test("chroma samples that take turns are separated", async () => {
    const planes = [0, 4].map((offset) => ({ offset, stride: 2 }));
    const picture = await readFrame(
      frameOf({ format: "NV12", data: [1, 2, 3, 4, 5, 6], planes }),
      color,
      new PictureMemory(),
    );
    expect(picture.kind === "planar" && [...picture.u.data, ...picture.v.data]).toEqual([5, 6]);
  });

  test("RGB that was made by the wrong matrix is made again by the right one", async () => {
    // Y 120, Cb 100, Cr 150 by the one matrix and by the other.
    const [by709, by601] = [
      [161, 115, 62],
      [156, 114, 65],
    ];
    const data = [0, 1, 2, 3].flatMap(() => [...(by709 as number[]), 255]);
    const right = await readFrame(frameOf({ format: "BGRX", data, matrix: "bt709" }), color, new PictureMemory());
    const pixel = (picture: typeof right) => (picture.kind === "rgba" ? [...picture.data.subarray(0, 3)] : []);
    for (const [channel, level] of (by601 as number[]).entries()) {
      expect(Math.abs((pixel(right)[channel] as number) - level)).toBeLessThanOrEqual(1);
    }
    const asItIs = await readFrame(frameOf({ format: "BGRX", data, matrix: "smpte170m" }), color, new PictureMemory());
    expect(pixel(asItIs)).toEqual(by709);
  });
});
