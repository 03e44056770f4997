/** Export VideoJSON in the user's tab. Importing this package makes it the renderer of `@videoflow/core`. */
import { type Renderer, type RenderOptions, registerRenderer } from "@videoflow/core";
import { fail } from "@videoflow/renderer-media";
import { BrowserRenderer } from "./browser-renderer.js";
import { renderAudio } from "./render-audio.js";
import { renderPixels } from "./render-frame.js";
import type { BrowserRenderOptions } from "./render-options.js";

const renderer: Renderer = {
  name: "@videoflow/renderer-browser",
  renderVideo: async (document, { outputType = "blob", verbose: _, ...options }) => {
    if (outputType !== "blob" && outputType !== "buffer") {
      const expected = '"blob" or "buffer"; to write to disk use BrowserRenderer.render with its option `output`';
      throw fail("OPTION_INVALID", { option: "outputType", value: JSON.stringify(outputType), expected });
    }
    const blob = await BrowserRenderer.render(document, browserOptions(options));
    return outputType === "blob" ? blob : new Uint8Array(await blob.arrayBuffer());
  },
  renderFrame: (document, frame, options) => renderPixels(document, frame, browserOptions(options)),
  renderAudio: (document, options) => renderAudio(document, browserOptions(options)),
};

registerRenderer(renderer);

/** What is beyond the options of every renderer is taken to be ours: there is no type that says so. */
function browserOptions({ output: _, ...options }: RenderOptions): Omit<BrowserRenderOptions, "output"> {
  return options;
}

export type {
  DocumentInput,
  EncoderName,
  FormatName,
  PcmAudio,
  Quality,
  SoundCodec,
  VideoCodec,
} from "@videoflow/renderer-media";
export { BrowserRenderer } from "./browser-renderer.js";
export type { BrowserRenderOptions, DiskOutput } from "./render-options.js";
