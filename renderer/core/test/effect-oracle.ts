import type {
  Expression,
  FunctionDefinition,
  Program,
  SampleEdge,
  Statement,
  Variable,
} from "../effect-compiler/src/index.js";
import type { EdgeMode } from "../src/effects/effect-definition.js";
import type { EffectContext, EffectValues } from "../src/effects/uniform-block.js";
import {
  bilinearSample,
  coverage,
  exactLevels,
  hash,
  mirror,
  nearestSample,
  valueNoise,
} from "./effect-oracle-intrinsics.js";
import type { Picture } from "./engine-lab.js";

/**
 * What an effect means, one pixel and one number after the other: every operation is rounded to f32, nothing is hoisted,
 * shared or vectorised. Written from docs/EFFECTS.md and not from the code generator.
 */

type Value = readonly number[];
type Blur = (source: Picture, deviationX: number, deviationY: number, edge: EdgeMode) => Picture;

interface Texture {
  readonly picture: Picture;
  readonly reduction: number;
}

interface Frame {
  readonly program: Program;
  readonly values: EffectValues;
  readonly context: EffectContext;
  readonly textures: Map<string, Texture>;
}

const f32 = Math.fround;
/** Loops never run longer, whatever their bound says. */
const MAXIMUM_ITERATIONS = 256;

export function renderPlainly(
  program: Program,
  source: Picture,
  values: EffectValues,
  context: EffectContext,
  blur: Blur,
): Picture {
  const textures = new Map<string, Texture>([["source", { picture: source, reduction: 1 }]]);
  const frame: Frame = { program, values, context, textures };
  for (const step of program.steps) {
    if (step.kind === "pass") {
      const { reduction } = step;
      textures.set(step.name, { picture: renderPass(frame, step.body, reduction), reduction });
    } else {
      const { picture, reduction } = textures.get(step.source) as Texture;
      const radius = new Pixel(frame, 0, 0, 1).evaluate(step.radius);
      const [x, y] = [radius[0] as number, (radius[1] ?? radius[0]) as number];
      textures.set(step.name, {
        picture: blur(picture, x / reduction, y / reduction, edgeMode(step.edge, values)),
        reduction,
      });
    }
  }
  return (textures.get("output") as Texture).picture;
}

function renderPass(frame: Frame, body: readonly Statement[], reduction: number): Picture {
  const source = (frame.textures.get("source") as Texture).picture;
  const [width, height] = [Math.ceil(source.width / reduction), Math.ceil(source.height / reduction)];
  const data = new Uint8Array(width * height * 4);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      data.set(store(new Pixel(frame, x, y, reduction).run(body)), (y * width + x) * 4);
    }
  }
  return { width, height, data };
}

/** An unchanged sample is stored by its exact levels, rounded half up; other colours are clamped and rounded to even. */
function store(color: Value): readonly number[] {
  const levels = exactLevels.get(color);
  if (levels !== undefined) return levels.map((level) => Math.floor(level + 0.5));
  const alpha = unit(color[3] as number, 1);
  return color.map((channel) => f32(f32(unit(channel, alpha) * 255) + 8388608) - 8388608);
}

/** Between 0 and `limit`; not a number is 0. */
function unit(value: number, limit: number): number {
  return value > 0 ? Math.min(value, limit) : 0;
}

function edgeMode(edge: SampleEdge, values: EffectValues): EdgeMode {
  return (typeof edge === "string" ? edge : (values[edge.name] ?? edge.default)) as EdgeMode;
}

/** The program as one pixel sees it. */
class Pixel {
  #variables = new Map<Variable, Value>();

  constructor(
    readonly frame: Frame,
    readonly x: number,
    readonly y: number,
    readonly reduction: number,
  ) {}

  /** Runs statements and gives what the last of them returns. */
  run(statements: readonly Statement[]): Value {
    let result: Value = [];
    for (const statement of statements) {
      switch (statement.kind) {
        case "declare":
          this.#variables.set(statement.variable, this.evaluate(statement.value));
          break;
        case "assign": {
          const value = this.evaluate(statement.value);
          const target = [...(this.#variables.get(statement.variable as Variable) as Value)];
          statement.components.forEach((component, index) => {
            target[component] = value[index] as number;
          });
          this.#variables.set(statement.variable as Variable, target);
          break;
        }
        case "if":
          this.run(this.evaluate(statement.condition)[0] ? statement.then : statement.otherwise);
          break;
        case "for": {
          const end = Math.min(this.evaluate(statement.to)[0] as number, statement.from + MAXIMUM_ITERATIONS);
          for (let count = statement.from; count < end; count++) {
            this.#variables.set(statement.counter, [count]);
            this.run(statement.body);
          }
          break;
        }
        case "return":
          result = this.evaluate(statement.value);
      }
    }
    return result;
  }

  evaluate(expression: Expression): Value {
    switch (expression.kind) {
      case "number":
        return [expression.value];
      case "boolean":
        return [expression.value ? 1 : 0];
      case "name":
        return this.#name(expression);
      case "negate":
        return this.evaluate(expression.operand).map((value) => -value);
      case "not":
        return this.evaluate(expression.operand).map((value) => (value ? 0 : 1));
      case "option": {
        const { parameter } = expression;
        const chosen = this.frame.values[parameter.name] ?? parameter.default;
        const equal = parameter.type === "option" && parameter.values[expression.index] === chosen;
        return [equal === expression.equal ? 1 : 0];
      }
      case "binary": {
        const [left, right] = [this.evaluate(expression.left), this.evaluate(expression.right)];
        return pairs(left, right, (a, b) => binary(expression.operator, a, b));
      }
      case "conditional":
        return this.evaluate(this.evaluate(expression.condition)[0] ? expression.then : expression.otherwise);
      case "swizzle": {
        const value = this.evaluate(expression.operand);
        return expression.components.map((component) => value[component] as number);
      }
      case "call":
        return this.#call(expression);
    }
  }

  #name(expression: Extract<Expression, { kind: "name" }>): Value {
    const { binding } = expression;
    switch (binding?.kind) {
      case "variable":
        return this.#variables.get(binding.variable) as Value;
      case "constant":
        return this.evaluate(binding.constant.value);
      case "parameter": {
        const { name, type, default: otherwise } = binding.parameter;
        const value = this.frame.values[name] ?? otherwise;
        if (type === "color") return color(value as string | readonly number[]);
        return [typeof value === "boolean" ? Number(value) : f32(value as number)];
      }
      case "builtin":
        return this.#builtin(binding.name);
      case undefined:
        throw new Error(`'${expression.name}' is not bound`);
    }
  }

  #builtin(name: string): Value {
    const { context, textures } = this.frame;
    const { picture } = textures.get("source") as Texture;
    const { left, top, width, height } = context.box ?? { left: 0, top: 0, ...picture };
    const pixel = [f32((this.x + 0.5) * this.reduction - left), f32((this.y + 0.5) * this.reduction - top)];
    switch (name) {
      case "pixel":
        return pixel;
      case "uv":
        return [f32((pixel[0] as number) * f32(1 / f32(width))), f32((pixel[1] as number) * f32(1 / f32(height)))];
      case "resolution":
        return [f32(width), f32(height)];
      case "self":
        return this.#here("source");
      default:
        return [f32(context[name as "em" | "time" | "seed"])];
    }
  }

  #call(call: Extract<Expression, { kind: "call" }>): Value {
    const { target } = call;
    if (target?.kind === "sample") {
      if (target.at === undefined) return this.#here(target.texture);
      return this.#sample(
        target.texture,
        this.evaluate(target.at),
        edgeMode(target.edge, this.frame.values),
        target.nearest,
      );
    }
    const values = call.arguments.map((argument) => this.evaluate(argument));
    if (target?.kind === "function") {
      return target.perComponent
        ? each(
            values,
            (numbers) =>
              this.#inline(
                target.definition,
                numbers.map((value) => [value]),
              )[0] as number,
          )
        : this.#inline(target.definition, values);
    }
    return intrinsic(call, values, this.frame.context.seed);
  }

  #inline(definition: FunctionDefinition, values: readonly Value[]): Value {
    const outer = this.#variables;
    this.#variables = new Map(definition.arguments.map((argument, index) => [argument, values[index] as Value]));
    const result = this.run(definition.body);
    this.#variables = outer;
    return result;
  }

  /** The texture at this pixel. */
  #here(name: string): Value {
    const sameSize = (this.frame.textures.get(name) as Texture).reduction === this.reduction;
    return this.#sample(name, this.#builtin("pixel"), "clamp", sameSize);
  }

  #sample(name: string, at: Value, edge: EdgeMode, nearest: boolean): Value {
    const { picture, reduction } = this.frame.textures.get(name) as Texture;
    const source = (this.frame.textures.get("source") as Texture).picture;
    const size = [source.width, source.height];
    const { left, top } = this.frame.context.box ?? { left: 0, top: 0 };
    const inSurface = [f32((at[0] as number) + left), f32((at[1] as number) + top)];
    const sample = nearest ? nearestSample : bilinearSample;
    const folded = inSurface.map((value, axis) => mirror(value, size[axis] as number));
    const channels =
      edge === "mirror" ? sample(picture, folded, [0, 0], reduction) : sample(picture, at, [left, top], reduction);
    if (edge !== "transparent") return channels;
    const [x, y] = inSurface.map((value, axis) => coverage(value, size[axis] as number));
    return channels.map((channel) => f32(channel * f32((x as number) * (y as number))));
  }
}

function each(values: readonly Value[], operation: (numbers: number[]) => number): Value {
  const length = Math.max(...values.map((value) => value.length));
  return Array.from({ length }, (_, index) =>
    operation(values.map((value) => value[value.length === 1 ? 0 : index] as number)),
  );
}

/** `each` of two values. */
function pairs(left: Value, right: Value, operation: (a: number, b: number) => number): Value {
  const result: number[] = [];
  for (let index = 0; index < Math.max(left.length, right.length); index++) {
    const [a, b] = [left[left.length === 1 ? 0 : index], right[right.length === 1 ? 0 : index]];
    result.push(operation(a as number, b as number));
  }
  return result;
}

function binary(operator: string, a: number, b: number): number {
  switch (operator) {
    case "+":
      return f32(a + b);
    case "-":
      return f32(a - b);
    case "*":
      return f32(a * b);
    case "/":
      return f32(a / b);
    case "<":
      return Number(a < b);
    case ">":
      return Number(a > b);
    case "<=":
      return Number(a <= b);
    case ">=":
      return Number(a >= b);
    case "==":
      return Number(a === b);
    case "!=":
      return Number(a !== b);
    case "&&":
      return Number(a && b);
    default:
      return Number(a || b);
  }
}

function intrinsic(call: Extract<Expression, { kind: "call" }>, values: readonly Value[], seed: number): Value {
  const first = values[0] as Value;
  const pair = (operation: (a: number, b: number) => number) => pairs(first, values[1] as Value, operation);
  switch (call.callee) {
    case "abs":
    case "floor":
    case "ceil":
    case "sqrt": {
      const operation = Math[call.callee];
      return first.map((value) => f32(operation(value)));
    }
    // Where a number is none, the first one is the result.
    case "min":
      return pair((a, b) => [a, b][Number(b < a)] as number);
    case "max":
      return pair((a, b) => [a, b][Number(a < b)] as number);
    case "exponent":
      return first.map((value) => Math.floor(Math.log2(value)));
    case "mantissa":
      return first.map((value) => value / 2 ** Math.floor(Math.log2(value)));
    case "scaleByPowerOfTwo":
      return pair((value, power) => f32(value * 2 ** Math.min(Math.max(Math.round(power), -126), 127)));
    case "dot":
      return [
        first.map((value, index) => f32(value * (values[1]?.[index] as number))).reduce((sum, part) => f32(sum + part)),
      ];
    case "hash":
      return [hash(first, seed)];
    case "noise":
      return [valueNoise(first, seed)];
    default: {
      const parts = values.flat();
      const length = { vec2: 2, vec3: 3, vec4: 4 }[call.callee] as number;
      return parts.length === 1 ? Array.from({ length }, () => parts[0] as number) : parts;
    }
  }
}

function color(value: string | readonly number[]): Value {
  if (typeof value !== "string") return value.map(f32);
  const digits = value.slice(1).padEnd(8, "f");
  return [0, 2, 4, 6].map((start) => f32(Number.parseInt(digits.slice(start, start + 2), 16) / 255));
}
