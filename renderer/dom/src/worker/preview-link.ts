import { type Issue, issue, type VideoJSON, VideoJSONError } from "@videoflow/core";
import type { Resources } from "@videoflow/renderer-core";
import type { Film, Picture, PreviewReply, PreviewRequest, SoundBlock } from "./protocol.js";

/** What the worker says without having been asked just then. */
export interface PreviewListener {
  /** To be given back through `recycle`. */
  picture(picture: Picture): void;
  sound(block: SoundBlock): void;
  /** There is no more sound of a run, or none at all. */
  soundEnd(run: number): void;
  /** A frame or sound could not be made, or the worker is gone. */
  failed(error: VideoJSONError): void;
}

/** What answers a request. */
type Settled = Extract<PreviewReply, { type: "opened" | "failed" }> & { readonly id: number };

interface Answer {
  resolve(film: Film): void;
  reject(error: VideoJSONError): void;
}

/** The page's end of its worker. */
export class PreviewLink {
  readonly #worker: Worker;
  readonly #listener: PreviewListener;
  readonly #answers = new Map<number, Answer>();
  /** Files the worker has. */
  readonly #sent = new Set<string>();
  #requests = 0;
  #lost: VideoJSONError | undefined;

  /** @param body address of the worker's script. Default: the package's own file. */
  constructor(body: string | URL | undefined, listener: PreviewListener) {
    this.#listener = listener;
    this.#worker = start(body);
    this.#worker.addEventListener("message", ({ data }: MessageEvent<PreviewReply>) => this.#receive(data));
    this.#worker.addEventListener("messageerror", () => this.#lose("it sent what cannot be read"));
    this.#worker.addEventListener("error", ({ message }) => {
      // A script that cannot be loaded has an event that says no more.
      this.#lose(message || `its script${body === undefined ? "" : ` ${body}`} cannot be loaded`);
    });
  }

  /** Whether the worker is gone. */
  get isLost(): boolean {
    return this.#lost !== undefined;
  }

  /** Begins with a document, keeping nothing of another one. @throws VideoJSONError */
  open(document: VideoJSON, resources: Resources, scale: number): Promise<Film> {
    this.#sent.clear();
    const film = { document, resources: this.#unsent(resources), scale };
    return this.#ask((id) => ({ type: "open", id, film }));
  }

  /**
   * Goes on with a changed document, or another scale. `shown` is the frame that will be looked at.
   *
   * @throws VideoJSONError when it cannot be drawn; everything is as before then
   */
  change(document: VideoJSON, resources: Resources, scale: number, shown: number): Promise<Film> {
    const film = { document, resources: this.#unsent(resources), scale };
    return this.#ask((id) => ({ type: "change", id, film, shown }));
  }

  want(run: number, counts: readonly number[]): void {
    this.#post({ type: "want", run, counts });
  }

  recycle({ pixels }: Picture): void {
    if (!this.#lost) this.#worker.postMessage({ type: "recycle", pixels } satisfies PreviewRequest, [pixels]);
  }

  /** Has sound mixed from a sample on, up to another. */
  mix(run: number, from: number, until: number, loop: boolean): void {
    this.#post({ type: "mix", run, from, until, loop });
  }

  mixMore(run: number, until: number): void {
    this.#post({ type: "mixMore", run, until });
  }

  mixNone(): void {
    this.#post({ type: "mixNone" });
  }

  /** Ends the worker. What is still asked of it is rejected with `ABORTED`. */
  close(): void {
    this.#end(new VideoJSONError([issue("ABORTED", "", {})]));
  }

  #unsent({ openSound: _, ...resources }: Resources): Omit<Resources, "openSound"> {
    const isNew = (name: string) => !this.#sent.has(name) && this.#sent.add(name);
    return {
      ...resources,
      fonts: resources.fonts.filter(({ file }) => isNew(`font ${file}`)),
      assets: resources.assets.filter(({ source }) => isNew(`asset ${source}`)),
    };
  }

  #ask(request: (id: number) => PreviewRequest): Promise<Film> {
    const id = ++this.#requests;
    return new Promise((resolve, reject) => {
      if (this.#lost) return reject(this.#lost);
      this.#answers.set(id, { resolve, reject });
      this.#post(request(id));
    });
  }

  #post(request: PreviewRequest): void {
    if (!this.#lost) this.#worker.postMessage(request);
  }

  #receive(reply: PreviewReply): void {
    if (this.#lost) return;
    if (reply.type === "picture") this.#listener.picture(reply.picture);
    else if (reply.type === "sound") this.#listener.sound(reply.block);
    else if (reply.type === "soundEnd") this.#listener.soundEnd(reply.run);
    else if (reply.type === "failed" && reply.id === undefined) this.#listener.failed(errorOf(reply.issues));
    else this.#settle(reply as Settled);
  }

  #settle(reply: Settled): void {
    const answer = this.#answers.get(reply.id);
    this.#answers.delete(reply.id);
    if (reply.type === "failed") answer?.reject(errorOf(reply.issues));
    else answer?.resolve(reply.film);
  }

  #lose(reason: string): void {
    const error = new VideoJSONError([issue("WORKER_FAILED", "", { reason })]);
    const isWaitedFor = this.#answers.size > 0;
    this.#end(error);
    if (!isWaitedFor) this.#listener.failed(error);
  }

  #end(error: VideoJSONError): void {
    this.#lost ??= error;
    this.#worker.terminate();
    for (const { reject } of this.#answers.values()) reject(error);
    this.#answers.clear();
  }
}

function start(body: string | URL | undefined): Worker {
  // Bundlers know a worker by this very expression, with nothing computed in it.
  return body === undefined
    ? new Worker(new URL("./preview-worker.js", import.meta.url), { type: "module" })
    : new Worker(body, { type: "module" });
}

function errorOf(issues: readonly Issue[]): VideoJSONError {
  return new VideoJSONError([...issues]);
}
