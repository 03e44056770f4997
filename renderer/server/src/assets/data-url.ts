import { AssetProblem } from "./asset-problem.js";

/** The bytes in a data: URL (RFC 2397): percent-encoded, or Base64. */
export function readDataUrl(url: string): Uint8Array {
  const comma = url.indexOf(",");
  if (comma < 0) throw new AssetProblem("ASSET_SOURCE_INVALID");
  const data = url.slice(comma + 1);
  if (/;\s*base64\s*$/i.test(url.slice(0, comma))) {
    const text = decoded(data).replace(/\s/g, "");
    if (!/^[A-Za-z0-9+/_-]*={0,2}$/.test(text)) throw new AssetProblem("ASSET_SOURCE_INVALID");
    return new Uint8Array(Buffer.from(text, "base64"));
  }
  return new Uint8Array(Buffer.from(decoded(data), "utf8"));
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    throw new AssetProblem("ASSET_SOURCE_INVALID");
  }
}
