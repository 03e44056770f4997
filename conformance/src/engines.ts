import type { VideoJSON } from "@videoflow/core";
import { type HashEngine, hashDocuments, inspectBrowsers } from "@videoflow/renderer-server";

/** The engines that goldens are held to, and whether this machine has them. In CI all of them have to be there. */
export async function enginesHere(): Promise<{ engine: HashEngine; present: boolean }[]> {
  const reports = await inspectBrowsers();
  const browsers = reports.map(({ browser, version }) => ({
    engine: browser,
    present: version !== undefined || process.env["CI"] !== undefined,
  }));
  return [{ engine: "node", present: true }, { engine: "worker", present: true }, ...browsers];
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
