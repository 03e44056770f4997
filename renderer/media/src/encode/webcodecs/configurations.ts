import type { Film } from "../../export/film-source.js";
import type { Quality, VideoCoding } from "../coding.js";
import { levelFor } from "../h264/level.js";

/** One way to encode a film. */
export interface Configuration {
  readonly config: VideoEncoderConfig;
  /** Of every frame, in place of a bit rate: 0 (finest) to 51 for H.264, to 63 for VP9 and AV1. */
  readonly quantizer?: number | undefined;
}

export type WebCodec = "h264" | "vp9" | "av1";

/**
 * Quantiser of each quality: for H.264 the exact encoder's, for the others what comes near its PSNR. Measured in Chromium on
 * a slowly zooming photograph of 360 × 240, PSNR of luma and kbit/s at 30 fps:
 *
 * | encoder, quantiser | low           | medium        | high           |
 * |--------------------|---------------|---------------|----------------|
 * | exact H.264        | 41.6 dB,  268 | 45.5 dB,  620 | 48.3 dB, 1 052 |
 * | VP9 56, 46, 24     | 45.2 dB,  509 | 45.9 dB,  606 | 48.9 dB, 1 128 |
 * | AV1 56, 46, 24     | 45.0 dB,  415 | 45.7 dB,  485 | 49.4 dB, 1 094 |
 *
 * Chromium's software encoder of H.264 takes no quantiser and stays below 43 dB, 910 kbit/s, whatever the bit rate.
 */
const QUANTIZER: Record<WebCodec, Record<Quality, number>> = {
  h264: { low: 26, medium: 20, high: 16 },
  vp9: { low: 56, medium: 46, high: 24 },
  av1: { low: 56, medium: 46, high: 24 },
};

/** Bits per second of medium quality at 1280 × 720 and 30 frames per second, where the quantiser cannot be chosen. */
const BITRATE: Record<WebCodec, number> = { h264: 6_000_000, vp9: 4_500_000, av1: 3_500_000 };
const BITRATE_FACTOR: Record<Quality, number> = { low: 0.4, medium: 1, high: 2 };

/**
 * Ways to encode a film with WebCodecs, best first: by quality with a constant quantiser, so that every segment looks the
 * same, and with a bit rate for encoders without that.
 *
 * @returns none when no level of the codec holds the film
 */
export function configurations(film: Film, { codec, quality, bitrate }: VideoCoding): Configuration[] {
  if (codec === "gif" || codec === "png") return [];
  const width = film.width + (film.width % 2);
  const height = film.height + (film.height % 2);
  const framerate = film.fps.num / film.fps.den;
  const name = codecString(codec, width, height, framerate);
  if (name === undefined) return [];
  const config: VideoEncoderConfig = {
    codec: name,
    width,
    height,
    framerate,
    latencyMode: "quality",
    ...(codec === "h264" && { avc: { format: "avc" } }),
  };
  if (bitrate !== undefined) return [{ config: { ...config, bitrate, bitrateMode: "variable" } }];
  const usual = usualBitrate(BITRATE[codec] * BITRATE_FACTOR[quality], width, height, framerate);
  return [
    { config: { ...config, bitrateMode: "quantizer" }, quantizer: QUANTIZER[codec][quality] },
    { config: { ...config, bitrateMode: "variable", bitrate: usual } },
  ];
}

/** Grows more slowly than the pixels (to the power of ¾) and the frames (½): more of them are alike. */
function usualBitrate(at720p30: number, width: number, height: number, framerate: number): number {
  const root = Math.sqrt((width * height) / (1280 * 720));
  return Math.round(at720p30 * root * Math.sqrt(root) * Math.sqrt(framerate / 30));
}

/** As the codecs' registrations for WebCodecs write them: profile, lowest level that holds the film, 8 bits. */
function codecString(codec: WebCodec, width: number, height: number, framerate: number): string | undefined {
  if (codec === "h264") {
    const level = levelFor(width, height, framerate);
    // Constrained Baseline: no frame is coded out of order, and decoders of all ages take it. In Chromium's software
    // encoder High saves no bytes and costs a fifth of the speed.
    return level === undefined ? undefined : `avc1.42E0${hex(level)}`;
  }
  const level = lowestLevel(codec === "vp9" ? VP9_LEVELS : AV1_LEVELS, width, height, framerate);
  if (level === undefined) return undefined;
  // BT.709 primaries, transfer and matrix, limited range, chroma 4:2:0 beside the first of its pixels.
  if (codec === "vp9") return `vp09.00.${decimal(level.name)}.08.01.01.01.01.00`;
  return `av01.0.${decimal(level.name)}M.08`;
}

/** What a decoder of a level can take. */
interface Level {
  /** As the codec string writes it. */
  readonly name: number;
  /** Pixels in a frame, and in a second. */
  readonly size: number;
  readonly rate: number;
  /** Longest side in pixels. */
  readonly side: number;
}

function lowestLevel(levels: readonly Level[], width: number, height: number, framerate: number): Level | undefined {
  const size = width * height;
  const side = Math.max(width, height);
  return levels.find((level) => size <= level.size && size * framerate <= level.rate && side <= level.side);
}

/** "VP9 Levels" of the WebM project; a level's name is ten times its number. */
const VP9_LEVELS: readonly Level[] = [
  { name: 10, size: 36_864, rate: 829_440, side: 512 },
  { name: 11, size: 73_728, rate: 2_764_800, side: 768 },
  { name: 20, size: 122_880, rate: 4_608_000, side: 960 },
  { name: 21, size: 245_760, rate: 9_216_000, side: 1344 },
  { name: 30, size: 552_960, rate: 20_736_000, side: 2048 },
  { name: 31, size: 983_040, rate: 36_864_000, side: 2752 },
  { name: 40, size: 2_228_224, rate: 83_558_400, side: 4160 },
  { name: 41, size: 2_228_224, rate: 160_432_128, side: 4160 },
  { name: 50, size: 8_912_896, rate: 311_951_360, side: 8384 },
  { name: 51, size: 8_912_896, rate: 588_251_136, side: 8384 },
  { name: 52, size: 8_912_896, rate: 1_176_502_272, side: 8384 },
  { name: 60, size: 35_651_584, rate: 1_176_502_272, side: 16_832 },
  { name: 61, size: 35_651_584, rate: 2_353_004_544, side: 16_832 },
  { name: 62, size: 35_651_584, rate: 4_706_009_088, side: 16_832 },
];

/** AV1 bitstream specification, annex A.3, columns MaxPicSize, MaxDisplayRate and MaxHSize; names are seq_level_idx. */
const AV1_LEVELS: readonly Level[] = [
  { name: 0, size: 147_456, rate: 4_423_680, side: 2048 },
  { name: 1, size: 278_784, rate: 8_363_520, side: 2816 },
  { name: 4, size: 665_856, rate: 19_975_680, side: 4352 },
  { name: 5, size: 1_065_024, rate: 31_950_720, side: 5504 },
  { name: 8, size: 2_359_296, rate: 70_778_880, side: 6144 },
  { name: 9, size: 2_359_296, rate: 141_557_760, side: 6144 },
  { name: 12, size: 8_912_896, rate: 267_386_880, side: 8192 },
  { name: 13, size: 8_912_896, rate: 534_773_760, side: 8192 },
  { name: 14, size: 8_912_896, rate: 1_069_547_520, side: 8192 },
  { name: 16, size: 35_651_584, rate: 1_069_547_520, side: 16_384 },
  { name: 17, size: 35_651_584, rate: 2_139_095_040, side: 16_384 },
  { name: 18, size: 35_651_584, rate: 4_278_190_080, side: 16_384 },
];

function decimal(number: number): string {
  return String(number).padStart(2, "0");
}

function hex(number: number): string {
  return number.toString(16).padStart(2, "0").toUpperCase();
}
