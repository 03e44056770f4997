import type { Emitter, Lanes } from "./emitter.js";

/** Folding is exact: JavaScript rounds the double result of one + − × ÷ or √ of floats to the same float as WASM does. */
const FOLD: Readonly<Record<string, (a: number, b: number) => number>> = {
  add: (a, b) => Math.fround(a + b),
  sub: (a, b) => Math.fround(a - b),
  mul: (a, b) => Math.fround(a * b),
  div: (a, b) => Math.fround(a / b),
  min: pseudoMinimum,
  max: pseudoMaximum,
};

/** One comparison, as f32x4.pmin: where either number is a NaN, the first one is the result. */
function pseudoMinimum(a: number, b: number): number {
  if (b < a) return b;
  return a;
}

/** One comparison, as f32x4.pmax: where either number is a NaN, the first one is the result. */
function pseudoMaximum(a: number, b: number): number {
  if (a < b) return b;
  return a;
}

const WASM_NAME = { add: "add", sub: "sub", mul: "mul", div: "div", min: "pmin", max: "pmax" } as const;

const COMPARISONS = { "<": "lt", ">": "gt", "<=": "le", ">=": "ge", "==": "eq", "!=": "ne" } as const;
export type Comparison = keyof typeof COMPARISONS;

const UNARY = { abs: Math.abs, floor: Math.floor, ceil: Math.ceil, sqrt: Math.sqrt, neg: (a: number) => -a } as const;

/** Lane arithmetic on top of an emitter: floats are f32, masks are all ones or all zeros. */
export class Arithmetic {
  constructor(readonly emitter: Emitter) {}

  binary(name: keyof typeof WASM_NAME, a: Lanes, b: Lanes): Lanes {
    const fold = FOLD[name];
    if (fold !== undefined && "constant" in a && "constant" in b) {
      return { constant: fold(a.constant, b.constant) };
    }
    if (name === "mul" && "constant" in b && b.constant === 1) {
      return a;
    }
    if (name === "mul" && "constant" in a && a.constant === 1) {
      return b;
    }
    if (name === "div" && "constant" in b && Number.isInteger(Math.log2(b.constant))) {
      return this.binary("mul", a, { constant: 1 / b.constant });
    }
    const { module } = this.emitter;
    const result = this.emitter.operation(name, [a, b], () =>
      module.f32x4[WASM_NAME[name]](this.emitter.read(a), this.emitter.read(b)),
    );
    this.emitter.setStep(result, this.#step(name, a, b));
    return result;
  }

  #step(name: keyof typeof WASM_NAME, a: Lanes, b: Lanes): number | undefined {
    const [first, second] = [this.emitter.step(a), this.emitter.step(b)];
    if (first === undefined || second === undefined) return undefined;
    switch (name) {
      case "add":
        return first + second;
      case "sub":
        return first - second;
      case "mul":
        if ("constant" in a) return a.constant * second;
        return "constant" in b ? first * b.constant : undefined;
      default:
        return undefined;
    }
  }

  unary(name: keyof typeof UNARY, a: Lanes): Lanes {
    if ("constant" in a) {
      return { constant: Math.fround(UNARY[name](a.constant)) };
    }
    return this.emitter.operation(name, [a], () => this.emitter.module.f32x4[name](this.emitter.read(a)));
  }

  compare(operator: Comparison, a: Lanes, b: Lanes): Lanes {
    return this.emitter.operation(`compare${operator}`, [a, b], () =>
      this.emitter.module.f32x4[COMPARISONS[operator]](this.emitter.read(a), this.emitter.read(b)),
    );
  }

  mask(value: boolean): Lanes {
    return this.emitter.operation(`mask${value}`, [], () => this.emitter.splatInteger(value ? -1 : 0));
  }

  logic(name: "and" | "or" | "xor", a: Lanes, b: Lanes): Lanes {
    return this.emitter.operation(`mask-${name}`, [a, b], () =>
      this.emitter.module.v128[name](this.emitter.read(a), this.emitter.read(b)),
    );
  }

  not(a: Lanes): Lanes {
    return this.emitter.operation("mask-not", [a], () => this.emitter.module.v128.not(this.emitter.read(a)));
  }

  select(condition: Lanes, then: Lanes, otherwise: Lanes): Lanes {
    if (JSON.stringify(then) === JSON.stringify(otherwise)) {
      return then;
    }
    return this.emitter.operation("select", [then, otherwise, condition], () =>
      this.emitter.module.v128.bitselect(
        this.emitter.read(then),
        this.emitter.read(otherwise),
        this.emitter.read(condition),
      ),
    );
  }

  /** low ≤ value ≤ high; a NaN becomes low. */
  clamp(value: Lanes, low: Lanes, high: Lanes): Lanes {
    return this.binary("min", this.binary("max", low, value), high);
  }

  dot(a: readonly Lanes[], b: readonly Lanes[]): Lanes {
    const products = a.map((component, index) => this.binary("mul", component, b[index] ?? component));
    return products.reduce((sum, product) => this.binary("add", sum, product));
  }

  /** floor(log2 |x|) of a normal number, read from its bits. */
  exponent(a: Lanes): Lanes {
    const { module } = this.emitter;
    return this.emitter.operation("exponent", [a], () =>
      module.f32x4.convert_i32x4_s(
        module.i32x4.sub(
          module.v128.and(
            module.i32x4.shr_u(this.emitter.read(a), module.i32.const(23)),
            this.emitter.splatInteger(255),
          ),
          this.emitter.splatInteger(127),
        ),
      ),
    );
  }

  /** x / 2^exponent(x) of a positive normal number: 1 ≤ result < 2. */
  mantissa(a: Lanes): Lanes {
    const { module } = this.emitter;
    return this.emitter.operation("mantissa", [a], () =>
      module.v128.or(
        module.v128.and(this.emitter.read(a), this.emitter.splatInteger(0x007fffff)),
        this.emitter.splatInteger(0x3f800000),
      ),
    );
  }

  /** 2^n for n rounded to the nearest whole number and clamped to −126..127, then times x. */
  scaleByPowerOfTwo(x: Lanes, n: Lanes): Lanes {
    const { module } = this.emitter;
    const whole = this.toInteger(this.clamp(n, { constant: -126 }, { constant: 127 }));
    const power = this.emitter.operation("power", [whole], () =>
      module.i32x4.shl(
        module.i32x4.add(this.emitter.read(whole), this.emitter.splatInteger(127)),
        module.i32.const(23),
      ),
    );
    return this.binary("mul", x, power);
  }

  /** Nearest whole number (ties to even) as integer lanes, for |x| ≤ 4194303: adding 1.5 · 2^23 leaves it in the mantissa. */
  toInteger(x: Lanes): Lanes {
    const { module } = this.emitter;
    return this.emitter.operation("integer", [x], () =>
      module.i32x4.sub(
        module.f32x4.add(this.emitter.read(x), this.emitter.splat(12582912)),
        this.emitter.splatInteger(0x4b400000),
      ),
    );
  }
}
