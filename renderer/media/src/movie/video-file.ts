import type { Movie, MovieInfo, MoviePicture } from "@videoflow/renderer-core";
import { keyFor } from "./packet-table.js";
import { ReadingHead, type VideoTrack } from "./reading-head.js";

/** Decoders per file at most: layers that show different places of one file at the same time have one each. */
const MOST_HEADS = 3;
/** What starting a decoder costs, in packets that could be decoded instead. */
const START = 8;
/** A head that was not needed for so many pictures is given up. */
const PATIENCE = 90;

interface Head {
  readonly reader: ReadingHead;
  /** The picture it was last asked for. */
  index: number;
  /** When that was, in pictures asked for. */
  used: number;
  /** Its work so far. */
  work: Promise<unknown>;
}

/** A video file with as many reading heads as its readers need. */
export class VideoFile implements Movie {
  readonly info: MovieInfo;
  readonly #open: () => Promise<VideoTrack>;
  #track: Promise<VideoTrack> | undefined;
  #heads: Head[] = [];
  #asked = 0;

  /** @param open finds the decoder. @throws MediaProblem where there is none */
  constructor(info: MovieInfo, open: () => Promise<VideoTrack>) {
    this.info = info;
    this.#open = open;
  }

  async check(): Promise<void> {
    this.#track ??= this.#open();
    await this.#track;
  }

  async picture(index: number): Promise<MoviePicture> {
    this.#track ??= this.#open();
    const track = await this.#track;
    this.#asked++;
    const head = this.#headFor(index, track);
    head.index = index;
    head.used = this.#asked;
    const picture = head.work.then(() => head.reader.picture(index));
    head.work = picture.catch(() => undefined);
    return picture;
  }

  close(): void {
    for (const { reader } of this.#heads) reader.close();
    this.#heads = [];
  }

  /** The head that gets to a picture soonest, a new one, or the one that has been idle longest. */
  #headFor(index: number, track: VideoTrack): Head {
    this.#heads = this.#heads.filter((head) => {
      const isNeeded = this.#asked - head.used <= PATIENCE;
      if (!isNeeded) head.reader.close();
      return isNeeded;
    });
    const { places } = track.table;
    const place = places[index] as number;
    const [nearest] = this.#heads.filter((head) => head.index <= index).sort((a, b) => b.index - a.index);
    const afresh = place - keyFor(track.table, index) + START;
    if (nearest && place - (places[nearest.index] as number) <= afresh) return nearest;
    if (this.#heads.length < MOST_HEADS) {
      const head = { reader: new ReadingHead(track), index, used: this.#asked, work: Promise.resolve() };
      this.#heads.push(head);
      return head;
    }
    return this.#heads.reduce((oldest, head) => (head.used < oldest.used ? head : oldest));
  }
}
