import { type Issue, issue, type VideoJSON, VideoJSONError } from "@videoflow/core";
import { type Asset, type RequiredAsset, requiredAssets, shownSource } from "@videoflow/renderer-core";
import { AssetProblem } from "./asset-problem.js";

/** How a platform gets at files. */
export interface AssetReader {
  /** The bytes at a source of a document. @throws AssetProblem */
  read(source: string): Promise<Uint8Array>;
  /** SHA-256 digest in Base64. */
  sha256(bytes: Uint8Array): Promise<string>;
}

/** Files loaded at the same time. */
const CONCURRENCY = 8;

/**
 * Loads every file a document names, each once.
 *
 * @throws VideoJSONError with an issue for every place that names a file which is missing, not allowed or not what its
 * `integrity` says; what the reader throws beside AssetProblem
 */
export async function loadAssets(document: VideoJSON, reader: AssetReader): Promise<Asset[]> {
  const required = requiredAssets(document);
  const sources = [...new Set(required.map(({ source }) => source))];
  const loaded = new Map<string, Uint8Array | AssetProblem>();
  const load = async () => {
    for (let source = sources.shift(); source !== undefined; source = sources.shift()) {
      loaded.set(source, await tryToRead(source, reader));
    }
  };
  await Promise.all(Array.from({ length: CONCURRENCY }, load));
  const issues: Issue[] = [];
  for (const asset of required) {
    const problem = await issueOf(asset, loaded.get(asset.source), reader);
    if (problem) issues.push(problem);
  }
  if (issues.length > 0) throw new VideoJSONError(issues);
  return [...loaded].map(([source, bytes]) => ({ source, bytes: bytes as Uint8Array }));
}

async function tryToRead(source: string, reader: AssetReader): Promise<Uint8Array | AssetProblem> {
  try {
    return await reader.read(source);
  } catch (error) {
    if (error instanceof AssetProblem) return error;
    throw error;
  }
}

async function issueOf(
  { source, integrity, pointer }: RequiredAsset,
  loaded: Uint8Array | AssetProblem | undefined,
  { sha256 }: AssetReader,
): Promise<Issue | undefined> {
  const shown = shownSource(source);
  if (loaded instanceof AssetProblem) return issue(loaded.code, pointer, { ...loaded.parameters, source: shown });
  if (integrity === undefined) return undefined;
  const actual = `sha256-${await sha256(loaded ?? new Uint8Array())}`;
  return actual === integrity
    ? undefined
    : issue("ASSET_INTEGRITY", pointer, { source: shown, actual, expected: integrity });
}
