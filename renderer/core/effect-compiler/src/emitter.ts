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

  constructor(
    readonly module: binaryen.Module,
    readonly parameterCount: number,
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
    return "constant" in lanes ? this.splat(lanes.constant) : this.module.local.get(lanes.local, binaryen.v128);
  }

  readWord(word: Word): Code {
    return this.module.local.get(word.word, binaryen.i32);
  }

  /** A v128 constant of four equal floats. */
  splat(value: number): Code {
    return this.module.v128.const(new Uint8Array(new Float32Array(4).fill(value).buffer));
  }

  /** A v128 constant of four equal 32-bit integers. */
  splatInteger(value: number): Code {
    return this.module.v128.const(new Uint8Array(new Int32Array(4).fill(value).buffer));
  }

  /** `build` computed at the level of its operands; `name` plus operands identify the operation. */
  operation(name: string, operands: readonly (Lanes | Word)[], build: () => Code, level: Level = FRAME): Lanes {
    const place = operands.reduce<Level>((highest, operand) => maximum(highest, levelOf(operand)), level);
    return { local: this.#place(binaryen.v128, place, name, operands, build), level: place };
  }

  wordOperation(name: string, operands: readonly (Lanes | Word)[], build: () => Code, level: Level = FRAME): Word {
    const place = operands.reduce<Level>((highest, operand) => maximum(highest, levelOf(operand)), level);
    return { word: this.#place(binaryen.i32, place, name, operands, build), level: place };
  }

  #place(type: binaryen.Type, level: Level, name: string, operands: readonly (Lanes | Word)[], build: () => Code): number {
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
    code.push(this.module.local.set(local, build()));
    known.set(key, local);
    return local;
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
