import type { Sound } from "@videoflow/renderer-core";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { openSound } from "../src/sound/open-sound.js";
import { CLICK_FILES, clickFile, clickWav } from "./click.js";

async function opened(name: string): Promise<Sound> {
  const sound = await openSound(clickFile(name));
  if (!sound) throw new Error(`${name} has no sound`);
  return sound;
}

function loudest(samples: Float32Array): number {
  return samples.reduce((best, sample, i) => (Math.abs(sample) > Math.abs(samples[best] ?? 0) ? i : best), 0);
}

/** ADTS has no place for how much an encoder put before the sound: one packet, as every player plays it. */
const UNDATED: Record<string, number> = { "click.aac": 1024 };

describe("a sound file", () => {
  test.each(["click.wav", ...CLICK_FILES])("%s has its click at 1.000 s exactly", async (name) => {
    const sound = await opened(name);
    const [samples = new Float32Array()] = await sound.read(0, sound.length);
    expect(sound.channelCount).toBe(1);
    expect(loudest(samples)).toBe(sound.sampleRate + (UNDATED[name] ?? 0));
    expect(samples[loudest(samples)]).toBeGreaterThan(0.6);
  });

  test.each(["click.wav", "click.mp3", "click.m4a", "click.ogg", "click-vorbis.ogg", "click.flac"])(
    "%s is two seconds long, without what its encoder put around it",
    async (name) => {
      const sound = await opened(name);
      expect(sound.length).toBe(2 * sound.sampleRate);
    },
  );

  test.each(["click.wav", "click.mp3", "click.m4a", "click.ogg", "click.flac"])(
    "%s has the same samples however it is read, and silence outside",
    async (name) => {
      const sound = await opened(name);
      const [whole = new Float32Array()] = await (await opened(name)).read(0, sound.length);
      await fc.assert(
        fc.asyncProperty(
          fc.integer({ min: -3000, max: 100_000 }),
          fc.integer({ min: 1, max: 9000 }),
          async (at, count) => {
            const [part = new Float32Array()] = await sound.read(at, count);
            const expected = Float32Array.from({ length: count }, (_, i) => whole[at + i] ?? 0);
            expect(part).toEqual(expected);
          },
        ),
        { numRuns: 20 },
      );
    },
  );

  test("keeps a quiet tone's pitch and level", async () => {
    for (const name of ["click.mp3", "click.m4a", "click.ogg", "click-vorbis.ogg", "click.flac"]) {
      const sound = await opened(name);
      const [samples = new Float32Array()] = await sound.read(Math.floor(sound.sampleRate / 2), sound.sampleRate / 4);
      const crossings = samples.reduce(
        (count, sample, i) => count + (sample >= 0 && (samples[i - 1] ?? 0) < 0 ? 1 : 0),
        0,
      );
      expect(crossings, name).toBeGreaterThanOrEqual(109);
      expect(crossings, name).toBeLessThanOrEqual(111);
      expect(Math.max(...samples), name).toBeCloseTo(3000 / 32_768, 2);
    }
  });
});

describe("a file without usable sound", () => {
  const problem = (bytes: Uint8Array) =>
    openSound(bytes).then(
      async (sound) => {
        await sound?.read(0, sound.length);
        return "it was read";
      },
      ({ code }) => code,
    );

  test("is refused when it is text, empty, or a picture", async () => {
    expect(await problem(new TextEncoder().encode("not a sound at all, but text"))).toBe("ASSET_TYPE_UNSUPPORTED");
    expect(await problem(new Uint8Array(0))).toBe("ASSET_TYPE_UNSUPPORTED");
    expect(await problem(Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10))).toBe("ASSET_TYPE_UNSUPPORTED");
  });

  test.each([
    ["WebM", [0x1a, 0x45, 0xdf, 0xa3, 0, 0, 0, 0]],
    ["Ogg", [...new TextEncoder().encode("OggS"), 0, 0, 0, 0]],
    ["MP4", [0, 0, 0, 8, ...new TextEncoder().encode("ftyp")]],
  ])("is refused when it begins as %s and holds what looks like MP3", async (_, start) => {
    const mp3 = clickFile("click.mp3");
    expect(await problem(mp3)).toBe("it was read");
    expect(["ASSET_DAMAGED", "ASSET_TYPE_UNSUPPORTED"]).toContain(await problem(new Uint8Array([...start, ...mp3])));
  });

  test.each(["click.mp3", "click.m4a", "click.ogg", "click.flac", "click-vorbis.ogg", "click.mp4"])(
    "%s cut off anywhere is refused or read in part, never a hang or another error",
    async (name) => {
      const bytes = clickFile(name);
      for (const share of [0.02, 0.3, 0.7, 0.95]) {
        const cut = bytes.slice(0, Math.floor(bytes.length * share));
        const result = await openSound(cut)
          .then(async (sound) => sound && (await sound.read(0, Math.min(sound.length, 200_000))).length)
          .catch((error) => error.code);
        expect([0, 1, undefined, "ASSET_DAMAGED", "ASSET_TYPE_UNSUPPORTED"], `${share} of ${name}`).toContain(result);
      }
    },
  );

  test("with damaged bytes inside throws nothing but its own errors", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...CLICK_FILES),
        fc.oneof(fc.nat(600), fc.nat(10_000)),
        fc.uint8Array({ minLength: 40 }),
        async (name, at, junk) => {
          const bytes = clickFile(name);
          bytes.set(junk.subarray(0, Math.max(0, bytes.length - at)), Math.min(at, bytes.length));
          const result = await openSound(bytes)
            .then(async (sound) => sound && (await sound.read(0, Math.min(sound.length, 200_000))).length)
            .catch((error) => error.code ?? String(error));
          expect([0, 1, 2, 3, 4, 5, 6, 7, 8, undefined, "ASSET_DAMAGED", "ASSET_TYPE_UNSUPPORTED"], name).toContain(
            result,
          );
        },
      ),
      { numRuns: 30 },
    );
  });

  test("that leads the library in circles is refused", async () => {
    const bytes = clickFile("click.webm").fill(0, 213, 268);
    expect(await problem(bytes)).toBe("ASSET_DAMAGED");
  });

  test("of no samples has length 0", async () => {
    const sound = await openSound(clickWav().slice(0, 44));
    expect(sound?.length ?? 0).toBe(0);
  });
});
