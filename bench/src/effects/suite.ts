import { EffectRunner, effectTable } from "@videoflow/renderer-core/effects";
import { instantiateEngine } from "@videoflow/renderer-core/engine";
import type { CanvasKit } from "canvaskit-wasm";
import { canvas2dStage, filtered } from "../canvas-2d.js";
import { existing, imageInfo, rasterSurface } from "../canvas-kit.js";
import type { Host } from "../host.js";
import { median, perFrame, type Result, type Suite } from "../measure.js";
import { benchMemory } from "../memory.js";
import { FRAME, scenery } from "../pictures.js";
import { figure } from "../report.js";
import { SHADERS } from "./shaders.js";

/** Pixels per em: 1% of the width. */
const EM = FRAME.width / 100;

/** What one effect may take per frame, and what half of them may take, in ms. */
const [LIMIT, MEDIAN_LIMIT] = [40, 12];
const LIMIT_NAME = `limit of ${LIMIT} ms`;
/** Drawn before an effect is measured: engines begin with quickly compiled code, and replace each pass when it has run for a while. */
const FRAMES_BEFORE = 20;

/** Effects, at their defaults, that CSS filters can do too. */
const CSS_FILTERS = { invert: "invert(1)", gaussianBlur: `blur(${0.4 * EM}px)` } as const;

/** Every effect at its defaults on a full 1080p frame and one core; a few against the same in Skia. */
export const suite: Suite<Host> = {
  name: "effects",
  async *cases(host) {
    const draw = await ourStage(host);
    for (const [name, shader] of Object.entries(SHADERS)) {
      const ours = () => perFrame(() => draw(name));
      const peer = shaded(host.canvasKit, shader);
      yield {
        name: `${name}, 1080p, against SkSL`,
        unit: "ms",
        peerName: "CanvasKit",
        ours,
        peer: () => perFrame(peer),
      };
    }
    const canvas = canvas2dStage(host.canvas2d);
    for (const [name, filter] of Object.entries(CSS_FILTERS)) {
      yield {
        name: `${name}, 1080p, against ${filter}`,
        unit: "ms",
        peerName: host.canvas2d.peerName,
        ours: () => perFrame(() => draw(name)),
        peer: () => perFrame(() => filtered(canvas, filter)),
      };
    }
    for (const name of Object.keys(effectTable)) {
      const frame = () => draw(name);
      let framesBefore = FRAMES_BEFORE;
      const ours = () => {
        while (framesBefore-- > 0) frame();
        return perFrame(frame, host.cpuTime);
      };
      yield { name: `${name}, 1080p`, unit: "ms", peerName: LIMIT_NAME, ours, peer: () => LIMIT };
    }
  },
  verdicts(results) {
    const limited = results.filter(({ peerName }) => peerName === LIMIT_NAME);
    const slowest = limited.reduce<Result | undefined>(
      (slow, result) => (slow && slow.ours.median >= result.ours.median ? slow : result),
      undefined,
    );
    if (!slowest) return [];
    const half = median(limited.map(({ ours }) => ours.median));
    const all = limited.length === Object.keys(effectTable).length;
    return [
      {
        text: `slowest of ${limited.length} effects: ${slowest.name.replace(", 1080p", "")} ${figure(slowest.ours.median)} ms (limit ${LIMIT})`,
        held: slowest.ours.median <= LIMIT,
      },
      ...(all
        ? [
            {
              text: `median of ${limited.length} effects: ${figure(half)} ms (limit ${MEDIAN_LIMIT})`,
              held: half <= MEDIAN_LIMIT,
            },
          ]
        : []),
    ];
  },
};

/** Draws an effect of one fixed picture into another surface. */
async function ourStage(host: Host): Promise<(name: string) => void> {
  const { memory, allocator, surface } = benchMemory();
  const engine = await instantiateEngine(host.engine, memory, allocator);
  const runner = new EffectRunner(host.effects, {
    memory,
    allocator,
    blur: (...parameters) => engine.blur(...parameters),
  });
  const [source, target] = [surface(FRAME, scenery(FRAME)), surface(FRAME, scenery(FRAME))];
  return (name) => runner.run(name, target, source, {}, { em: EM, time: 1.2, seed: 7 });
}

/** Draws the same picture through a shader. */
function shaded(kit: CanvasKit, shader: string): () => void {
  const info = imageInfo(kit, FRAME, kit.AlphaType.Premul, kit.ColorType.RGBA_8888);
  const image = existing(kit.MakeImage(info, scenery(FRAME), FRAME.width * 4));
  const surface = rasterSurface(kit, kit.ColorType.RGBA_8888);
  const effect = existing(kit.RuntimeEffect.Make(shader));
  const { Clamp } = kit.TileMode;
  const source = image.makeShaderOptions(Clamp, Clamp, kit.FilterMode.Linear, kit.MipmapMode.None);
  const paint = new kit.Paint();
  paint.setShader(effect.makeShaderWithChildren([], [source]));
  return () => {
    surface.getCanvas().drawPaint(paint);
    surface.flush();
  };
}
