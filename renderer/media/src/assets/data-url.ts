import { AssetProblem } from "./asset-problem.js";

/** The bytes in a data: URL (RFC 2397): percent-encoded, or Base64 in either of its alphabets. */
export function readDataUrl(url: string): Uint8Array {
  const comma = url.indexOf(",");
  if (comma < 0) throw new AssetProblem("ASSET_SOURCE_INVALID");
  const data = url.slice(comma + 1);
  if (!/;\s*base64\s*$/i.test(url.slice(0, comma))) return new TextEncoder().encode(decoded(data));
  const text = decoded(data).replace(/\s/g, "");
  if (!/^[A-Za-z0-9+/_-]*={0,2}$/.test(text)) throw new AssetProblem("ASSET_SOURCE_INVALID");
  return fromBase64(text.replace(/=+$/, "").replaceAll("-", "+").replaceAll("_", "/"));
}

function fromBase64(text: string): Uint8Array {
  if (text.length % 4 === 1) throw new AssetProblem("ASSET_SOURCE_INVALID");
  const characters = atob(text);
  const bytes = new Uint8Array(characters.length);
  for (let index = 0; index < bytes.length; index++) bytes[index] = characters.charCodeAt(index);
  return bytes;
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    throw new AssetProblem("ASSET_SOURCE_INVALID");
  }
}
