import { createHash } from "node:crypto";
import { type Issue, issue, type VideoJSON, VideoJSONError } from "@videoflow/core";
import { type Asset, type RequiredAsset, requiredAssets, shownSource } from "@videoflow/renderer-core";
import type { AssetPolicy } from "./asset-options.js";
import { AssetProblem } from "./asset-problem.js";
import { readDataUrl } from "./data-url.js";
import { readLocalFile } from "./local-file.js";
import { readRemoteFile } from "./remote-file.js";

/** Files loaded at the same time. */
const CONCURRENCY = 8;

/**
 * Loads every file a document names, each once.
 *
 * @throws VideoJSONError with an issue for every place that names a file which is missing, not allowed or not what its
 * `integrity` says; `ABORTED`
 */
export async function loadAssets(document: VideoJSON, policy: AssetPolicy): Promise<Asset[]> {
  const required = requiredAssets(document);
  const sources = [...new Set(required.map(({ source }) => source))];
  const loaded = new Map<string, Uint8Array | AssetProblem>();
  const load = async () => {
    for (let source = sources.shift(); source !== undefined; source = sources.shift()) {
      loaded.set(source, await tryToRead(source, policy));
    }
  };
  await Promise.all(Array.from({ length: CONCURRENCY }, load));
  const issues = required.flatMap((asset) => issueOf(asset, loaded.get(asset.source)) ?? []);
  if (issues.length > 0) throw new VideoJSONError(issues);
  return [...loaded].map(([source, bytes]) => ({ source, bytes: bytes as Uint8Array }));
}

async function tryToRead(source: string, policy: AssetPolicy): Promise<Uint8Array | AssetProblem> {
  try {
    return await read(source, policy);
  } catch (error) {
    if (error instanceof AssetProblem) return error;
    throw error;
  }
}

async function read(source: string, policy: AssetPolicy): Promise<Uint8Array> {
  const scheme = /^([a-z][a-z0-9+.-]+):/i.exec(source)?.[1]?.toLowerCase();
  if (scheme === undefined) return readLocalFile(source, policy);
  if (scheme === "data") return readDataUrl(source);
  if (scheme === "http" || scheme === "https") return readRemoteFile(source, policy);
  throw new AssetProblem("ASSET_SOURCE_INVALID");
}

function issueOf(
  { source, integrity, pointer }: RequiredAsset,
  loaded: Uint8Array | AssetProblem | undefined,
): Issue | undefined {
  const shown = shownSource(source);
  if (loaded instanceof AssetProblem) return issue(loaded.code, pointer, { ...loaded.parameters, source: shown });
  if (integrity === undefined) return undefined;
  const actual = `sha256-${createHash("sha256")
    .update(loaded ?? new Uint8Array())
    .digest("base64")}`;
  return actual === integrity
    ? undefined
    : issue("ASSET_INTEGRITY", pointer, { source: shown, actual, expected: integrity });
}
