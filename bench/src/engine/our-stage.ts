import { i420Size, instantiateEngine } from "@videoflow/renderer-core/engine";
import { benchMemory } from "../memory.js";
import { FRAME, noise, PHOTO, softDisc } from "../pictures.js";
import { instantiateFloors } from "./floors.js";
import type { OurStage } from "./workload.js";

export async function ourStage(module: WebAssembly.Module): Promise<OurStage> {
  const { memory, allocator, store, surface } = benchMemory();
  const engine = await instantiateEngine(module, memory, allocator);
  const [target, layer] = [surface(FRAME, noise(FRAME, true)), surface(FRAME, noise(FRAME, false))];
  const planes = store(new Uint8Array(i420Size(FRAME.width, FRAME.height)));
  engine.toI420(target, planes);
  const coverage = { ...FRAME, pointer: store(softDisc(FRAME)), stride: FRAME.width };
  const bytes = () => new Uint8Array(memory.buffer);
  const frameBytes = target.stride * target.height;
  const floors = await instantiateFloors(memory);
  const fill = (name: string, start: number, size: number) => ({
    name,
    run: () => void bytes().fill(255, start, start + size),
  });
  return {
    engine,
    target,
    layer,
    photo: surface(PHOTO, noise(PHOTO, true)),
    coverage,
    planes,
    copyFrame: {
      name: "copying a frame",
      run: () => void bytes().copyWithin(target.pointer, layer.pointer, layer.pointer + frameBytes),
    },
    scaleFrame: {
      name: "one rounded product for each byte",
      run: () => floors.scale(target.pointer, 127, frameBytes),
    },
    fillFrame: fill("filling a frame", target.pointer, frameBytes),
    fillCoverage: fill("filling the coverage", coverage.pointer, coverage.stride * coverage.height),
  };
}
