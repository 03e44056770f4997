import type { ResourceAddresses } from "@videoflow/renderer-media/web";
import type { BrowserName } from "../browser/errors.js";
import { runInBrowser } from "../browser/run-in-browser.js";
import { ServedFiles } from "../browser/served-files.js";
import type { BrowserChoice } from "../browser/warm-browsers.js";
import { documentResources, type ResourceOptions } from "../resources.js";
import type { ValidHashRequest } from "./hash-frames.js";
import type { FrameHashes } from "./hash-renderer.js";

interface BrowserHashOptions extends ResourceOptions, BrowserChoice {
  readonly onProgress?: ((done: number) => void) | undefined;
}

/** Hashes frames of several documents, one after the other, in one page of a headless browser. */
export async function hashInBrowser(
  browser: BrowserName,
  requests: readonly ValidHashRequest[],
  { signal, onProgress, sharedBrowser, ...options }: BrowserHashOptions,
): Promise<FrameHashes[]> {
  const files = new ServedFiles();
  const input: PageRequest[] = [];
  for (const { document, frames, seconds, baseFolder = options.baseFolder } of requests) {
    const needed = await documentResources(document, { ...options, baseFolder, signal });
    const resources = await files.addResources(needed);
    input.push({ document, frames, seconds, resources });
  }
  const { result } = await runInBrowser({
    browser,
    sharedBrowser,
    job: "hashFrames",
    input,
    files: files.all,
    signal,
    onProgress: ({ done, of }) => onProgress?.(done / of),
  });
  return result as FrameHashes[];
}

/** One document, and where the page finds what it needs. */
export interface PageRequest extends Pick<ValidHashRequest, "document" | "frames" | "seconds"> {
  readonly resources: ResourceAddresses;
}
