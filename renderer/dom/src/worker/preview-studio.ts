import { type Issue, issue, type VideoJSON, VideoJSONError } from "@videoflow/core";
import { createFrameRenderer, createSoundMixer, type FrameRenderer, type Resources } from "@videoflow/renderer-core";
import { webMedia } from "@videoflow/renderer-media/web";
import type { FilmData, PreviewReply, PreviewRequest, Wanted } from "./protocol.js";
import { SoundAhead } from "./sound-ahead.js";
import { copyStraight } from "./straight-alpha.js";

type Post = (reply: PreviewReply, transfer?: ArrayBuffer[]) => void;
const NOTHING: Wanted = { run: -1, counts: [] };

type Loading = Extract<PreviewRequest, { type: "open" | "change" }>;
type Mixing = Extract<PreviewRequest, { type: "mix" | "mixMore" | "mixNone" }>;

/** Buffers kept for later frames. */
const SPARE_BUFFERS = 8;

/** Does one thing after the other: documents first, then frames, most urgent first. Between any two it listens. */
export class PreviewStudio {
  readonly #post: Post;
  readonly #store = new ResourceStore();
  #renderer: FrameRenderer | undefined;
  #loading: Loading[] = [];
  #wanted: Wanted = NOTHING;
  /** The last one drawn of that run. */
  #drawn = -1;
  #spare: ArrayBuffer[] = [];
  #working = false;
  #scale = 1;
  #film: { readonly document: VideoJSON; readonly resources: Resources } | undefined;
  #sound: SoundAhead | undefined;
  /** Sound and frames take turns. */
  #soundIsNext = false;

  constructor(post: Post) {
    this.#post = post;
  }

  receive(request: PreviewRequest): void {
    if (request.type === "recycle") {
      if (this.#spare.length < SPARE_BUFFERS) this.#spare.push(request.pixels);
      return;
    }
    if (request.type === "mix" || request.type === "mixMore" || request.type === "mixNone") {
      this.#listen(request);
    } else if (request.type === "want") {
      if (request.run !== this.#wanted.run) this.#drawn = -1;
      this.#wanted = request;
    } else {
      this.#loading.push(request);
    }
    if (!this.#working) void this.#work();
  }

  async #work(): Promise<void> {
    this.#working = true;
    for (let task = this.#next(); task; task = this.#next()) {
      await task();
      await listening();
    }
    this.#working = false;
  }

  #next(): (() => Promise<void> | void) | undefined {
    const request = this.#loading.shift();
    if (request) return () => this.#load(request);
    const sound = this.#sound;
    this.#soundIsNext = !this.#soundIsNext;
    if (sound?.isDue && this.#soundIsNext) return () => this.#mix(sound);
    return this.#nextFrame() ?? (sound?.isDue ? () => this.#mix(sound) : undefined);
  }

  #nextFrame(): (() => Promise<void>) | undefined {
    const { run, counts } = this.#wanted;
    const count = counts.find((other) => other > this.#drawn);
    if (count === undefined) return undefined;
    this.#drawn = count;
    return () => this.#draw(run, count);
  }

  async #load(request: Loading): Promise<void> {
    const { id, film } = request;
    try {
      const renderer = request.type === "open" ? await this.#open(film) : await this.#change(film, request.shown);
      this.#renderer = renderer;
      this.#wanted = NOTHING;
      this.#sound?.close();
      this.#sound = undefined;
      const { width, height, frameCount, fps } = renderer;
      this.#post({ type: "opened", id, film: { width, height, frameCount, fps } });
    } catch (error) {
      this.#post({ type: "failed", id, issues: issuesOf(error) });
    }
  }

  async #open({ document, resources, scale }: FilmData): Promise<FrameRenderer> {
    this.#renderer?.dispose();
    this.#renderer = undefined;
    this.#store.clear();
    const film = { document, resources: this.#store.completed(resources) };
    const renderer = await createFrameRenderer(document, film.resources, { scale });
    this.#film = film;
    this.#scale = scale;
    return renderer;
  }

  async #change({ document, resources, scale }: FilmData, shown: number): Promise<FrameRenderer> {
    const [before, film] = [this.#renderer, this.#film];
    if (!before || !film) throw new Error("no document has been opened");
    const next = { document, resources: this.#store.completed(resources) };
    const renderer = await before.changed(document, next.resources, { scale });
    try {
      // What is found to be damaged only when it is drawn is found now, while the page still has the other document.
      const frame = Math.min(shown, renderer.frameCount - 1);
      await renderer.prepare(frame);
      renderer.frame(frame);
    } catch (error) {
      this.#renderer = await renderer.changed(film.document, film.resources, { scale: this.#scale });
      throw error;
    }
    this.#scale = scale;
    this.#film = next;
    return renderer;
  }

  async #draw(run: number, count: number): Promise<void> {
    const renderer = this.#renderer;
    if (!renderer) return;
    try {
      const { width, height } = renderer;
      const frame = count % renderer.frameCount;
      await renderer.prepare(frame);
      const bytes = renderer.frame(frame);
      const pixels = this.#buffer(bytes.byteLength);
      copyStraight(new Uint8ClampedArray(pixels), bytes);
      this.#post({ type: "picture", picture: { run, count, frame, width, height, pixels } }, [pixels]);
    } catch (error) {
      this.#wanted = NOTHING;
      this.#post({ type: "failed", issues: issuesOf(error) });
    }
  }

  #listen(request: Mixing): void {
    if (request.type === "mixMore") {
      if (request.run === this.#sound?.run) this.#sound.extend(request.until);
      return;
    }
    this.#sound?.close();
    this.#sound = undefined;
    if (request.type === "mixNone") return;
    const open = async (from: number) => {
      return this.#film && createSoundMixer(this.#film.document, this.#film.resources, from);
    };
    this.#sound = new SoundAhead(request, open, (block) => {
      if (!("left" in block)) this.#post({ type: "soundEnd", run: block.run });
      else this.#post({ type: "sound", block }, [block.left.buffer, block.right.buffer]);
    });
  }

  async #mix(sound: SoundAhead): Promise<void> {
    try {
      await sound.step();
      // It may have been replaced meanwhile.
      if (sound !== this.#sound) sound.close();
    } catch (error) {
      sound.close();
      this.#sound = undefined;
      this.#post({ type: "failed", issues: issuesOf(error) });
    }
  }

  #buffer(bytes: number): ArrayBuffer {
    this.#spare = this.#spare.filter(({ byteLength }) => byteLength === bytes);
    return this.#spare.pop() ?? new ArrayBuffer(bytes);
  }
}

/** The files the worker has been given, so that each is sent once. */
class ResourceStore {
  readonly #fonts = new Map<string, Resources["fonts"][number]>();
  readonly #assets = new Map<string, Resources["assets"][number]>();

  clear(): void {
    this.#fonts.clear();
    this.#assets.clear();
  }

  /** The resources with all that came before. */
  completed(resources: FilmData["resources"]): Resources {
    for (const font of resources.fonts) this.#fonts.set(font.file, font);
    for (const asset of resources.assets) this.#assets.set(asset.source, asset);
    return { ...resources, ...webMedia, fonts: [...this.#fonts.values()], assets: [...this.#assets.values()] };
  }
}

function issuesOf(error: unknown): readonly Issue[] {
  if (error instanceof VideoJSONError) return error.issues;
  return [issue("INTERNAL", "", { reason: error instanceof Error ? error.message : String(error) })];
}

/** Ends once the messages that have come meanwhile are received; timers of 0 ms would wait 4 ms. */
function listening(): Promise<void> {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      resolve();
    };
    port2.postMessage(undefined);
  });
}
