import { painted } from "../canvas-kit.js";
import type { OurStage, Workload } from "./workload.js";

/** A layer of the frame's size, drawn over the frame. */
export function compositing({ engine, target, layer }: OurStage): Workload[] {
  return [
    {
      name: "src-over with opacity",
      ours: () => engine.composite(target, layer, 0, 0, 128),
      canvasKit: (stage) =>
        painted(
          stage,
          (paint) => paint.setAlphaf(0.5),
          (paint) => stage.canvas.drawImage(stage.layer, 0, 0, paint),
        ),
      canvas2d: ({ context, drawLayer, finish }) => {
        context.globalAlpha = 0.5;
        drawLayer();
        context.globalAlpha = 1;
        finish();
      },
    },
    ...BLENDS.map(
      ([mode, kitMode]): Workload => ({
        name: `${mode} blend`,
        ours: () => engine.composite(target, layer, 0, 0, 255, mode),
        canvasKit: (stage) =>
          painted(
            stage,
            (paint) => paint.setBlendMode(stage.kit.BlendMode[kitMode]),
            (paint) => stage.canvas.drawImage(stage.layer, 0, 0, paint),
          ),
        canvas2d: ({ context, drawLayer, finish }) => {
          context.globalCompositeOperation = mode;
          drawLayer();
          context.globalCompositeOperation = "source-over";
          finish();
        },
      }),
    ),
  ];
}

/** A cheap one, two with a branch per channel, one with a root, one that mixes the channels; by our name and CanvasKit's. */
const BLENDS = [
  ["multiply", "Multiply"],
  ["overlay", "Overlay"],
  ["color-dodge", "ColorDodge"],
  ["soft-light", "SoftLight"],
  ["luminosity", "Luminosity"],
] as const;
