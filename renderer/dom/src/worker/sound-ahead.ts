import type { SoundMixer } from "@videoflow/renderer-core";
import type { PreviewRequest, SoundBlock } from "./protocol.js";

/** Samples that are mixed at a time: 0.1 s. */
const BLOCK = 4800;

type Beginning = Extract<PreviewRequest, { type: "mix" }>;

/** Opens the sound of a document from a sample on; undefined where there is none. */
export type OpenMixer = (from: number) => Promise<SoundMixer | undefined>;

/** Takes every block, and after the last one what has no samples. */
export type SendSound = (block: SoundBlock | { readonly run: number }) => void;

/** Mixes one run of sound block by block, as far as it is wanted. */
export class SoundAhead {
  readonly #open: OpenMixer;
  readonly #send: SendSound;
  readonly #run: number;
  readonly #loop: boolean;
  #mixer: SoundMixer | undefined;
  /** Counted on through loops. */
  #next: number;
  #until: number;
  #ended = false;

  constructor({ run, from, until, loop }: Beginning, open: OpenMixer, send: SendSound) {
    this.#run = run;
    this.#loop = loop;
    this.#next = from;
    this.#until = until;
    this.#open = open;
    this.#send = send;
  }

  get run(): number {
    return this.#run;
  }

  get isDue(): boolean {
    return !this.#ended && this.#next < this.#until;
  }

  /** Sound up to this sample is wanted. */
  extend(until: number): void {
    this.#until = until;
  }

  /** Mixes the next block. @throws VideoJSONError */
  async step(): Promise<void> {
    this.#mixer ??= await this.#open(this.#next);
    const mixer = this.#mixer;
    const block = await mixer?.next(BLOCK);
    if (block) {
      const [left, right] = block as [Float32Array<ArrayBuffer>, Float32Array<ArrayBuffer>];
      const from = this.#next;
      // Arrays that are sent have no length any more.
      this.#next += left.length;
      this.#send({ run: this.#run, from, left, right });
      return;
    }
    this.close();
    if (mixer && mixer.length > 0 && this.#loop) {
      this.#mixer = await this.#open(0);
      return;
    }
    this.#ended = true;
    this.#send({ run: this.#run });
  }

  close(): void {
    this.#mixer?.close();
    this.#mixer = undefined;
  }
}
