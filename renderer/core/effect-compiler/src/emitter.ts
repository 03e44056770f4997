import binaryen from "binaryen";

/**
 * How often a value has to be computed: once per frame, once per row or once per group of four pixels. Every operation is
 * pure, so it is placed at the highest level of its operands: that is all there is to hoisting.
 */
export type Level = 0 | 1 | 2;
export const FRAME: Level = 0;
export const ROW: Level = 1;
export const PIXEL: Level = 2;

/** Four lanes of one float, integer or mask: a compile-time number, or a WASM local written before it is read. */
export type Lanes = { readonly constant: number } | { readonly local: number; readonly level: Level };
/** An i32 local, such as an address. */
export type Word = { readonly word: number; readonly level: Level };

type Code = binaryen.ExpressionRef;

/** Operations and loops that end up in the same place, and what has been computed there already. */
interface Region {
  readonly code: Code[];
  readonly known: Map<string, number>;
}

const region = (): Region => ({ code: [], known: new Map() });

/** Writes one WASM function: collects operations per level, never computes the same operation twice in sight. */
export class Emitter {
  readonly #frame = region();
  readonly #row = region();
  /** The pixel level nests: branches and loops open a region inside the one around them. */
  readonly #pixel: Region[] = [region()];
  readonly #locals: binaryen.Type[] = [];
  /** Local -> how much its value grows from each lane to the next, where that is known. */
  readonly #steps = new Map<number, number>();
  /** First local of a choice -> all of them. */
  readonly #choices = new Map<number, Lanes[]>();

  /** Where the code being built goes. */
  #placing: Level = PIXEL;
  /** Pooled value -> offset from the uniform block. */
  readonly #pool = new Map<string, number>();

  /** The last of the function's parameters is the address of the uniform block; its pool starts `poolOffset` behind it. */
  constructor(
    readonly module: binaryen.Module,
    readonly parameterCount: number,
    readonly poolOffset: number,
  ) {}

  get locals(): binaryen.Type[] {
    return this.#locals;
  }

  local(type: binaryen.Type): number {
    return this.parameterCount + this.#locals.push(type) - 1;
  }

  code(level: Level): Code[] {
    return this.#region(level).code;
  }

  /** The pixel-level code that `emit` produces, kept apart for a branch or a loop body. */
  nested(emit: () => void): Code[] {
    const inner = region();
    this.#pixel.push(inner);
    emit();
    this.#pixel.pop();
    return inner.code;
  }

  #region(level: Level): Region {
    const found = level === FRAME ? this.#frame : level === ROW ? this.#row : this.#pixel.at(-1);
    if (found === undefined) {
      throw new Error("the outermost pixel region is never closed");
    }
    return found;
  }

  read(lanes: Lanes): Code {
    if ("constant" in lanes) {
      return this.splat(lanes.constant);
    }
    const value = () => this.module.local.get(lanes.local, binaryen.v128);
    const hoisted = lanes.level < PIXEL && this.#placing === PIXEL && this.#pixel.length > 1;
    return hoisted ? this.#pooled(`v${lanes.local}`, lanes.level, value) : value();
  }

  /**
   * A value computed per frame or row, or a constant, as pixel code reads it: from memory. Engines either write wide constants
   * anew at every use or move pure code from before a loop into the branch that uses it; neither happens to a load.
   */
  #pooled(key: string, level: Level, value: () => Code): Code {
    let offset = this.#pool.get(key);
    if (offset === undefined) {
      offset = this.poolOffset + this.#pool.size * 16;
      this.#pool.set(key, offset);
      this.code(level).push(this.module.v128.store(offset, 16, this.#poolBase(), value()));
    }
    return this.module.v128.load(offset, 16, this.#poolBase());
  }

  #poolBase(): Code {
    return this.module.local.get(this.parameterCount - 1, binaryen.i32);
  }

  /** Bytes behind the uniform block that the function keeps its pool in. */
  get poolBytes(): number {
    return this.#pool.size * 16;
  }

  /**
   * How much a value grows from each lane to the next, up to rounding; undefined where that is not known. Exactly 0 means that
   * the lanes are equal: only the place in the row differs between them, and this is known wherever it is used.
   */
  step(lanes: Lanes): number | undefined {
    return levelOf(lanes) < PIXEL ? 0 : "local" in lanes ? this.#steps.get(lanes.local) : 0;
  }

  setStep(lanes: Lanes, step: number | undefined): void {
    if ("local" in lanes && step !== undefined) this.#steps.set(lanes.local, step);
  }

  readWord(word: Word): Code {
    return this.module.local.get(word.word, binaryen.i32);
  }

  /** A v128 constant of four equal floats. */
  splat(value: number): Code {
    return this.constant(new Float32Array(4).fill(value));
  }

  /** A v128 constant of four equal 32-bit integers. */
  splatInteger(value: number): Code {
    return this.constant(new Int32Array(4).fill(value));
  }

  constant(lanes: Float32Array<ArrayBuffer> | Int32Array<ArrayBuffer> | Uint16Array<ArrayBuffer>): Code {
    const bytes = new Uint8Array(lanes.buffer);
    const code = () => this.module.v128.const(bytes);
    // All zeros and all ones are made by one instruction everywhere.
    const plain = this.#placing !== PIXEL || bytes.every((byte) => byte === bytes[0] && (byte === 0 || byte === 255));
    return plain ? code() : this.#pooled(`c${bytes.join()}`, FRAME, code);
  }

  /** `build` computed at the level of its operands; `name` plus operands identify the operation. */
  operation(name: string, operands: readonly (Lanes | Word)[], build: () => Code, level: Level = FRAME): Lanes {
    const place = operands.reduce<Level>((highest, operand) => maximum(highest, levelOf(operand)), level);
    const result = { local: this.#place(binaryen.v128, place, name, operands, build), level: place };
    // The same operation on equal lanes gives equal lanes.
    const equal = operands.length > 0 && operands.every((operand) => !("word" in operand) && this.step(operand) === 0);
    if (equal) this.setStep(result, 0);
    return result;
  }

  wordOperation(name: string, operands: readonly (Lanes | Word)[], build: () => Code, level: Level = FRAME): Word {
    const place = operands.reduce<Level>((highest, operand) => maximum(highest, levelOf(operand)), level);
    return { word: this.#place(binaryen.i32, place, name, operands, build), level: place };
  }

  #place(
    type: binaryen.Type,
    level: Level,
    name: string,
    operands: readonly (Lanes | Word)[],
    build: () => Code,
  ): number {
    const key = [name, ...operands.map(identity)].join(" ");
    const visible = level === FRAME ? [this.#frame] : level === ROW ? [this.#row] : this.#pixel;
    for (const { known } of visible) {
      const local = known.get(key);
      if (local !== undefined) {
        return local;
      }
    }
    const local = this.local(type);
    const { code, known } = this.#region(level);
    const placing = this.#placing;
    this.#placing = level;
    code.push(this.module.local.set(local, build()));
    this.#placing = placing;
    known.set(key, local);
    return local;
  }

  /**
   * A real branch per group of four pixels: runs `then` or `otherwise` and returns what it gave. `name` and `operands`
   * identify the result, as for an operation.
   */
  choose(
    name: string,
    operands: readonly (Lanes | Word)[],
    condition: () => Code,
    then: () => readonly Lanes[],
    otherwise: () => readonly Lanes[],
  ): Lanes[] {
    const key = [name, ...operands.map(identity)].join(" ");
    for (const { known } of this.#pixel) {
      const first = known.get(key);
      if (first !== undefined) {
        return this.#choices.get(first) ?? [];
      }
    }
    const slots: { readonly local: number; readonly level: Level }[] = [];
    const branch = (values: () => readonly Lanes[]) =>
      this.nested(() => {
        for (const [index, value] of values().entries()) {
          slots[index] ??= { local: this.local(binaryen.v128), level: PIXEL };
          this.assign(slots[index].local, value);
        }
      });
    const [yes, no] = [branch(then), branch(otherwise)];
    const { code, known } = this.#region(PIXEL);
    code.push(this.module.if(condition(), this.module.block(null, yes), this.module.block(null, no)));
    const first = slots[0]?.local ?? -1;
    known.set(key, first);
    this.#choices.set(first, slots);
    return slots;
  }

  /** A local that is assigned more than once, for values that leave a branch or live through a loop. */
  variable(initial: Lanes): { readonly local: number; readonly level: Level } {
    const local = this.local(binaryen.v128);
    this.assign(local, initial);
    return { local, level: PIXEL };
  }

  assign(local: number, value: Lanes): void {
    this.code(PIXEL).push(this.module.local.set(local, this.read(value)));
  }
}

export function levelOf(operand: Lanes | Word): Level {
  return "constant" in operand ? FRAME : operand.level;
}

export function maximum(left: Level, right: Level): Level {
  return left > right ? left : right;
}

function identity(operand: Lanes | Word): string {
  if ("constant" in operand) {
    return Object.is(operand.constant, -0) ? "#-0" : `#${operand.constant}`;
  }
  return "word" in operand ? `w${operand.word}` : `v${operand.local}`;
}

/** Applies an operation to each component; a value of one component goes with every component of the others. */
export function zip(values: readonly (readonly Lanes[])[], operation: (components: Lanes[]) => Lanes): Lanes[] {
  const length = Math.max(...values.map((lanes) => lanes.length));
  return Array.from({ length }, (_, index) =>
    operation(values.map((lanes) => lanes[lanes.length === 1 ? 0 : index] as Lanes)),
  );
}
