import { canvas2dStage } from "../canvas-2d.js";
import { canvasKitStage } from "../canvas-kit.js";
import type { Host } from "../host.js";
import { type BenchCase, perFrame, type Suite } from "../measure.js";
import { compositing } from "./compositing.js";
import { conversions } from "./conversions.js";
import { coverages } from "./coverages.js";
import { filters } from "./filters.js";
import { gradients } from "./gradients.js";
import { ourStage } from "./our-stage.js";
import { sampling } from "./sampling.js";
import { engineVerdicts } from "./verdicts.js";
import type { OurStage, Workload } from "./workload.js";

/** Full-frame kernels at 1080p on one core, against Skia compiled to WASM and the host's native 2D canvas. */
export const suite: Suite<Host> = {
  name: "engine",
  async *cases(host) {
    const stage = await ourStage(host.engine);
    const kit = canvasKitStage(host.canvasKit);
    const canvas = canvas2dStage(host.canvas2d);
    for (const work of workloads(stage)) {
      const { canvasKit, canvas2d, needs } = work;
      if (canvasKit) yield against("CanvasKit", work, () => canvasKit(kit));
      const drawable = needs === undefined || canvas[needs] !== undefined;
      if (canvas2d && drawable) yield against(host.canvas2d.peerName, work, () => canvas2d(canvas));
      if (!canvasKit) yield against("copy of the frame", work, stage.copyFrame.run);
    }
  },
  verdicts: engineVerdicts,
};

function workloads(stage: OurStage): Workload[] {
  return [compositing, sampling, gradients, filters, coverages, conversions].flatMap((kind) => kind(stage));
}

function against(peerName: string, { name, ours, floor }: Workload, peer: () => void): BenchCase {
  return {
    name: `${name}, 1080p`,
    unit: "ms",
    peerName,
    ours: () => perFrame(ours),
    peer: () => perFrame(peer),
    floor: floor && { name: floor.name, run: () => perFrame(floor.run) },
  };
}
