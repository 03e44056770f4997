import { AssetProblem, tooLarge, unavailable } from "../assets/asset-problem.js";
import { readDataUrl } from "../assets/data-url.js";
import type { AssetReader } from "../assets/load-assets.js";
import { aborted, fail, reasonOf } from "../errors.js";

/** Where the files that a document names come from, in a page. */
export interface PageFileOptions {
  /** What relative sources are relative to. Default: the address of the page. */
  readonly baseUrl?: string | URL | undefined;
  /** Files at hand, by their source as written in the document: they are not fetched. Default: none. */
  readonly files?: Readonly<Record<string, Blob>> | undefined;
  /** Bytes that one file may have at most. Default 512 MiB. */
  readonly maxAssetBytes?: number | undefined;
  /** Seconds within which a file has to be loaded. Default 60. */
  readonly assetTimeout?: number | undefined;
  /** Ends the loading with `ABORTED`. */
  readonly signal?: AbortSignal | undefined;
}

/** @throws VideoJSONError `OPTION_INVALID` */
export function pageFiles(options: PageFileOptions): AssetReader {
  const { files = {}, maxAssetBytes = 2 ** 29, assetTimeout = 60, signal } = options;
  const baseUrl = options.baseUrl === undefined ? pageUrl() : absoluteUrl("baseUrl", options.baseUrl);
  if (!(maxAssetBytes > 0)) throw invalid("maxAssetBytes", maxAssetBytes, "a number of bytes above 0");
  if (!(assetTimeout > 0 && assetTimeout <= 86_400)) {
    throw invalid("assetTimeout", assetTimeout, "seconds above 0 and up to 86400");
  }
  const read = async (source: string) => {
    if (signal?.aborted) throw aborted(signal);
    const file = Object.hasOwn(files, source) ? files[source] : undefined;
    if (file) return readBlob(file, maxAssetBytes);
    if (/^data:/i.test(source)) return readDataUrl(source);
    return fetchFile(addressOf(source, baseUrl), { maxBytes: maxAssetBytes, seconds: assetTimeout, signal });
  };
  return { read, sha256 };
}

/** @throws VideoJSONError `OPTION_INVALID` */
export function absoluteUrl(option: string, url: string | URL): string {
  if (URL.canParse(url, pageUrl())) return new URL(url, pageUrl()).href;
  throw invalid(option, url, "an address, absolute or relative to the page's");
}

/** Workers have no document. */
function pageUrl(): string {
  return globalThis.document?.baseURI ?? globalThis.location.href;
}

function addressOf(source: string, baseUrl: string): URL {
  const url = URL.canParse(source, baseUrl) ? new URL(source, baseUrl) : undefined;
  if (url?.protocol !== "http:" && url?.protocol !== "https:") throw new AssetProblem("ASSET_SOURCE_INVALID");
  return url;
}

async function readBlob(file: Blob, maxBytes: number): Promise<Uint8Array> {
  if (file.size > maxBytes) throw tooLarge(file.size, maxBytes);
  try {
    return new Uint8Array(await file.arrayBuffer());
  } catch (error) {
    throw unavailable(`the file cannot be read (${reasonOf(error)})`, error);
  }
}

interface FetchLimits {
  readonly maxBytes: number;
  readonly seconds: number;
  readonly signal: AbortSignal | undefined;
}

async function fetchFile(url: URL, { maxBytes, seconds, signal }: FetchLimits): Promise<Uint8Array> {
  // AbortSignal.any is younger than the browsers this has to run in.
  const ending = new AbortController();
  const end = () => ending.abort();
  signal?.addEventListener("abort", end);
  let late = false;
  const timer = setTimeout(() => {
    late = true;
    end();
  }, seconds * 1000);
  try {
    return await body(await fetch(url, { signal: ending.signal }), maxBytes);
  } catch (error) {
    if (signal?.aborted) throw aborted(signal);
    if (late) throw new AssetProblem("ASSET_TIMEOUT", { seconds }, error);
    throw error instanceof AssetProblem ? error : unavailable(networkReason(url), error);
  } finally {
    clearTimeout(timer);
    signal?.removeEventListener("abort", end);
    // Of a file that is refused, the rest is not wanted.
    end();
  }
}

/** Browsers tell pages no more than that there was no answer they may see. */
function networkReason({ host, origin }: URL): string {
  return origin === globalThis.location.origin
    ? `there is no answer from ${host}`
    : `there is no answer from ${host}, or it does not allow pages of ${globalThis.location.origin} to read it (CORS)`;
}

async function body(response: Response, maxBytes: number): Promise<Uint8Array> {
  const { status, headers } = response;
  if (status === 404 || status === 410) throw new AssetProblem("ASSET_MISSING");
  if (status !== 200) throw unavailable(`the server answers with status ${status}`);
  // Servers of single-page applications answer so to every address there is nothing at.
  if (/^text\/html\b/i.test(headers.get("content-type") ?? "")) throw unavailable("the server answers with a web page");
  const announced = Number(headers.get("content-length") ?? 0);
  if (announced > maxBytes) throw tooLarge(announced, maxBytes);
  const chunks: Uint8Array<ArrayBuffer>[] = [];
  let length = 0;
  const reader = response.body?.getReader();
  for (let part = await reader?.read(); part?.value; part = await reader?.read()) {
    chunks.push(part.value);
    length += part.value.length;
    if (length > maxBytes) throw tooLarge(`more than ${maxBytes}`, maxBytes);
  }
  return new Uint8Array(await new Blob(chunks).arrayBuffer());
}

async function sha256(bytes: Uint8Array): Promise<string> {
  const { subtle } = globalThis.crypto;
  if (!subtle) {
    throw fail("FEATURE_MISSING", { feature: "SHA-256 outside https: and localhost", purpose: "`integrity`" });
  }
  const digest = new Uint8Array(await subtle.digest("SHA-256", bytes as Uint8Array<ArrayBuffer>));
  return btoa(String.fromCharCode(...digest));
}

function invalid(option: string, value: unknown, expected: string) {
  return fail("OPTION_INVALID", { option, value: String(value), expected });
}
