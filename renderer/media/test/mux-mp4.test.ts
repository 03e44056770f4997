import { ALL_FORMATS, BufferSource, EncodedPacketSink, Input } from "mediabunny";
import { describe, expect, test } from "vitest";
import type { EncodedSegment } from "../src/encode/coding.js";
import { encodeSegment } from "../src/encode/exact-h264.js";
import { type FileSink, muxMp4 } from "../src/export/mux-mp4.js";
import { encodedSound } from "./encoded-sound.js";
import { movingSquare } from "./synthetic-frames.mjs";

const SIZE = { width: 64, height: 48 };

function memory(): FileSink & { bytes(): Uint8Array } {
  let file = new Uint8Array(0);
  return {
    write: async (data, position) => {
      if (position + data.length > file.length) {
        const grown = new Uint8Array(position + data.length);
        grown.set(file);
        file = grown;
      }
      file.set(data, position);
    },
    bytes: () => file,
  };
}

async function* each<T>(items: readonly T[]): AsyncGenerator<T> {
  yield* items;
}

async function film(fps: { num: number; den: number }, counts: readonly number[], audio?: Float32Array) {
  const frames = movingSquare(SIZE);
  const segments: EncodedSegment[] = [];
  let first = 0;
  for (const count of counts) {
    const part = Array.from({ length: count }, (_, i) => frames(first + i));
    segments.push(await encodeSegment(part, { ...SIZE, fps, quality: "medium" }));
    first += count;
  }
  const sound = audio ? await encodedSound({ sampleRate: 48_000, channels: [audio, audio] }) : undefined;
  const sink = memory();
  await muxMp4({ ...SIZE, fps, frameCount: first, codec: "h264", segments: each(segments) }, sound, sink);
  return sink.bytes();
}

function open(bytes: Uint8Array): Input {
  return new Input({ source: new BufferSource(bytes), formats: ALL_FORMATS });
}

/** Payload of the first box of a type, anywhere in the file. */
function box(bytes: Uint8Array, type: string): DataView {
  const at = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).indexOf(type, 0, "latin1");
  expect(at, `a ${type} box`).toBeGreaterThan(0);
  return new DataView(bytes.buffer, bytes.byteOffset + at + 4);
}

describe("MP4", () => {
  const rates = [
    { num: 24, den: 1 },
    { num: 25, den: 1 },
    { num: 30, den: 1 },
    { num: 2997, den: 100 },
    { num: 30000, den: 1001 },
    { num: 24000, den: 1001 },
    { num: 60, den: 1 },
    { num: 1, den: 1 },
    { num: 12_345, den: 1000 },
    { num: 240, den: 1 },
  ];
  test.each(rates)("frame n of a $num/$den video is at n·$den/$num exactly", async (fps) => {
    const bytes = await film(fps, [3, 2, 2]);
    const mdhd = box(bytes, "mdhd");
    const stts = box(bytes, "stts");
    // One run of seven samples: duration × fps = 1, in whole units of the track's time scale.
    expect([stts.getUint32(4), stts.getUint32(8)]).toEqual([1, 7]);
    expect((stts.getUint32(12) / mdhd.getUint32(12)) * (fps.num / fps.den)).toBeCloseTo(1, 12);
    expect(mdhd.getUint32(12) * fps.den).toBe(stts.getUint32(12) * fps.num);
    const track = await open(bytes).getPrimaryVideoTrack();
    if (!track) throw new Error("no video track");
    const times: number[] = [];
    for await (const packet of new EncodedPacketSink(track).packets()) times.push(packet.timestamp);
    expect(times).toHaveLength(7);
    times.forEach((time, n) => {
      expect(time).toBeCloseTo((n * fps.den) / fps.num, 9);
    });
    expect(await track.computeDuration()).toBeCloseTo((7 * fps.den) / fps.num, 9);
  });

  test("is Constrained Baseline in BT.709 limited range, of its size", async () => {
    const bytes = await film({ num: 30, den: 1 }, [3]);
    const track = await open(bytes).getPrimaryVideoTrack();
    const config = await track?.getDecoderConfig();
    expect(config?.codec).toBe("avc1.42c00a");
    expect(config).toMatchObject({ codedWidth: 64, codedHeight: 48 });
    expect(config?.colorSpace).toEqual({ primaries: "bt709", transfer: "bt709", matrix: "bt709", fullRange: false });
  });

  test("has its index before its media, and carries no date", async () => {
    const bytes = await film({ num: 30, den: 1 }, [3]);
    const text = Buffer.from(bytes).toString("latin1");
    expect(text.indexOf("moov")).toBeLessThan(text.indexOf("mdat"));
    for (const type of ["mvhd", "tkhd", "mdhd"]) {
      const header = box(bytes, type);
      expect([header.getUint32(4), header.getUint32(8)], type).toEqual([0, 0]);
    }
  });

  test("starts every segment with a key frame and nothing else", async () => {
    const track = await open(await film({ num: 30, den: 1 }, [3, 1, 4])).getPrimaryVideoTrack();
    if (!track) throw new Error("no video track");
    const types: string[] = [];
    for await (const packet of new EncodedPacketSink(track).packets()) types.push(packet.type);
    expect(types).toEqual(["key", "delta", "delta", "key", "key", "delta", "delta", "delta"]);
  });

  test("undoes the delay of the AAC encoder with an edit list, and ends sound where it ends", async () => {
    const click = new Float32Array(72_000);
    click[48_000] = 1;
    const bytes = await film({ num: 30, den: 1 }, [30, 15], click);
    const edit = box(bytes, "elst");
    expect(edit.getUint32(4)).toBe(1);
    expect(edit.getUint32(8), "1.5 s in units of 1/57600 s").toBe(86_400);
    expect(edit.getInt32(12), "samples of the encoder's run-in to leave out").toBe(1024);
    const track = await open(bytes).getPrimaryAudioTrack();
    if (!track) throw new Error("no audio track");
    const packets: { start: number; size: number }[] = [];
    for await (const packet of new EncodedPacketSink(track).packets()) {
      packets.push({ start: Math.round(packet.timestamp * 48_000), size: packet.byteLength });
    }
    expect(packets[0]?.start).toBe(-1024);
    expect(await track.computeDuration()).toBeCloseTo(1.5, 9);
    // AAC frames overlap by half: the click's energy is in the two packets whose windows hold sample 48000.
    const loud = packets.filter(({ size }) => size > 100).map(({ start }) => start);
    expect(loud.length).toBeGreaterThan(0);
    for (const start of loud) expect(Math.abs(start + 1024 - 48_000)).toBeLessThanOrEqual(2048);
  });

  test("is the same bytes for the same packets", async () => {
    const sound = Float32Array.from({ length: 4800 }, (_, i) => ((i * 37) % 200) / 400);
    const once = await film({ num: 30, den: 1 }, [2, 2], sound);
    expect(Buffer.compare(once, await film({ num: 30, den: 1 }, [2, 2], sound))).toBe(0);
  });
});
