import { MediaProblem, type MovieInfo, type OpenMovie } from "@videoflow/renderer-core";
import { Input, type InputVideoTrack, MATROSKA, MP4, QTFF, WEBM } from "mediabunny";
import { fileSource } from "../file-source.js";
import { withAlpha } from "./alpha.js";
import { pictureColor } from "./color.js";
import { damagedMovie, movieProblem } from "./damaged-movie.js";
import type { MovieDecoding, PictureReceiver } from "./decoding.js";
import { hasLastPacket, type PacketTable, readPacketTable } from "./packet-table.js";
import { VideoFile } from "./video-file.js";

/**
 * Opens MP4, MOV, WebM and Matroska files whose pictures `decoding` decodes.
 *
 * The opened files throw MediaProblem: `ASSET_TYPE_UNSUPPORTED` for what is no such file, `MEDIA_EMPTY` for one without pictures,
 * `CODEC_UNSUPPORTED`, `IMAGE_TOO_LARGE`, and `ASSET_DAMAGED`.
 */
export function movieOpener(decoding: MovieDecoding): OpenMovie {
  return async (bytes) => {
    const input = new Input({ source: fileSource(bytes), formats: [MP4, QTFF, WEBM, MATROSKA] });
    try {
      if (bytes.length === 0 || !(await input.canRead())) throw unknownKind(bytes);
      const track = await input.getPrimaryVideoTrack();
      if (!track && (await input.getTracks()).length === 0) throw damagedMovie("it does not say what it holds");
      if (!track) throw new MediaProblem("MEDIA_EMPTY", { kind: "pictures" });
      return await openTrack(track, decoding, bytes.length);
    } catch (error) {
      throw movieProblem(error);
    }
  };
}

async function openTrack(track: InputVideoTrack, decoding: MovieDecoding, fileBytes: number): Promise<VideoFile> {
  const known = await track.getDecoderConfig();
  const color = pictureColor(await track.getColorSpace(), await track.getCodedHeight());
  const codec = known?.codec ?? (await track.getCodec()) ?? String(track.internalCodecId ?? "unknown");
  const table = await readPacketTable(track, fileBytes);
  if (table.places.length === 0) throw damagedMovie("none of its pictures is whole");
  if (!(await hasLastPacket(track, table))) throw damagedMovie("it ends too early");
  const info = await movieInfo(track, table);
  const open = async () => {
    const start = known && color && (await decoding.decoderFor(known));
    if (start) return { track, table, start: (receiver: PictureReceiver) => withAlpha(start)(color, receiver) };
    const described = color ? codec : `${codec} in RGB`;
    throw new MediaProblem("CODEC_UNSUPPORTED", { codec: described, engine: decoding.name, how: decoding.otherwise });
  };
  return new VideoFile(info, open);
}

/** SPEC §18. */
const LARGEST_SIDE = 16384;
const MOST_PIXELS = 67_108_864;

/** How long a picture is shown of which neither the file nor a picture before it says so, in seconds. */
const PICTURE_DURATION = 1 / 30;

async function movieInfo(track: InputVideoTrack, table: PacketTable): Promise<MovieInfo> {
  const [width, height] = [await track.getDisplayWidth(), await track.getDisplayHeight()];
  if (width > LARGEST_SIDE || height > LARGEST_SIDE || width * height > MOST_PIXELS) {
    throw new MediaProblem("IMAGE_TOO_LARGE", { width, height, limit: MOST_PIXELS });
  }
  const { timestamps, lastDuration } = table;
  const zero = Math.max(0, timestamps[0] as number);
  const last = timestamps[timestamps.length - 1] as number;
  const before = timestamps[timestamps.length - 2];
  const lasts = lastDuration || (before !== undefined && last - before) || PICTURE_DURATION;
  return {
    width,
    height,
    rotation: await track.getRotation(),
    mirrored: await track.getFlip(),
    length: microseconds(last + lasts - zero),
    times: timestamps.map((time) => Math.max(0, microseconds(time - zero))),
  };
}

function microseconds(seconds: number): number {
  return Math.floor(seconds * 1e6 + 0.5);
}

function unknownKind(bytes: Uint8Array): MediaProblem {
  return new MediaProblem("ASSET_TYPE_UNSUPPORTED", {
    actual: bytes.length === 0 ? "an empty file" : "no video of a known kind",
    owner: "a video layer",
    expected: "MP4, MOV, WebM or Matroska",
  });
}
