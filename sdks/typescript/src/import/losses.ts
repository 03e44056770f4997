import { childPointer } from "../validate/pointer.js";
import { nearest } from "../validate/suggest.js";

/** Something of a VideoFlow document that its VideoJSON does not say, or says differently. */
export interface Loss {
  /** JSON Pointer (RFC 6901) to the place in the VideoFlow document. */
  readonly pointer: string;
  /** What is lost, as the beginning of a sentence: `the property "colour"`. */
  readonly what: string;
  /** Why, and what stands in its place: a sentence. */
  readonly why: string;
  /** The nearest names that are known, best first, where a name is not. */
  readonly suggestions?: readonly string[];
}

/** More are counted only, so that a hostile document costs nothing. */
const MOST_LOSSES = 1000;

/** Collects losses in the order in which they are found. */
export class Losses {
  private readonly found: Loss[] = [];
  private omitted = 0;

  add(pointer: string, what: string, why: string): void {
    if (this.hasRoom()) this.found.push({ pointer, what, why });
  }

  /** A name that is not known, with the nearest ones that are. */
  addUnknown(pointer: string, what: string, name: string, known: readonly string[], why: string): void {
    if (!this.hasRoom()) return;
    const suggestions = nearest(name, known);
    this.found.push({ pointer, what, why, ...(suggestions.length > 0 && { suggestions }) });
  }

  /** All losses; the last one says how many are not listed. */
  list(): Loss[] {
    if (this.omitted === 0) return [...this.found];
    const why = `Only the first ${MOST_LOSSES} are listed; mend those to see the rest.`;
    return [...this.found, { pointer: "", what: `${this.omitted} more losses`, why }];
  }

  private hasRoom(): boolean {
    if (this.found.length < MOST_LOSSES) return true;
    this.omitted++;
    return false;
  }
}

/** A place in the VideoFlow document, and where to report what is lost there. */
export class Place {
  constructor(
    readonly pointer: string,
    readonly losses: Losses,
  ) {}

  at(...tokens: readonly (string | number)[]): Place {
    return new Place(tokens.reduce<string>(childPointer, this.pointer), this.losses);
  }

  lose(what: string, why: string): void {
    this.losses.add(this.pointer, what, why);
  }

  loseUnknown(what: string, name: string, known: readonly string[], why: string): void {
    this.losses.addUnknown(this.pointer, what, name, known, why);
  }
}
