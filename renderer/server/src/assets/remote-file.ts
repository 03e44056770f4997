import { type LookupAddress, type LookupOptions, lookup as systemLookup } from "node:dns";
import { get as httpGet, type IncomingMessage, type RequestOptions } from "node:http";
import { get as httpsGet } from "node:https";
import { isIP } from "node:net";
import { AssetProblem, tooLarge, unavailable } from "@videoflow/renderer-media";
import { aborted, reasonOf } from "../errors.js";
import type { AssetPolicy } from "./asset-options.js";
import { isPublicAddress } from "./public-address.js";

/** Redirections followed from one address to the next. */
const MOST_REDIRECTIONS = 5;

/**
 * Loads an http(s) URL. Every address that is connected to, after every redirection and as the name resolves at that very
 * moment, has to be public or of an allowed host.
 */
export async function readRemoteFile(source: string, policy: AssetPolicy): Promise<Uint8Array> {
  const deadline = AbortSignal.timeout(policy.timeout * 1000);
  const signal = policy.signal ? AbortSignal.any([policy.signal, deadline]) : deadline;
  try {
    let url = checkedUrl(source, policy);
    for (let redirections = 0; ; redirections++) {
      const response = await request(url, policy, signal);
      const { statusCode: status = 0, headers } = response;
      if (status < 300 || status >= 400 || headers.location === undefined) return await body(response, status, policy);
      response.destroy();
      if (redirections === MOST_REDIRECTIONS) throw unavailable(`it redirects more than ${MOST_REDIRECTIONS} times`);
      url = redirected(headers.location, url, policy);
    }
  } catch (error) {
    if (policy.signal?.aborted) throw aborted(policy.signal);
    if (deadline.aborted) throw new AssetProblem("ASSET_TIMEOUT", { seconds: policy.timeout }, error);
    throw error instanceof AssetProblem ? error : unavailable(networkReason(error), error);
  }
}

function checkedUrl(text: string, policy: AssetPolicy): URL {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (url?.protocol !== "http:" && url?.protocol !== "https:") throw new AssetProblem("ASSET_SOURCE_INVALID");
  // Node looks nothing up for a host that is an address already.
  const host = url.hostname.replace(/^\[|\]$/g, "");
  if (isIP(host) !== 0 && !isAllowed(url, policy) && !isPublicAddress(host)) throw refused(url);
  return url;
}

function redirected(location: string, from: URL, policy: AssetPolicy): URL {
  const target = URL.canParse(location, from.href) ? new URL(location, from) : undefined;
  if (target && /^https?:$/.test(target.protocol)) return checkedUrl(target.href, policy);
  throw unavailable("it redirects to what is no http(s) URL");
}

function isAllowed({ host, hostname }: URL, { allowHosts }: AssetPolicy): boolean {
  return allowHosts.some((allowed) => allowed === host.toLowerCase() || allowed === hostname.toLowerCase());
}

function refused(url: URL): AssetProblem {
  return new AssetProblem("ASSET_URL_REFUSED", { reason: `${url.hostname} is not an address of the public internet` });
}

function request(url: URL, policy: AssetPolicy, signal: AbortSignal): Promise<IncomingMessage> {
  const options: RequestOptions = {
    signal,
    // No connection is kept, so that none outlives the check of its address.
    agent: false,
    headers: { accept: "*/*", "user-agent": "videoflow" },
    ...(isAllowed(url, policy) ? {} : { lookup: publicLookup(url) as NonNullable<RequestOptions["lookup"]> }),
  };
  const get = url.protocol === "https:" ? httpsGet : httpGet;
  return new Promise((resolve, reject) => get(url, options, resolve).on("error", reject));
}

/** Looks a name up and refuses it if any of its addresses is not public. */
function publicLookup(url: URL) {
  return (
    hostname: string,
    options: LookupOptions,
    done: (error: Error | null, address?: string | LookupAddress[], family?: number) => void,
  ) => {
    systemLookup(hostname, { ...options, all: true }, (error, addresses) => {
      if (error) return done(error);
      if (addresses.length === 0 || addresses.some(({ address }) => !isPublicAddress(address)))
        return done(refused(url));
      if (options.all) return done(null, addresses);
      const [first] = addresses as [LookupAddress];
      done(null, first.address, first.family);
    });
  };
}

async function body(response: IncomingMessage, status: number, { maxBytes }: AssetPolicy): Promise<Uint8Array> {
  try {
    if (status === 404 || status === 410) throw new AssetProblem("ASSET_MISSING");
    if (status !== 200) throw unavailable(`the server answers with status ${status}`);
    const announced = Number(response.headers["content-length"] ?? 0);
    if (announced > maxBytes) throw tooLarge(announced, maxBytes);
    if (/^text\/html\b/i.test(response.headers["content-type"] ?? ""))
      throw unavailable("the server answers with a web page");
    const chunks: Buffer[] = [];
    let length = 0;
    for await (const chunk of response as AsyncIterable<Buffer>) {
      chunks.push(chunk);
      length += chunk.length;
      if (length > maxBytes) throw tooLarge(`more than ${maxBytes}`, maxBytes);
    }
    if (!response.complete) throw unavailable("the connection ended too early");
    return new Uint8Array(Buffer.concat(chunks));
  } finally {
    response.destroy();
  }
}

const REASONS: Readonly<Record<string, string>> = {
  ENOTFOUND: "there is no host of that name",
  EAI_AGAIN: "the name of its host cannot be looked up",
  ECONNREFUSED: "the server refuses the connection",
  ECONNRESET: "the connection ended too early",
};

function networkReason(error: unknown): string {
  return REASONS[(error as NodeJS.ErrnoException).code ?? ""] ?? reasonOf(error);
}
