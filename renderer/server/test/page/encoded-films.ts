/** The page of headless browsers with one more job: a film is exported, and what came out is decoded and measured. */
import { type EncodingOptions, exportVideo } from "@videoflow/renderer-media";
import { startWebWorker } from "@videoflow/renderer-media/web";
import { ALL_FORMATS, BufferSource, EncodedPacketSink, Input, type InputVideoTrack } from "mediabunny";
import "../../src/browser/page/main.js";
import { memoryOutput } from "../../../media/test/memory-output.js";
import { type Job, jobs } from "../../src/browser/page/jobs.js";
import { CLICK, clickSound, FRAME_HEIGHT, FRAME_WIDTH, filmFrame } from "./synthetic-film.js";

export interface FilmRequest {
  readonly options: EncodingOptions;
  readonly workers: readonly number[];
}

export interface FilmReport {
  /** SHA-256 of the file, for each number of workers. */
  readonly hashes: readonly string[];
  readonly bytes: number;
  readonly notices: readonly string[];
  readonly picture: PictureReport | undefined;
  readonly sound: SoundReport | undefined;
}

export interface PictureReport {
  readonly codec: string;
  readonly width: number;
  readonly height: number;
  readonly colorSpace: VideoColorSpaceInit | undefined;
  /** Microseconds, of decoded frames, in the order they came. */
  readonly timestamps: readonly number[];
  /** Of luma, of the worst frame. */
  readonly decibels: number;
}

export interface SoundReport {
  /** Samples by which the click is heard too late, and how alike it is there, up to 1. */
  readonly lag: number;
  readonly likeness: number;
  /** Samples. */
  readonly length: number;
}

const exportFilm: Job = async (input, report) => {
  const { options, workers } = input as FilmRequest;
  const notices: string[] = [];
  const hashes: string[] = [];
  let file: Uint8Array = new Uint8Array(0);
  for (const count of workers) {
    file = await exportVideo(memoryOutput, {
      ...options,
      startWorker: () => startWebWorker("film-worker.js"),
      workers: count,
      data: null,
      onNotice: ({ code }) => notices.push(code),
    });
    hashes.push(await sha256(file));
    await report(hashes.length / workers.length);
  }
  const track = await new Input({ source: new BufferSource(file), formats: ALL_FORMATS }).getPrimaryVideoTrack();
  const picture = track ? await measurePicture(track) : undefined;
  const sound = await measureSound(file);
  return { hashes, bytes: file.length, notices, picture, sound } satisfies FilmReport;
};

async function measurePicture(track: InputVideoTrack): Promise<PictureReport> {
  const config = await track.getDecoderConfig();
  if (!config) throw new Error("nothing says how to decode it");
  const timestamps: number[] = [];
  let worst = Number.POSITIVE_INFINITY;
  let failure: unknown;
  let measuring = Promise.resolve();
  const decoder = new VideoDecoder({
    error: (error) => {
      failure = error;
    },
    output: (frame) => {
      measuring = measuring.then(async () => {
        worst = Math.min(worst, decibels(await lumaOf(frame), filmFrame(timestamps.length)));
        timestamps.push(frame.timestamp);
        frame.close();
      });
    },
  });
  decoder.configure(config);
  for await (const packet of new EncodedPacketSink(track).packets()) decoder.decode(packet.toEncodedVideoChunk());
  await decoder.flush();
  await measuring;
  if (failure) throw failure;
  const { codec, colorSpace } = config;
  const [width, height] = [await track.getDisplayWidth(), await track.getDisplayHeight()];
  return { codec, width, height, colorSpace, timestamps, decibels: worst };
}

async function lumaOf(frame: VideoFrame): Promise<Uint8Array> {
  const luma = new Uint8Array(FRAME_WIDTH * FRAME_HEIGHT);
  const data = new Uint8Array(frame.allocationSize());
  const [{ offset, stride } = { offset: 0, stride: 0 }] = await frame.copyTo(data);
  const planar = frame.format === "I420" || frame.format === "NV12";
  for (let y = 0; y < FRAME_HEIGHT; y++) {
    for (let x = 0; x < FRAME_WIDTH; x++) {
      luma[y * FRAME_WIDTH + x] = planar
        ? (data[offset + y * stride + x] as number)
        : lumaOfPixel(data, offset + y * stride + x * 4, frame.format?.startsWith("BGR") ?? false);
    }
  }
  return luma;
}

/** BT.709, limited range. */
function lumaOfPixel(data: Uint8Array, at: number, blueFirst: boolean): number {
  const [first, green, third] = [data[at] as number, data[at + 1] as number, data[at + 2] as number];
  const [red, blue] = blueFirst ? [third, first] : [first, third];
  return Math.round(16 + ((0.2126 * red + 0.7152 * green + 0.0722 * blue) * 219) / 255);
}

function decibels(luma: Uint8Array, source: Uint8Array): number {
  let squares = 0;
  for (let i = 0; i < luma.length; i++) squares += ((luma[i] as number) - (source[i] as number)) ** 2;
  return squares === 0 ? 99 : 10 * Math.log10((255 * 255 * luma.length) / squares);
}

/** As the browser's own player hears it: where it is most like what went in. */
async function measureSound(file: Uint8Array): Promise<SoundReport> {
  const heard = (await new OfflineAudioContext(2, 48_000, 48_000).decodeAudioData(file.slice().buffer)).getChannelData(
    0,
  );
  const [source = new Float32Array(0)] = clickSound().channels;
  let best = { lag: 0, likeness: -1 };
  for (let lag = -1500; lag <= 1500; lag++) {
    const likeness = correlation(heard.subarray(CLICK + lag, CLICK + lag + 960), source.subarray(CLICK, CLICK + 960));
    if (likeness > best.likeness) best = { lag, likeness };
  }
  return { ...best, length: heard.length };
}

function correlation(a: Float32Array, b: Float32Array): number {
  let [products, squaresA, squaresB] = [0, 0, 0];
  for (let i = 0; i < b.length; i++) {
    const [left, right] = [a[i] ?? 0, b[i] as number];
    products += left * right;
    squaresA += left * left;
    squaresB += right * right;
  }
  return squaresA === 0 ? 0 : products / Math.sqrt(squaresA * squaresB);
}

async function sha256(bytes: Uint8Array): Promise<string> {
  const digest = await crypto.subtle.digest("SHA-256", new Uint8Array(bytes));
  return Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, "0")).join("");
}

Object.assign(jobs, { exportFilm });
