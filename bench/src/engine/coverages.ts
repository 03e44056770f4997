import type { Surface as KitSurface } from "canvaskit-wasm";
import { type KitStage, painted, rasterSurface } from "../canvas-kit.js";
import { FRAME } from "../pictures.js";
import type { OurStage, Workload } from "./workload.js";

/** Opaque orange, as the engine, CanvasKit and a 2D canvas write it. */
const ORANGE = { engine: 0xff1f5aff, canvasKit: [1, 90 / 255, 31 / 255, 1], canvas2d: "#ff5a1f" };

/** Edges between pixels, corners of 200 pixels. */
const CARD = { left: 40.5, top: 30.25, right: 1880.5, bottom: 1050.75, radius: 200 };

/** Masks, tiles of coverage, and the coverage of rounded rectangles. */
export function coverages(stage: OurStage): Workload[] {
  const { engine, target, layer, coverage, fillFrame, fillCoverage, scaleFrame } = stage;
  const white = 0xffffffff;
  return [
    {
      name: "alpha mask",
      ours: () => engine.multiplyMask(target, layer),
      canvasKit: (stage) =>
        painted(
          stage,
          (paint) => paint.setBlendMode(stage.kit.BlendMode.DstIn),
          (paint) => stage.canvas.drawImage(stage.layer, 0, 0, paint),
        ),
      canvas2d: ({ context, drawLayer, finish }) => {
        context.globalCompositeOperation = "destination-in";
        drawLayer();
        context.globalCompositeOperation = "source-over";
        finish();
      },
    },
    {
      name: "coverage mask",
      ours: () => engine.multiplyCoverage(target, coverage),
      canvasKit: (stage) =>
        painted(
          stage,
          (paint) => paint.setBlendMode(stage.kit.BlendMode.DstIn),
          (paint) => stage.canvas.drawImage(stage.coverage, 0, 0, paint),
        ),
    },
    {
      name: "colour through coverage",
      ours: () => engine.paintCoverage(target, coverage, 0, 0, ORANGE.engine),
      canvasKit: (stage) =>
        painted(
          stage,
          (paint) => paint.setColor(ORANGE.canvasKit),
          (paint) => stage.canvas.drawImage(stage.coverage, 0, 0, paint),
        ),
    },
    {
      name: "rounded rectangle, coverage",
      floor: fillCoverage,
      ours: () => engine.roundedRectCoverage(coverage, CARD, CARD.radius, CARD.radius),
      canvasKit: roundedRectOnAlpha(),
    },
    {
      name: "rounded rectangle, filled",
      floor: fillFrame,
      ours: () => {
        engine.roundedRectCoverage(coverage, CARD, CARD.radius, CARD.radius);
        engine.paintCoverage(target, coverage, 0, 0, ORANGE.engine);
      },
      canvasKit: (stage) => roundedRect(stage, stage.surface, ORANGE.canvasKit),
      canvas2d: ({ context, finish }) => {
        const { left, top, right, bottom, radius } = CARD;
        context.fillStyle = ORANGE.canvas2d;
        context.beginPath();
        context.roundRect(left, top, right - left, bottom - top, radius);
        context.fill();
        finish();
      },
    },
    {
      name: "solid colour, opaque",
      floor: fillFrame,
      ours: () => engine.paintColor(target, white),
      canvasKit: (stage) =>
        painted(
          stage,
          (paint) => paint.setColor([1, 1, 1, 1]),
          (paint) => stage.canvas.drawPaint(paint),
        ),
      canvas2d: ({ context, finish }) => {
        context.fillStyle = "#ffffff";
        context.fillRect(0, 0, FRAME.width, FRAME.height);
        finish();
      },
    },
    {
      name: "solid colour, half transparent",
      floor: scaleFrame,
      ours: () => engine.paintColor(target, white, 128),
      canvasKit: (stage) =>
        painted(
          stage,
          (paint) => paint.setColor([1, 1, 1, 0.5]),
          (paint) => stage.canvas.drawPaint(paint),
        ),
      canvas2d: ({ context, finish }) => {
        context.fillStyle = "rgb(255 255 255 / 50%)";
        context.fillRect(0, 0, FRAME.width, FRAME.height);
        finish();
      },
    },
  ];
}

/** Onto a surface that is coverage and nothing else, made when it is first needed. */
function roundedRectOnAlpha(): (stage: KitStage) => void {
  let surface: KitSurface | undefined;
  return (stage) => {
    surface ??= rasterSurface(stage.kit, stage.kit.ColorType.Alpha_8);
    surface.getCanvas().clear(stage.kit.TRANSPARENT);
    roundedRect(stage, surface, [0, 0, 0, 1]);
  };
}

function roundedRect(stage: KitStage, surface: KitSurface, color: readonly number[]): void {
  const { kit } = stage;
  const { left, top, right, bottom, radius } = CARD;
  const paint = new kit.Paint();
  paint.setAntiAlias(true);
  paint.setColor([...color]);
  surface.getCanvas().drawRRect(kit.RRectXY(kit.LTRBRect(left, top, right, bottom), radius, radius), paint);
  paint.delete();
  surface.flush();
}
