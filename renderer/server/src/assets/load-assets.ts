import { createHash } from "node:crypto";
import type { VideoJSON } from "@videoflow/core";
import type { Asset } from "@videoflow/renderer-core";
import { AssetProblem, loadAssets as loadFrom, readDataUrl } from "@videoflow/renderer-media";
import type { AssetPolicy } from "./asset-options.js";
import { readLocalFile } from "./local-file.js";
import { readRemoteFile } from "./remote-file.js";

/**
 * Loads every file a document names, each once.
 *
 * @throws VideoJSONError with an issue for every place that names a file which is missing, not allowed or not what its
 * `integrity` says; `ABORTED`
 */
export function loadAssets(document: VideoJSON, policy: AssetPolicy): Promise<Asset[]> {
  const sha256 = async (bytes: Uint8Array) => createHash("sha256").update(bytes).digest("base64");
  return loadFrom(document, { read: (source) => read(source, policy), sha256 });
}

async function read(source: string, policy: AssetPolicy): Promise<Uint8Array> {
  const scheme = /^([a-z][a-z0-9+.-]+):/i.exec(source)?.[1]?.toLowerCase();
  if (scheme === undefined) return readLocalFile(source, policy);
  if (scheme === "data") return readDataUrl(source);
  if (scheme === "http" || scheme === "https") return readRemoteFile(source, policy);
  throw new AssetProblem("ASSET_SOURCE_INVALID");
}
