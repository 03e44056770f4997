import { type EffectHost, EffectRunner } from "../src/effects/effect-runner.js";
import type { EffectContext, EffectValues } from "../src/effects/uniform-block.js";
import { Lab, type Picture } from "./engine-lab.js";

export const context: EffectContext = { em: 2.5, time: 1.3, seed: 11 };

/** What running effects takes: both modules compiled, in any JavaScript engine. */
export interface EffectModules {
  readonly engine: WebAssembly.Module;
  readonly effects: WebAssembly.Module;
}

/** A memory with the pixel engine, which blurs, and the effects. */
export class EffectLab extends Lab {
  readonly runner: EffectRunner;

  constructor(modules: EffectModules) {
    super(modules.engine);
    const host: EffectHost = {
      memory: this.memory,
      allocator: this,
      blur: (...parameters) => this.engine.blur(...parameters),
    };
    this.runner = new EffectRunner(modules.effects, host);
  }

  apply(name: string, picture: Picture, values: EffectValues, at: EffectContext = context): Picture {
    const source = this.surface(picture);
    const target = this.surface({ ...picture, data: picture.data.map(() => 0x5a) });
    this.runner.run(name, target, source, values, at);
    return this.read(target);
  }

  blurred(picture: Picture, ...deviations: [x: number, y: number, edge: "clamp" | "transparent" | "mirror"]): Picture {
    const source = this.surface(picture);
    const target = this.surface(picture);
    this.engine.blur(target, source, ...deviations);
    return this.read(target);
  }
}
