import type { Addressing, Texture } from "./addressing.js";
import type { Emitter, Lanes, Word } from "./emitter.js";

/** Loads of four pixels: one by one wherever they lie, or together where they turn out to be neighbours. */
export class PixelLoads {
  readonly #addressing: Addressing;
  readonly #emitter: Emitter;

  constructor(addressing: Addressing) {
    this.#addressing = addressing;
    this.#emitter = addressing.arithmetic.emitter;
  }

  /** The pixels at (x, y), packed; `line` and `column` are their fixed-point coordinates. */
  pixels(texture: Texture, x: Lanes, line: Lanes, column: Lanes): Lanes {
    const { base, offsets } = this.#addressing.places(texture, line, column);
    const apart = () => [this.#gather(this.#addressing.addresses(base, offsets))];
    const [packed] = this.#isRun(texture, x, line)
      ? this.#eitherLoad("pixels", [base], offsets, (row, first) => [this.#four(row, first, 0)], apart)
      : apart();
    return packed as Lanes;
  }

  /** The pixels around (x, y): upper left, upper right, lower left, lower right of each. */
  squares(texture: Texture, x: Lanes, line: Lanes, column: Lanes): readonly Lanes[] {
    const { base, offsets } = this.#addressing.places(texture, line, column);
    const below = this.#addressing.add("row-below", base, this.#addressing.rowStep(texture));
    const apart = () => [base, below].flatMap((row) => this.#pairs(this.#addressing.addresses(row, offsets)));
    if (!this.#isRun(texture, x, line)) return apart();
    const together = (row: Word, first: Word) => [0, 4].map((byte) => this.#four(row, first, byte));
    return this.#eitherLoad("pairs", [base, below], offsets, together, apart);
  }

  #gather(addresses: readonly Word[]): Lanes {
    const emitter = this.#emitter;
    const { v128 } = emitter.module;
    const [first, ...rest] = addresses as [Word, ...Word[]];
    return emitter.operation("gather", addresses, () =>
      rest.reduce(
        (lanes, address, index) => v128.load32_lane(0, 4, index + 1, emitter.readWord(address), lanes),
        v128.load32_zero(0, 4, emitter.readWord(first)),
      ),
    );
  }

  /** Whether the four pixels are probably neighbours on one row, as where a picture is only shifted. */
  #isRun(texture: Texture, x: Lanes, line: Lanes): boolean {
    const emitter = this.#emitter;
    return emitter.step(line) === 0 && emitter.step(x) === texture.reduction;
  }

  /** Whole vectors from the rows where the four columns follow each other, as they do away from the edges; else `apart`. */
  #eitherLoad(
    name: string,
    rows: readonly Word[],
    columns: Lanes,
    together: (row: Word, first: Word) => readonly Lanes[],
    apart: () => readonly Lanes[],
  ): readonly Lanes[] {
    const emitter = this.#emitter;
    const { i32, i32x4, i8x16, v128 } = emitter.module;
    const first = this.#addressing.lane(columns, 0);
    const gaps = emitter.operation("gaps", [columns], () =>
      v128.xor(
        emitter.read(columns),
        i32x4.add(
          i8x16.shuffle(emitter.read(columns), emitter.read(columns), [0, 1, 2, 3, 0, 1, 2, 3, 0, 1, 2, 3, 0, 1, 2, 3]),
          emitter.constant(new Int32Array([0, 4, 8, 12])),
        ),
      ),
    );
    return emitter.choose(
      name,
      [...rows, columns],
      () => i32.eqz(v128.any_true(emitter.read(gaps))),
      () => rows.flatMap((row) => together(row, first)),
      apart,
    );
  }

  /** Four neighbouring pixels, `byte` bytes behind the first one. */
  #four(row: Word, first: Word, byte: number): Lanes {
    const emitter = this.#emitter;
    const place = this.#addressing.add("address", first, row);
    return emitter.operation(`four${byte}`, [place], () => emitter.module.v128.load(byte, 4, emitter.readWord(place)));
  }

  /** Loads each lane's pixel and its right neighbour: four left pixels and four right pixels. */
  #pairs(addresses: readonly Word[]): [Lanes, Lanes] {
    const emitter = this.#emitter;
    const { i8x16, v128 } = emitter.module;
    const two = (first: Word, second: Word) =>
      emitter.operation("pair", [first, second], () =>
        v128.load64_lane(0, 4, 1, emitter.readWord(second), v128.load64_zero(0, 4, emitter.readWord(first))),
      );
    const [a, b, c, d] = addresses as [Word, Word, Word, Word];
    const ab = two(a, b);
    const cd = two(c, d);
    const every = (parity: 0 | 1) =>
      emitter.operation(`side${parity}`, [ab, cd], () =>
        i8x16.shuffle(
          emitter.read(ab),
          emitter.read(cd),
          [0, 2, 4, 6].flatMap((word) => [0, 1, 2, 3].map((byte) => (word + parity) * 4 + byte)),
        ),
      );
    return [every(0), every(1)];
  }
}
