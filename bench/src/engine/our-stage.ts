import { i420Size, instantiateEngine } from "@videoflow/renderer-core/engine";
import { benchMemory } from "../memory.js";
import { FRAME, noise, PHOTO, softDisc } from "../pictures.js";
import type { OurStage } from "./workload.js";

export async function ourStage(module: WebAssembly.Module): Promise<OurStage> {
  const { memory, allocator, store, surface } = benchMemory();
  const engine = await instantiateEngine(module, memory, allocator);
  const [target, layer] = [surface(FRAME, noise(FRAME, true)), surface(FRAME, noise(FRAME, false))];
  const planes = store(new Uint8Array(i420Size(FRAME.width, FRAME.height)));
  engine.toI420(target, planes);
  return {
    engine,
    target,
    layer,
    photo: surface(PHOTO, noise(PHOTO, true)),
    coverage: { ...FRAME, pointer: store(softDisc(FRAME)), stride: FRAME.width },
    planes,
    copyFrame: () => {
      const end = layer.pointer + layer.stride * layer.height;
      new Uint8Array(memory.buffer).copyWithin(target.pointer, layer.pointer, end);
    },
  };
}
