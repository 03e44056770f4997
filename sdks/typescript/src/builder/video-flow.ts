import { fieldsOf } from "../contract.js";
import { issueLine, VideoJSONError } from "../errors.js";
import { fail } from "../fail.js";
import { frameRate } from "../frame-rate.js";
import type {
  AudioLayer,
  CaptionsLayer,
  GroupLayer,
  ImageLayer,
  Layer,
  ShapeLayer,
  TextLayer,
  VideoJSON,
  VideoLayer,
} from "../generated/types.js";
import { normalize } from "../normalize.js";
import {
  findRenderer,
  type RenderedAudio,
  type RenderedFrame,
  type Renderer,
  type RenderOptions,
} from "../renderer-registry.js";
import { type Time, toSeconds } from "../time.js";
import { validate } from "../validate/validate.js";
import { readFields } from "./fields.js";
import { Flow } from "./flow.js";
import { LayerHandle, VisualLayerHandle } from "./layer-handle.js";
import { misuse, requireFunction, requireObject, requireSynchronous } from "./misuse.js";
import type { AddOptions, LayerFields, VideoFlowSettings } from "./types.js";

/**
 * Writes a VideoJSON document as a program that runs along its timeline.
 *
 * ```ts
 * const $ = new VideoFlow({ width: 1080, height: 1920 });
 * const title = $.addText({ text: "Hello", fontSize: 8 });
 * title.fadeIn("500ms");
 * $.wait("2s");
 * title.fadeOut("500ms");
 * const document = await $.compile(); // 3 s
 * ```
 *
 * **The pointer** is the moment the program has reached, in whole microseconds. It starts at 0. `wait` moves it on, and
 * so do `animate`, `fadeIn` and `fadeOut` by default, `waitFor`, and a group. Nothing moves it back. A layer without
 * `startTime` starts at the pointer; a method of a layer acts at the pointer.
 *
 * **Ends.** A layer without `duration` lasts as long as its media or captions do, else to the end of its parent. A
 * group without `duration` lasts as long as its content's flow; the video, without one, as long as the whole flow. A
 * flow ends at the latest of its pointer and the known ends of its layers: `duration`, the last caption, or media with a
 * `sourceEnd`. A flow that ends at 0 says nothing about its length, and none is written. The length of media files is
 * not looked up: give those layers a `duration` when the flow has to know.
 *
 * The same calls give the same document, byte for byte.
 */
export class VideoFlow {
  private readonly flow: Flow;
  /** Top of the document, times in seconds, without `layers`. */
  private readonly top: Readonly<Record<string, unknown>>;

  /** @throws VideoJSONError `FPS_INVALID`, `TIME_INVALID` for the `duration`, `BUILDER_CALL_INVALID`. */
  constructor(settings: VideoFlowSettings = {}) {
    const call = "new VideoFlow()";
    requireObject(settings, call, "settings");
    const { verbose = false, defaults = {}, ...top } = settings;
    requireObject(defaults, call, "defaults");
    if ("layers" in top) throw misuse(call, "`layers` is given", "Add layers with addText() and its like.");
    const rate = frameRate(top.fps ?? 30);
    const { easing = "easeInOut", fontFamily } = defaults;
    this.flow = new Flow({ rate, easing, fontFamily, verbose });
    this.top = readFields(top, fieldsOf("Video"), { rate, call });
  }

  /** Adds text. */
  addText(
    properties: LayerFields<TextLayer> = {},
    settings: LayerFields<TextLayer> = {},
    options: AddOptions = {},
  ): VisualLayerHandle<TextLayer> {
    return this.addVisual("text", properties, settings, options, "addText()");
  }

  /** Adds a picture; `source` says where it is. */
  addImage(
    properties: LayerFields<ImageLayer> = {},
    settings: LayerFields<ImageLayer> = {},
    options: AddOptions = {},
  ): VisualLayerHandle<ImageLayer> {
    return this.addVisual("image", properties, settings, options, "addImage()");
  }

  /** Adds a video; `source` says where it is. */
  addVideo(
    properties: LayerFields<VideoLayer> = {},
    settings: LayerFields<VideoLayer> = {},
    options: AddOptions = {},
  ): VisualLayerHandle<VideoLayer> {
    return this.addVisual("video", properties, settings, options, "addVideo()");
  }

  /** Adds a sound; `source` says where it is. */
  addAudio(
    properties: LayerFields<AudioLayer> = {},
    settings: LayerFields<AudioLayer> = {},
    options: AddOptions = {},
  ): LayerHandle<AudioLayer> {
    const call = "addAudio()";
    return new LayerHandle(this.flow, this.flow.add({ type: "audio", properties, settings, options, call }));
  }

  /** Adds timed captions. */
  addCaptions(
    properties: LayerFields<CaptionsLayer> = {},
    settings: LayerFields<CaptionsLayer> = {},
    options: AddOptions = {},
  ): VisualLayerHandle<CaptionsLayer> {
    return this.addVisual("captions", properties, settings, options, "addCaptions()");
  }

  /** Adds a shape; `shapeType` says which. */
  addShape(
    properties: LayerFields<ShapeLayer> = {},
    settings: LayerFields<ShapeLayer> = {},
    options: AddOptions = {},
  ): VisualLayerHandle<ShapeLayer> {
    return this.addVisual("shape", properties, settings, options, "addShape()");
  }

  /**
   * Adds a group: layers drawn as one. What `content` adds belongs to it. While `content` runs the pointer is the
   * group's own and starts at 0, the group's start. Afterwards the outer pointer moves to the group's end, unless
   * `options.waitFor` says otherwise; a group whose end is not known leaves it alone.
   *
   * @param content runs at once and must not be async. It is given the group's handle.
   */
  group(
    properties: LayerFields<GroupLayer>,
    settings: LayerFields<GroupLayer>,
    content: (group: VisualLayerHandle<GroupLayer>) => void,
    options: AddOptions = {},
  ): VisualLayerHandle<GroupLayer> {
    const call = "group()";
    requireFunction(content, call, "content");
    let handle: VisualLayerHandle<GroupLayer> | undefined;
    const record = this.flow.add({
      type: "group",
      properties,
      settings,
      options,
      call,
      content: (group) => {
        handle = new VisualLayerHandle(this.flow, group);
        return content(handle);
      },
    });
    return handle ?? new VisualLayerHandle(this.flow, record);
  }

  /** Moves the pointer on. */
  wait(time: Time): this {
    const call = "wait()";
    this.flow.scope.pointer += this.flow.length(time, call, "time");
    this.flow.log(call);
    return this;
  }

  /**
   * Runs several flows side by side: each branch starts at the present pointer, and afterwards the pointer stands where
   * the longest of them ended. Layers are stacked in the order of the branches.
   *
   * @param branches run at once, one after another, and must not be async.
   */
  parallel(branches: ReadonlyArray<() => void>): this {
    const call = "parallel()";
    if (!Array.isArray(branches)) throw misuse(call, "`branches` is not a list", "Write [() => { … }, () => { … }].");
    for (const branch of branches) requireFunction(branch, call, "branches");
    this.flow.scope.parallel(branches.map((branch: () => void) => () => requireSynchronous(branch(), call)));
    return this;
  }

  /**
   * The document in its normal form (see {@link normalize}), not validated. Called by `JSON.stringify`. The builder can
   * go on afterwards.
   */
  toJSON(): VideoJSON {
    if (this.flow.isInGroup) {
      throw misuse("compile()", "a group is still open", "Compile after the function given to group() has returned.");
    }
    const { root } = this.flow;
    const { duration = root.end > 0 ? toSeconds(root.end) : undefined, ...top } = this.top;
    const document = { ...top, ...(duration === undefined ? {} : { duration }), layers: root.toLayers() };
    return normalize(document as unknown as VideoJSON);
  }

  /**
   * The finished document: in its normal form and valid. Warnings are told to the console when `verbose`.
   *
   * @throws VideoJSONError with every error of the document.
   */
  async compile(): Promise<VideoJSON> {
    const document = this.toJSON();
    const { issues } = validate(document);
    const errors = issues.filter(({ severity }) => severity === "error");
    if (errors.length > 0) throw new VideoJSONError(errors);
    for (const warning of issues) this.flow.log(`compile() ${issueLine(warning)}`);
    return document;
  }

  /**
   * Compiles and renders the video with the registered renderer.
   *
   * @returns the bytes of the file; with `outputType: "file"` the path it was written to, with `"stream"` the bytes as
   *   they come, with `"blob"` a Blob.
   * @throws VideoJSONError the issues of the document, `RENDERER_MISSING`, or what the renderer reports.
   */
  renderVideo(options?: RenderOptions & { outputType?: "buffer" | undefined }): Promise<Uint8Array>;
  renderVideo(options: RenderOptions & { outputType: "file"; output: string }): Promise<string>;
  renderVideo(options: RenderOptions & { outputType: "stream" }): Promise<AsyncIterable<Uint8Array>>;
  renderVideo(options: RenderOptions & { outputType: "blob" }): Promise<Blob>;
  async renderVideo(options: RenderOptions = {}): Promise<unknown> {
    const { document, renderer } = await this.prepare(options, "renderVideo()");
    return renderer.renderVideo(document, this.renderOptions(options));
  }

  /** Compiles and renders one frame, counted from 0, with the registered renderer. Errors as {@link renderVideo}. */
  async renderFrame(frame: number, options: RenderOptions = {}): Promise<RenderedFrame> {
    const { document, renderer } = await this.prepare(options, "renderFrame()");
    return renderer.renderFrame(document, frame, this.renderOptions(options));
  }

  /**
   * Compiles and renders the sound alone; null when the video has none. Errors as {@link renderVideo}, and
   * `RENDERER_INCAPABLE`.
   */
  async renderAudio(options: RenderOptions = {}): Promise<RenderedAudio | null> {
    const { document, renderer } = await this.prepare(options, "renderAudio()");
    if (!renderer.renderAudio) throw fail("RENDERER_INCAPABLE", { renderer: renderer.name, what: "sound alone" });
    return renderer.renderAudio(document, this.renderOptions(options));
  }

  private async prepare(options: RenderOptions, call: string): Promise<{ document: VideoJSON; renderer: Renderer }> {
    requireObject(options, call, "options");
    return { document: await this.compile(), renderer: await findRenderer() };
  }

  private renderOptions(options: RenderOptions): RenderOptions {
    return { verbose: this.flow.defaults.verbose, ...options };
  }

  private addVisual<L extends Exclude<Layer, AudioLayer>>(
    type: L["type"],
    properties: object,
    settings: object,
    options: AddOptions,
    call: string,
  ): VisualLayerHandle<L> {
    return new VisualLayerHandle<L>(this.flow, this.flow.add({ type, properties, settings, options, call }));
  }
}
