import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { MoviePicture } from "@videoflow/renderer-core";
import { describe, expect, test } from "vitest";
import type { MovieDecoding, PictureReceiver } from "../src/movie/decoding.js";
import { movieOpener } from "../src/movie/open-movie.js";
import { wasmDecoder } from "../src/movie/wasm-codecs.js";

const fixture = (name: string) =>
  new Uint8Array(readFileSync(fileURLToPath(new URL(`fixtures/${name}`, import.meta.url))));

const decoding: MovieDecoding = { name: "this test", otherwise: "another one", decoderFor: wasmDecoder };
const open = movieOpener(decoding);

/** SHA-256 of FFmpeg's pictures, by clip: `scripts/make-h264-fixtures.mjs` makes both. */
const digests: Record<string, string> = JSON.parse(new TextDecoder().decode(fixture("h264/digests.json")));

/** The samples that are seen, row by row: Y before Cb before Cr. */
function samples(picture: MoviePicture): Uint8Array[] {
  if (picture.kind !== "planar") throw new TypeError("planes are expected");
  const { width, height } = picture;
  const rows = ({ data, stride }: typeof picture.y, across: number, down: number) =>
    Array.from({ length: down }, (_, row) => data.subarray(row * stride, row * stride + across));
  const chroma = [picture.u, picture.v].flatMap((plane) => rows(plane, (width + 1) >> 1, (height + 1) >> 1));
  return [...rows(picture.y, width, height), ...chroma];
}

describe("gives every sample as FFmpeg does", () => {
  test.each(Object.entries(digests))("%s", async (name, digest) => {
    const movie = await open(fixture(`h264/${name}.mp4`));
    const hash = createHash("sha256");
    for (const index of movie.info.times.keys()) {
      for (const row of samples(await movie.picture(index))) hash.update(row);
    }
    expect(hash.digest("hex")).toBe(digest);
    movie.close();
  });
});

test("pictures behind an open group are the same when it is entered there", async () => {
  const bytes = fixture("h264/high-open-gop.mp4");
  const [whole, entered] = [await open(bytes), await open(bytes)];
  const last = whole.info.times.length - 1;
  for (let index = 0; index < last; index++) await whole.picture(index);
  const digest = (picture: MoviePicture) =>
    samples(picture)
      .reduce((hash, row) => hash.update(row), createHash("sha256"))
      .digest("hex");
  expect(digest(await entered.picture(last))).toBe(digest(await whole.picture(last)));
});

describe("refuses what it does not know", () => {
  test.each(["interlaced.mp4", "high-10.mp4"])("%s", async (name) => {
    const movie = await open(fixture(name));
    await expect(movie.check()).rejects.toMatchObject({ code: "CODEC_UNSUPPORTED" });
  });
});

describe("damaged packets", () => {
  /** Feeds the packets of a clip to a decoder, one of them changed, and says what came of each. */
  async function outcome(change: (data: Uint8Array, place: number) => Uint8Array | undefined): Promise<unknown> {
    let failure: unknown;
    const movie = await movieOpener({
      ...decoding,
      decoderFor: async (config) => {
        const start = await wasmDecoder(config);
        return (
          start &&
          ((color, receiver: PictureReceiver) => {
            const decoder = start(color, {
              ...receiver,
              failed: (error) => {
                failure = error;
                receiver.failed(error);
              },
            });
            let place = 0;
            return {
              get queued() {
                return decoder.queued;
              },
              decode: (packet) => {
                const data = change(packet.data.slice(), place++);
                if (data) decoder.decode({ ...packet, data });
              },
              flush: () => decoder.flush(),
              close: () => decoder.close(),
            };
          })
        );
      },
    })(fixture("h264/main-cabac.mp4"));
    for (const index of movie.info.times.keys()) await movie.picture(index).catch(() => undefined);
    return failure;
  }

  test("that end too early", async () => {
    const failure = await outcome((data, place) => (place === 3 ? data.subarray(0, data.length >> 1) : data));
    expect(failure).toMatchObject({ code: "ASSET_DAMAGED" });
  });

  test("that are missing leave others without what they refer to", async () => {
    const failure = await outcome((data, place) => (place === 1 ? undefined : data));
    expect(failure).toMatchObject({ code: "ASSET_DAMAGED" });
  });

  test("with any bit turned end in pictures or in ASSET_DAMAGED", async () => {
    let state = 1;
    const random = (below: number) => {
      state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
      return Math.floor((state / 2 ** 32) * below);
    };
    let refused = 0;
    for (let run = 0; run < 200; run++) {
      const target = random(8);
      const failure = await outcome((data, place) => {
        // Behind the length, the start of the slice header more often than the rest.
        const at = 4 + random(Math.min(data.length - 4, random(2) ? 12 : data.length));
        if (place === target) data[at] = (data[at] as number) ^ (1 << random(8));
        return data;
      });
      if (failure === undefined) continue;
      refused++;
      expect(["ASSET_DAMAGED", "CODEC_UNSUPPORTED"]).toContain((failure as { code: string }).code);
    }
    expect(refused).toBeGreaterThan(50);
  });
});
