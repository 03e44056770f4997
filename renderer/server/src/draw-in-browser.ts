import type { VideoJSON } from "@videoflow/core";
import type { ResourceAddresses } from "@videoflow/renderer-media/web";
import type { BrowserName } from "./browser/errors.js";
import { runInBrowser } from "./browser/run-in-browser.js";
import { ServedFiles } from "./browser/served-files.js";
import type { RenderedFrame, RenderFrameOptions } from "./render-frame.js";
import { documentResources } from "./resources.js";

/** What the page is told. */
export interface DrawRequest {
  readonly document: VideoJSON;
  readonly resources: ResourceAddresses;
  readonly frame: number;
}

/** What it says besides the pixels. */
export type DrawReply = Pick<RenderedFrame, "width" | "height">;

/** Draws one frame of a valid document in a headless browser. */
export async function drawInBrowser(
  browser: BrowserName,
  document: VideoJSON,
  frame: number,
  options: RenderFrameOptions,
): Promise<RenderedFrame> {
  const { sharedBrowser, signal } = options;
  const files = new ServedFiles();
  const resources = await files.addResources(await documentResources(document, options));
  const parts: Uint8Array[] = [];
  const { result } = await runInBrowser({
    browser,
    sharedBrowser,
    job: "drawFrame",
    input: { document, resources, frame } satisfies DrawRequest,
    files: files.all,
    signal,
    receive: async (part) => {
      parts.push(part);
    },
  });
  return { ...(result as DrawReply), data: new Uint8Array(Buffer.concat(parts)) };
}
