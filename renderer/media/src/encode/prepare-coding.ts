import { type Issue, issue } from "@videoflow/core";
import { fail, reasonOf } from "../errors.js";
import type { FilmSource } from "../export/film-source.js";
import type { PreparedCoding, VideoCoding } from "./coding.js";
import { filmPalette } from "./gif/film-palette.js";
import { type Configuration, configurations, type WebCodec } from "./webcodecs/configurations.js";
import { encodeSegment } from "./webcodecs/video-encoder.js";

/** Frames that a probe encodes: a key frame and one that refers to it. */
const PROBED = 2;

/** Whether all segments need to know something that only a worker can find out. */
export function needsPreparation({ codec, encoder }: VideoCoding): boolean {
  return encoder === "webcodecs" || codec === "gif";
}

/**
 * Finds out, once for all segments, what a film is encoded with: for GIF the colours of the film, for WebCodecs the first
 * way that really encodes frames of its size. Whether a browser says that it supports a way is not enough.
 *
 * @param proven ways that have been found to work in this browser before, by `nameOf`
 * @returns the coding with what was found, or, where WebCodecs fails, the coding of the exact encoder with a notice
 * @throws VideoJSONError `ENCODING_UNSUPPORTED` where WebCodecs fails and the exact encoder has no such codec
 */
export async function prepareCoding(
  film: FilmSource,
  coding: VideoCoding,
  proven: readonly string[],
): Promise<{ readonly coding: VideoCoding; readonly notice?: Issue | undefined }> {
  const { codec } = coding;
  if (codec === "gif") {
    return { coding: { ...coding, prepared: { type: "palette", colors: await filmPalette(film, coding.quality) } } };
  }
  if (codec === "png" || coding.encoder !== "webcodecs") return { coding };
  const reasons: string[] = [];
  const prepared = await firstThatWorks(film, codec, coding, proven, reasons);
  if (prepared) return { coding: { ...coding, prepared } };
  const reason = reasons.at(-1) ?? "no level of the codec is that large";
  if (codec !== "h264") throw unsupported(film, codec, reason);
  return {
    coding: { ...coding, encoder: "exact" },
    notice: issue("ENCODER_FALLBACK", "", { codec: NAMES[codec], reason }),
  };
}

/** Names a way to encode: all that it depends on whether it works. */
export function nameOf({ config, quantizer }: Configuration): string {
  return JSON.stringify([config, quantizer]);
}

async function firstThatWorks(
  film: FilmSource,
  codec: WebCodec,
  coding: VideoCoding,
  proven: readonly string[],
  reasons: string[],
): Promise<PreparedCoding | undefined> {
  if (typeof VideoEncoder === "undefined") {
    reasons.push("this platform has no WebCodecs");
    return undefined;
  }
  for (const configuration of configurations(film, coding)) {
    if (proven.includes(nameOf(configuration))) return { type: "webcodecs", ...configuration };
    const { supported = false } = await VideoEncoder.isConfigSupported(configuration.config);
    if (!supported) {
      reasons.push(`the browser has no encoder for ${configuration.config.codec} at ${film.width} x ${film.height}`);
      continue;
    }
    try {
      const size = await probe(film, codec, configuration);
      const { quantizer } = configuration;
      const heeded =
        quantizer === undefined || (await probe(film, codec, otherQuantizer(configuration, quantizer))) !== size;
      if (heeded) return { type: "webcodecs", ...configuration };
      reasons.push("the browser's encoder does not heed the quantiser");
    } catch (error) {
      reasons.push(reasonOf(error));
    }
  }
  return undefined;
}

/** Bytes that frames of a texture become. They need not be drawn first, as those of the film would. */
async function probe(film: FilmSource, codec: WebCodec, configuration: Configuration): Promise<number> {
  const width = film.width + (film.width % 2);
  const height = film.height + (film.height % 2);
  const picture = new Uint8Array((width * height * 3) / 2);
  for (let at = 0; at < picture.length; at += TEXTURE.length) picture.set(TEXTURE.subarray(0, picture.length - at), at);
  const texture = { ...film, prepare: async () => undefined, frameI420: () => picture };
  const frames = { index: 0, first: 0, count: Math.min(PROBED, film.frameCount) };
  const { packets } = await encodeSegment(texture, frames, codec, configuration, () => undefined);
  return packets.reduce((size, { data }) => size + data.length, 0);
}

/** A wave that gets ever shorter: something for every quantiser to lose. */
const TEXTURE = Uint8Array.from({ length: 4096 }, (_, index) => 64 + (((index * index) >> 8) & 127));

/** Firefox takes every quantiser and heeds none: with one that is far off, the size has to differ. */
function otherQuantizer(configuration: Configuration, quantizer: number): Configuration {
  return { ...configuration, quantizer: quantizer < 30 ? quantizer + 20 : quantizer - 20 };
}

const NAMES: Record<WebCodec, string> = { h264: "H.264", vp9: "VP9", av1: "AV1" };

function unsupported({ width, height }: FilmSource, codec: WebCodec, reason: string) {
  return fail("ENCODING_UNSUPPORTED", {
    engine: `This platform (${reason})`,
    what: `${NAMES[codec]} at ${width} x ${height} pixels`,
    allowed:
      'the codec h264 in an MP4 file, which every engine encodes; the engine "chromium", which encodes VP9 and AV1',
  });
}
