import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { MediaProblem, type Movie, type MoviePicture } from "@videoflow/renderer-core";
import { describe, expect, test } from "vitest";
import type {
  DecodedPicture,
  MovieDecoding,
  PacketDecoder,
  PictureReceiver,
  StartDecoder,
} from "../src/movie/decoding.js";
import { movieOpener } from "../src/movie/open-movie.js";
import { wasmDecoder } from "../src/movie/wasm-codecs.js";

const file = (name: string) =>
  new Uint8Array(readFileSync(fileURLToPath(new URL(`../../../conformance/cases/${name}`, import.meta.url))));

const hevc = new Uint8Array(
  readFileSync(fileURLToPath(new URL("../../server/test/fixtures/hevc.mp4", import.meta.url))),
);

/** The decoders that are the same everywhere. */
const decoding: MovieDecoding = {
  name: "this test",
  otherwise: "another one",
  decoderFor: wasmDecoder,
};
const open = movieOpener(decoding);

function digest(picture: MoviePicture): string {
  if (picture.kind !== "planar") throw new TypeError("planes are expected");
  const hash = createHash("sha256");
  const { width, height, y, u, v, alpha } = picture;
  const add = (plane: typeof y, across: number, down: number) => {
    for (let row = 0; row < down; row++) {
      hash.update(plane.data.subarray(row * plane.stride, row * plane.stride + across));
    }
  };
  add(y, width, height);
  for (const plane of [u, v]) add(plane, (width + 1) >> 1, (height + 1) >> 1);
  if (alpha) add(alpha, width, height);
  return hash.digest("hex");
}

async function inOrder(movie: Movie): Promise<string[]> {
  const digests: string[] = [];
  for (const index of movie.info.times.keys()) digests.push(digest(await movie.picture(index)));
  return digests;
}

describe.each([
  "video/part-speed-loop/clip.webm",
  "video/group/clip.mp4",
  "video/alpha/clip.webm",
  "video/vp9/clip.webm",
  "video/h264/clip.mp4",
])("%s", (name) => {
  test("gives the same pictures in any order, and several at once", async () => {
    const movie = await open(file(name));
    const digests = await inOrder(movie);
    const last = digests.length - 1;
    const order = [last, 0, 17, 16, 3, 3, 25, 4, last, 26, 1, 14, 15, last - 1];
    for (const index of order) expect(digest(await movie.picture(index)), `picture ${index}`).toBe(digests[index]);
    const together = await Promise.all([20, 2, 28, 20, 9].map((index) => movie.picture(index)));
    expect(together.map(digest)).toEqual([20, 2, 28, 20, 9].map((index) => digests[index]));
    movie.close();
  });
});

test("a picture stays what it was when others are decoded", async () => {
  const movie = await open(file("video/group/clip.mp4"));
  const first = await movie.picture(0);
  const before = digest(first);
  for (let index = 1; index < 12; index++) await movie.picture(index);
  expect(digest(first)).toBe(before);
  movie.close();
});

test("every packet is decoded once when pictures are asked for in order", async () => {
  let decoded = 0;
  const counting = around((start) => (color, receiver) => {
    const decoder = start(color, receiver);
    return {
      get queued() {
        return decoder.queued;
      },
      decode: (packet) => {
        decoded++;
        decoder.decode(packet);
      },
      flush: () => decoder.flush(),
      close: () => decoder.close(),
    };
  });
  const movie = await movieOpener(counting)(file("video/part-speed-loop/clip.webm"));
  await inOrder(movie);
  expect(decoded).toBe(60);
  movie.close();
});

test("pictures that are passed on the way to another give their memory back at once", async () => {
  const held = new Set<number>();
  let most = 0;
  const counting = around((start) => (color, receiver) => {
    const picture = (decoded: DecodedPicture) => {
      held.add(decoded.index);
      receiver.picture({
        ...decoded,
        release() {
          held.delete(decoded.index);
          decoded.release();
        },
      });
      most = Math.max(most, held.size);
    };
    return start(color, { ...receiver, picture });
  });
  const movie = await movieOpener(counting)(file("video/h264/clip.mp4"));
  await movie.picture(14);
  expect(most).toBeLessThan(9);
  movie.close();
  expect(held.size).toBe(0);
});

/** The decoders with something around each. */
function around(wrapped: (start: StartDecoder) => StartDecoder): MovieDecoding {
  return {
    ...decoding,
    decoderFor: async (config) => {
      const start = await wasmDecoder(config);
      return start && wrapped(start);
    },
  };
}

describe("what is known before anything is decoded", () => {
  test("times are those of the file", async () => {
    const { info } = await open(file("video/variable-rate/clip.webm"));
    const held = Array.from(info.times, (time, index) =>
      Math.round((((info.times[index + 1] ?? time) - time) * 30) / 1e6),
    );
    expect(held.slice(0, -1)).toEqual(held.slice(0, -1).map((_, index) => index + 1));
    expect(info.times[0]).toBe(0);
  });

  test("the size is that of the picture as it is shown", async () => {
    const { width, height, rotation } = (await open(file("video/rotated/clip.mp4"))).info;
    expect([width, height, rotation]).toEqual([120, 180, 90]);
    const anamorphic = (await open(file("video/rotated/anamorphic.mp4"))).info;
    expect([anamorphic.width, anamorphic.height, anamorphic.rotation]).toEqual([240, 120, 0]);
    const odd = await open(file("video/odd-size/clip.webm"));
    expect([odd.info.width, odd.info.height]).toEqual([161, 91]);
    const { width: across, height: down } = await odd.picture(0);
    expect([across, down]).toEqual([161, 91]);
  });

  test("the length is that of all pictures", async () => {
    const { info } = await open(file("video/group/clip.mp4"));
    expect(info.length).toBe(1_000_000);
    expect(info.times.length).toBe(30);
  });
});

describe("files that cannot be used", () => {
  test.each([
    ["a text", new TextEncoder().encode("Just a text."), "ASSET_TYPE_UNSUPPORTED"],
    ["nothing", new Uint8Array(), "ASSET_TYPE_UNSUPPORTED"],
    ["a sound", file("sound/placement/click.wav"), "ASSET_TYPE_UNSUPPORTED"],
    ["a cut-off MP4", file("invalid/truncated-mp4/clip.mp4"), "ASSET_DAMAGED"],
    ["a cut-off WebM", file("invalid/truncated-webm/clip.webm"), "ASSET_DAMAGED"],
  ])("%s", async (_, bytes, code) => {
    await expect(open(bytes)).rejects.toMatchObject({ name: "MediaProblem", code });
  });

  test("a codec without a decoder is named, and only where pictures are needed", async () => {
    const movie = await open(hevc);
    expect(movie.info.times.length).toBe(6);
    const refused = { code: "CODEC_UNSUPPORTED", parameters: { engine: "this test", how: "another one" } };
    await expect(movie.check()).rejects.toMatchObject(refused);
    await expect(movie.picture(0)).rejects.toBeInstanceOf(MediaProblem);
  });

  test("a decoder that fails does not leave its readers waiting", async () => {
    const failing = failingAfter(3);
    const movie = await movieOpener(failing)(file("video/part-speed-loop/clip.webm"));
    await expect(movie.picture(10)).rejects.toMatchObject({ code: "ASSET_DAMAGED" });
    await expect(movie.picture(11)).rejects.toMatchObject({ code: "ASSET_DAMAGED" });
  });

  test("closing ends what is under way", async () => {
    const never: PacketDecoder = {
      queued: 4,
      decode: () => undefined,
      flush: () => new Promise(() => undefined),
      close: () => undefined,
    };
    const movie = await movieOpener({ ...decoding, decoderFor: async () => () => never })(
      file("video/part-speed-loop/clip.webm"),
    );
    const picture = movie.picture(5);
    const refused = expect(picture).rejects.toBeInstanceOf(MediaProblem);
    await new Promise((resolve) => setTimeout(resolve, 20));
    movie.close();
    await refused;
  });
});

/** A decoder that says it is broken at its `count`th packet. */
function failingAfter(count: number): MovieDecoding {
  const start = (_: unknown, receiver: PictureReceiver): PacketDecoder => {
    let packets = 0;
    return {
      queued: 0,
      decode: () => {
        if (++packets === count) receiver.failed(new Error("broken"));
      },
      flush: async () => undefined,
      close: () => undefined,
    };
  };
  return { ...decoding, decoderFor: async () => start };
}

test("a file that counts more pictures than it has room for is refused, without counting them", async () => {
  const bytes = file("video/group/clip.mp4");
  const table = Buffer.from(bytes.buffer).indexOf("stts");
  new DataView(bytes.buffer).setUint32(table + 12, 0x7fffffff);
  await expect(open(bytes)).rejects.toMatchObject({ code: "ASSET_DAMAGED" });
});
