import binaryen from "binaryen";
import { check, requireOutput } from "./checker.js";
import { describe, type EffectDescription, exportName } from "./describe.js";
import { layoutUniforms } from "./layout.js";
import { lowerStep } from "./lower-pass.js";
import { parse } from "./parser.js";
import { prelude } from "./prelude.js";
import type { Program } from "./syntax.js";

/** One effect file: the effect is called like the file, without `.fx`. */
export interface EffectSource {
  readonly name: string;
  readonly source: string;
}

export interface CompiledEffects {
  /** A module that imports `env.memory` and exports one function per step: `<effect>.<step>`. */
  readonly bytes: Uint8Array;
  readonly effects: readonly EffectDescription[];
}

/** source -> tokens -> syntax tree -> typed and bound tree. Throws EffectCompileError. */
export function analyze(effect: EffectSource): Program {
  const program = check(parse(effect.source, `${effect.name}.fx`), prelude());
  requireOutput(program);
  return program;
}

/** Compiles effect files into one WASM module. Throws the first EffectCompileError. */
export function compileEffects(sources: readonly EffectSource[]): CompiledEffects {
  const module = new binaryen.Module();
  try {
    module.setFeatures(
      binaryen.Features.MVP |
        binaryen.Features.SIMD128 |
        binaryen.Features.NontrappingFPToInt |
        binaryen.Features.SignExt,
    );
    // Any memory will do: no minimum, and −1 is no maximum.
    module.setMemory(0, -1);
    module.addMemoryImport("0", "env", "memory");
    const effects = sources.map((effect) => {
      const program = analyze(effect);
      const layout = layoutUniforms(program);
      const pools = program.steps.map((step, index) =>
        lowerStep(module, program, index, layout, exportName(effect.name, step.name)),
      );
      return describe(effect.name, program, layout, Math.max(...pools));
    });
    if (module.validate() === 0) {
      throw new Error("the effect compiler produced an invalid module");
    }
    binaryen.setOptimizeLevel(3);
    binaryen.setShrinkLevel(0);
    module.optimize();
    return { bytes: module.emitBinary(), effects };
  } finally {
    module.dispose();
  }
}

/** Compiles one effect of your own. */
export function compileEffect(source: string, name: string): CompiledEffects {
  return compileEffects([{ name, source }]);
}
