import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { VideoJSON } from "@videoflow/core";
import { type HashEngine, hashDocuments, inspectBrowsers, nodeAvFile } from "@videoflow/renderer-server";
import type { FrameExpectation } from "./case.js";

/** Where `node-av` is installed for the cases that need it, if it is. */
const NODE_AV = fileURLToPath(new URL("../node-av", import.meta.url));
if (existsSync(NODE_AV)) process.env["VIDEOFLOW_NODE_AV"] ??= NODE_AV;

/** The engines that goldens are held to, and whether this machine has them. In CI all of them have to be there. */
export async function enginesHere(): Promise<{ engine: HashEngine; present: boolean }[]> {
  const reports = await inspectBrowsers();
  const browsers = reports.map(({ browser, version }) => ({
    engine: browser,
    present: version !== undefined || process.env["CI"] !== undefined,
  }));
  return [{ engine: "node", present: true }, { engine: "worker", present: true }, ...browsers];
}

/**
 * Whether an engine of this machine has a decoder that gives the very samples which the codec prescribes. Firefox makes them into
 * RGB by arithmetic of its own; Node has node-av or nothing.
 */
export function decodesExactly(engine: HashEngine, codec: FrameExpectation["codec"]): boolean {
  if (codec === undefined || engine === "chromium") return true;
  return engine === "firefox" ? false : nodeAvFile() !== undefined;
}

export interface GoldenRequest {
  readonly document: VideoJSON;
  readonly frames: readonly number[];
  /** Of the sound. Default: none. */
  readonly seconds?: readonly number[];
  /** Folder of the document, where the files it names are. */
  readonly baseFolder?: string;
}

/** SHA-256 by frame number, and by second of sound where any was asked for. */
export interface Hashes {
  readonly frames: Readonly<Record<string, string>>;
  readonly sound?: Readonly<Record<string, string>>;
}

/** The hashes for each request, as `engine` renders them. */
export async function goldenHashes(requests: readonly GoldenRequest[], engine: HashEngine): Promise<Hashes[]> {
  const results = await hashDocuments(requests, { engine });
  return results.map(({ frames, sound }) => ({
    frames: Object.fromEntries(frames.map(({ frame, sha256 }) => [String(frame), sha256])),
    ...(sound && { sound: Object.fromEntries(sound.map(({ second, sha256 }) => [String(second), sha256])) }),
  }));
}
