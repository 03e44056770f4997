import { painted } from "../canvas-kit.js";
import type { OurStage, Workload } from "./workload.js";

/** A layer of the frame's size, drawn over the frame in every blend mode. */
export function compositing({ engine, target, layer, scaleFrame }: OurStage): Workload[] {
  return [
    {
      name: "src-over with opacity",
      floor: scaleFrame,
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
        ...(mode === "normal" && { floor: scaleFrame }),
        ours: () => engine.composite(target, layer, 0, 0, 255, mode),
        canvasKit: (stage) =>
          painted(
            stage,
            (paint) => paint.setBlendMode(stage.kit.BlendMode[kitMode]),
            (paint) => stage.canvas.drawImage(stage.layer, 0, 0, paint),
          ),
        canvas2d: ({ context, drawLayer, finish }) => {
          context.globalCompositeOperation = mode === "normal" ? "source-over" : mode;
          drawLayer();
          context.globalCompositeOperation = "source-over";
          finish();
        },
      }),
    ),
  ];
}

/** All sixteen, by our name and by CanvasKit's. */
const BLENDS = [
  ["normal", "SrcOver"],
  ["multiply", "Multiply"],
  ["screen", "Screen"],
  ["overlay", "Overlay"],
  ["darken", "Darken"],
  ["lighten", "Lighten"],
  ["color-dodge", "ColorDodge"],
  ["color-burn", "ColorBurn"],
  ["hard-light", "HardLight"],
  ["soft-light", "SoftLight"],
  ["difference", "Difference"],
  ["exclusion", "Exclusion"],
  ["hue", "Hue"],
  ["saturation", "Saturation"],
  ["color", "Color"],
  ["luminosity", "Luminosity"],
] as const;
