import { tightI420 } from "@videoflow/renderer-core/engine";
import type { MallocObj } from "canvaskit-wasm";
import { imageInfo, type KitStage, painted } from "../canvas-kit.js";
import { FRAME } from "../pictures.js";
import type { OurStage, Workload } from "./workload.js";

/** Between the formats of pixels. */
export function conversions({ engine, target, layer, planes }: OurStage): Workload[] {
  const picture = tightI420(planes, FRAME.width, FRAME.height);
  return [
    {
      name: "premultiply",
      ours: () => engine.premultiply(target, layer),
      canvasKit: (stage) =>
        painted(
          stage,
          (paint) => paint.setBlendMode(stage.kit.BlendMode.Src),
          (paint) => stage.canvas.drawImage(stage.straightLayer, 0, 0, paint),
        ),
      canvas2d: ({ context, layerData, finish }) => {
        context.putImageData(layerData, 0, 0);
        finish();
      },
    },
    {
      name: "unpremultiply",
      ours: () => engine.unpremultiply(target, layer),
      canvasKit: straightPixels(),
      canvas2d: ({ context }) => {
        context.getImageData(0, 0, FRAME.width, FRAME.height);
      },
    },
    { name: "RGBA to I420, BT.709 limited", ours: () => engine.toI420(layer, planes) },
    {
      name: "I420 to RGBA, BT.709 limited",
      ours: () => engine.fromI420(target, picture),
      needs: "drawI420",
      canvas2d: ({ drawI420, finish }) => {
        drawI420?.();
        finish();
      },
    },
  ];
}

/** Reads the layer as straight alpha into memory of CanvasKit's own, lent when it is first needed. */
function straightPixels(): (stage: KitStage) => void {
  let pixels: MallocObj | undefined;
  return ({ kit, layer }) => {
    pixels ??= kit.Malloc(Uint8Array, FRAME.width * FRAME.height * 4);
    const straight = imageInfo(kit, FRAME, kit.AlphaType.Unpremul, kit.ColorType.RGBA_8888);
    layer.readPixels(0, 0, straight, pixels, FRAME.width * 4);
  };
}
