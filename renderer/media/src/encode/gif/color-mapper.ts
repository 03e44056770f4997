import { straight } from "../straight-alpha.js";
import { OPAQUE } from "./film-palette.js";

/** Colours that agree in the upper 6 bits of each channel get the same of the palette. */
const CELLS = 2 ** 18;
/** Errors below this, in levels, are not worth a pattern. */
const INVISIBLE = 3;

/** Order in which the pixels of 8 × 8 turn from one colour into another (Bayer), as odd numbers from −63 to 63. */
const PATTERN = pattern();

/** Finds the colours of a palette that stand for those of frames. */
export class ColorMapper {
  /** For each cell: index + 1 of the nearest colour, and its distance in levels. Filled when first asked for. */
  readonly #nearest = new Uint16Array(CELLS);
  readonly #errors = new Uint8Array(CELLS);
  readonly #colors: Uint8Array;

  /** @param colors red, green and blue of each */
  constructor(colors: Uint8Array) {
    this.#colors = colors;
  }

  /** What stands for pixels that are not there. */
  get transparent(): number {
    return this.#colors.length / 3;
  }

  /**
   * Colours between two of the palette become a pattern of both, which stands still: it depends on the place alone.
   *
   * @param pixels premultiplied RGBA8
   */
  map(pixels: Uint8Array, width: number, indices: Uint8Array): void {
    for (let i = 0, x = 0, y = 0; i < indices.length; i++) {
      const alpha = pixels[i * 4 + 3] as number;
      if (alpha < OPAQUE) indices[i] = this.transparent;
      else {
        const red = straight(pixels[i * 4] as number, alpha);
        const green = straight(pixels[i * 4 + 1] as number, alpha);
        const blue = straight(pixels[i * 4 + 2] as number, alpha);
        indices[i] = this.#index(red, green, blue, PATTERN[((y & 7) << 3) | (x & 7)] as number);
      }
      if (++x === width) {
        x = 0;
        y++;
      }
    }
  }

  #index(red: number, green: number, blue: number, threshold: number): number {
    const cell = this.#cell(red, green, blue);
    const error = this.#errors[cell] as number;
    if (error < INVISIBLE) return (this.#nearest[cell] as number) - 1;
    // Half-way between two colours the error is half their distance: the pattern reaches from one to the other.
    const offset = (threshold * error) >> 5;
    return (this.#nearest[this.#cell(clamp(red + offset), clamp(green + offset), clamp(blue + offset))] as number) - 1;
  }

  #cell(red: number, green: number, blue: number): number {
    const cell = ((red >> 2) << 12) | ((green >> 2) << 6) | (blue >> 2);
    if (this.#nearest[cell] === 0) this.#fill(cell, (red & 252) + 2, (green & 252) + 2, (blue & 252) + 2);
    return cell;
  }

  /** From the middle of the cell, so that it does not matter which of its colours came first. */
  #fill(cell: number, red: number, green: number, blue: number): void {
    const colors = this.#colors;
    let nearest = 0;
    let least = Number.POSITIVE_INFINITY;
    for (let at = 0; at < colors.length; at += 3) {
      const [r, g, b] = [
        (colors[at] as number) - red,
        (colors[at + 1] as number) - green,
        (colors[at + 2] as number) - blue,
      ];
      const distance = r * r + g * g + b * b;
      if (distance >= least) continue;
      least = distance;
      nearest = at / 3;
    }
    this.#nearest[cell] = nearest + 1;
    this.#errors[cell] = Math.min(255, Math.floor(Math.sqrt(least)));
  }
}

function clamp(level: number): number {
  return Math.max(0, Math.min(255, level));
}

function pattern(): Int8Array {
  return Int8Array.from({ length: 64 }, (_, place) => {
    const x = place & 7;
    const y = place >> 3;
    let order = 0;
    for (let bit = 0; bit < 3; bit++) {
      const [right, down] = [(x >> bit) & 1, (y >> bit) & 1];
      order = (order << 2) | ((right ^ down) << 1) | down;
    }
    return order * 2 - 63;
  });
}
