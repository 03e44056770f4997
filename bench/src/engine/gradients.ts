import type { CanvasKit, Shader } from "canvaskit-wasm";
import type { Canvas2DStage, Context2D } from "../canvas-2d.js";
import { type KitStage, painted } from "../canvas-kit.js";
import { FRAME } from "../pictures.js";
import type { OurStage, Workload } from "./workload.js";

/** From red to blue, over the whole frame. */
export function gradients({ engine, target }: OurStage): Workload[] {
  const stops = [
    { offset: 0, color: [255, 0, 0, 255] },
    { offset: 1, color: [0, 0, 255, 255] },
  ] as const;
  const centred = { a: 0.001, b: 0, c: 0, d: 0.001, e: -0.96, f: -0.54 };
  return [
    {
      name: "linear gradient",
      ours: () =>
        engine.paintGradient(target, "linear", { a: 1 / FRAME.width, b: 0, c: 0.0001, d: 1, e: -0.05, f: 0 }, stops),
      canvasKit: (stage) =>
        shaded(stage, (kit) =>
          kit.Shader.MakeLinearGradient([96, 9], [2000, 200], [kit.RED, kit.BLUE], [0, 1], kit.TileMode.Clamp),
        ),
      canvas2d: (stage) => filled(stage, (context) => context.createLinearGradient(96, 9, 2000, 200)),
    },
    {
      name: "radial gradient",
      ours: () => engine.paintGradient(target, "radial", centred, stops),
      canvasKit: (stage) =>
        shaded(stage, (kit) =>
          kit.Shader.MakeRadialGradient([960, 540], 1000, [kit.RED, kit.BLUE], [0, 1], kit.TileMode.Clamp),
        ),
      canvas2d: (stage) => filled(stage, (context) => context.createRadialGradient(960, 540, 0, 960, 540, 1000)),
    },
    {
      name: "conic gradient",
      ours: () => engine.paintGradient(target, "conic", centred, stops),
      canvasKit: (stage) =>
        shaded(stage, (kit) => kit.Shader.MakeSweepGradient(960, 540, [kit.RED, kit.BLUE], [0, 1], kit.TileMode.Clamp)),
      canvas2d: (stage) => filled(stage, (context) => context.createConicGradient(0, 960, 540)),
    },
  ];
}

function shaded(stage: KitStage, make: (kit: CanvasKit) => Shader): void {
  const shader = make(stage.kit);
  painted(
    stage,
    (paint) => paint.setShader(shader),
    (paint) => stage.canvas.drawPaint(paint),
  );
  shader.delete();
}

function filled({ context, finish }: Canvas2DStage, make: (context: Context2D) => CanvasGradient): void {
  const gradient = make(context);
  gradient.addColorStop(0, "#ff0000");
  gradient.addColorStop(1, "#0000ff");
  context.fillStyle = gradient;
  context.fillRect(0, 0, FRAME.width, FRAME.height);
  finish();
}
