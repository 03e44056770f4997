import { createRequire } from "node:module";
import { join } from "node:path";
import { pathToFileURL } from "node:url";

/**
 * The part of the package `node-av` that is used here: FFmpeg's decoders. It is no dependency, because its binary contains
 * libraries under the GPL; whoever wants it installs it.
 */
export interface NodeAv {
  readonly Codec: { findDecoderByName(name: string): AvCodec | null };
  readonly CodecContext: new () => AvContext;
  readonly Packet: new () => AvPacket;
  readonly Frame: new () => AvFrame;
  readonly Log: { setLevel(level: number): void };
}

export interface AvCodec {
  readonly name: string | null;
}

export interface AvContext {
  extraData: Buffer | null;
  width: number;
  height: number;
  allocContext3(codec: AvCodec): void;
  /** Below 0: it failed. */
  open2Sync(codec: AvCodec): number;
  sendPacketSync(packet: AvPacket | null): number;
  receiveFrameSync(frame: AvFrame): number;
  freeContext(): void;
}

export interface AvPacket {
  pts: bigint;
  data: Buffer | null;
  isKeyframe: boolean;
  alloc(): void;
  free(): void;
}

export interface AvFrame {
  readonly format: number;
  readonly width: number;
  readonly height: number;
  readonly pts: bigint;
  /** Bytes from row to row of each plane. */
  readonly linesize: readonly number[];
  readonly data: readonly Buffer[] | null;
  alloc(): void;
  free(): void;
}

/** Numbers of libavutil and libavcodec. */
export const AV_LOG_QUIET = -8;
export const AVERROR_EAGAIN = -11;
export const AVERROR_EOF = -541478725;

export const NODE_AV = "node-av";

let loaded: Promise<NodeAv | undefined> | undefined;

/** Loads `node-av`; undefined where it is not installed. */
export function loadNodeAv(): Promise<NodeAv | undefined> {
  loaded ??= load();
  return loaded;
}

async function load(): Promise<NodeAv | undefined> {
  const file = nodeAvFile();
  if (file === undefined) return undefined;
  const library = (await import(pathToFileURL(file).href)) as NodeAv;
  library.Log.setLevel(AV_LOG_QUIET);
  return library;
}

/**
 * Where `node-av` is: beside this package, else in the working directory, else in the folder that the variable
 * `VIDEOFLOW_NODE_AV` names; undefined where it is not installed.
 */
export function nodeAvFile(): string | undefined {
  const folders = [process.cwd(), process.env.VIDEOFLOW_NODE_AV].filter((folder) => folder !== undefined);
  const places = [import.meta.url, ...folders.map((folder) => pathToFileURL(join(folder, "index.js")).href)];
  for (const place of places) {
    try {
      return createRequire(place).resolve(`${NODE_AV}/lib`);
    } catch {
      // It is not there.
    }
  }
  return undefined;
}
