import type { Allocator } from "../engine/scratch.js";
import type { Surface } from "../engine/surface.js";
import type { EdgeMode, EffectDefinition, EffectStep } from "./effect-definition.js";
import { findEffect } from "./effect-registry.js";
import { type EffectContext, type EffectValues, edgeModeOf, UniformBlock } from "./uniform-block.js";

/** What the runner needs of the world around it. */
export interface EffectHost {
  /** The memory the surfaces lie in. */
  readonly memory: WebAssembly.Memory;
  /** Lends scratch surfaces and the uniform block. */
  readonly allocator: Allocator;
  /**
   * Blurs `source` into `target` (same size, not overlapping) with a Gaussian whose standard deviations are in pixels of
   * these surfaces; 0 leaves an axis as it is.
   */
  blur(target: Surface, source: Surface, deviationX: number, deviationY: number, edge: EdgeMode): void;
}

type Pass = (
  dst: number,
  src: number,
  stride: number,
  width: number,
  height: number,
  y0: number,
  y1: number,
  uniforms: number,
) => void;

/** Effects read and write whole groups of four pixels: rows start on multiples of 16 bytes. */
const ROW_ALIGNMENT = 64;
/** Coordinates are 15.8 fixed point. */
const MAXIMUM_SIZE = 32767;

/** Runs built-in and registered effects on surfaces of one memory. Instantiates the modules of registered ones on first use. */
export class EffectRunner {
  readonly #host: EffectHost;
  readonly #builtIn: WebAssembly.Exports;
  readonly #registered = new Map<WebAssembly.Module, WebAssembly.Exports>();

  /** `module` is compiled from assets/effects.wasm. */
  constructor(module: WebAssembly.Module, host: EffectHost) {
    this.#host = host;
    this.#builtIn = this.#instantiate(module);
  }

  /**
   * Draws `source` with the effect applied into `target`: same size, not overlapping, both with rows that start on
   * multiples of 16 bytes and are padded to them. Only pixels inside `target` are written.
   * Throws a RangeError for an unknown effect or sizes that differ, a TypeError for a value of the wrong type.
   */
  run(name: string, target: Surface, source: Surface, values: EffectValues, context: EffectContext): void {
    const effect = findEffect(name);
    if (effect === undefined) {
      throw new RangeError(`there is no effect '${name}'`);
    }
    requireSameSize(target, source);
    if (source.width === 0 || source.height === 0) {
      return;
    }
    const exports = effect.module === undefined ? this.#builtIn : this.#exportsOf(effect.module);
    this.#runSteps(effect.definition, exports, target, source, values, context);
  }

  #runSteps(
    definition: EffectDefinition,
    exports: WebAssembly.Exports,
    target: Surface,
    source: Surface,
    values: EffectValues,
    context: EffectContext,
  ): void {
    const { allocator, memory } = this.#host;
    const sizes = definition.steps.slice(0, -1).map((step) => scratchSurface(step, source));
    const bytes = sizes.map(({ stride, height }) => stride * height);
    const radiusBytes = 16;
    const block = definition.uniformBytes + radiusBytes;
    const start = allocator.allocate(align(block) + bytes.reduce((sum, size) => sum + size, 0));
    try {
      let pointer = start + align(block);
      const surfaces = new Map<number, Surface>([[SOURCE_TEXTURE, source]]);
      for (const [index, step] of definition.steps.entries()) {
        const size = sizes[index];
        surfaces.set(step.texture, size === undefined ? target : { ...size, pointer });
        pointer += bytes[index] ?? 0;
      }
      const uniforms = new UniformBlock(memory.buffer as ArrayBuffer, start, block);
      uniforms.writeContext(context, source);
      uniforms.writeParameters(definition, values, context.unlimited);
      for (const [offset, surface] of surfaces) {
        uniforms.writeTexture(offset, surface);
      }
      for (const step of definition.steps) {
        const pass = exports[step.export] as Pass;
        const into = surfaces.get(step.texture) ?? target;
        if (step.kind === "pass") {
          pass(into.pointer, source.pointer, into.stride, into.width, into.height, 0, into.height, start);
        } else {
          const radius = start + definition.uniformBytes;
          pass(radius, source.pointer, 0, 0, 0, 0, 0, start);
          const view = new DataView(memory.buffer, radius, radiusBytes);
          const [x, y] = [0, 4].map((offset) => Math.max(0, view.getFloat32(offset, true) / step.reduction)) as [
            number,
            number,
          ];
          const from = surfaces.get(step.source) ?? source;
          this.#host.blur(into, from, x, y, edgeModeOf(step.edge, definition, values));
        }
      }
    } finally {
      allocator.free(start);
    }
  }

  #instantiate(module: WebAssembly.Module): WebAssembly.Exports {
    return new WebAssembly.Instance(module, { env: { memory: this.#host.memory } }).exports;
  }

  #exportsOf(module: WebAssembly.Module): WebAssembly.Exports {
    const exports = this.#registered.get(module) ?? this.#instantiate(module);
    this.#registered.set(module, exports);
    return exports;
  }
}

const SOURCE_TEXTURE = 32;

function scratchSurface(step: EffectStep, source: Surface): Omit<Surface, "pointer"> {
  const width = Math.ceil(source.width / step.reduction);
  return { width, height: Math.ceil(source.height / step.reduction), stride: align(width * 4) };
}

function align(bytes: number): number {
  return Math.ceil(bytes / ROW_ALIGNMENT) * ROW_ALIGNMENT;
}

function requireSameSize(target: Surface, source: Surface): void {
  if (target.width !== source.width || target.height !== source.height) {
    throw new RangeError(
      `an effect keeps the size: its target is ${target.width} × ${target.height}, its source ${source.width} × ${source.height}`,
    );
  }
  if (source.width > MAXIMUM_SIZE || source.height > MAXIMUM_SIZE) {
    throw new RangeError(`surfaces for effects are at most ${MAXIMUM_SIZE} pixels wide and high`);
  }
}
