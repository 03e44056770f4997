import CanvasKitInit from "canvaskit-wasm";
import type { Context2D } from "../canvas-2d.js";
import type { Host } from "../host.js";
import type { Size } from "../pictures.js";
import { PAGE_FILES } from "./page-files.js";

const PEER_NAMES = { chromium: "Chromium's 2D canvas", firefox: "Firefox's 2D canvas" } as const;

export async function pageHost(name: keyof typeof PEER_NAMES): Promise<Host> {
  // The package is CommonJS, which nodenext types as a namespace.
  const initialise = CanvasKitInit as unknown as typeof CanvasKitInit.default;
  const [engine, effects, canvasKit] = await Promise.all([
    WebAssembly.compileStreaming(fetch(PAGE_FILES.engine)),
    WebAssembly.compileStreaming(fetch(PAGE_FILES.effects)),
    initialise({ locateFile: () => PAGE_FILES.canvasKit }),
  ]);
  return {
    name,
    engine,
    effects,
    canvasKit,
    canvas2d: { peerName: PEER_NAMES[name], create: offscreenCanvas, drawI420: drawVideoFrame },
  };
}

/** A fresh frame each time, because browsers keep the picture of a frame that they have drawn. */
function drawVideoFrame(context: Context2D, planes: Uint8Array<ArrayBuffer>, { width, height }: Size): void {
  const frame = new VideoFrame(planes, {
    format: "I420",
    codedWidth: width,
    codedHeight: height,
    timestamp: 0,
    colorSpace: { primaries: "bt709", transfer: "bt709", matrix: "bt709", fullRange: false },
  });
  (context as OffscreenCanvasRenderingContext2D).drawImage(frame, 0, 0);
  frame.close();
}

function offscreenCanvas(width: number, height: number) {
  const canvas = new OffscreenCanvas(width, height);
  // Pixels that are often read are drawn on the CPU.
  const context = canvas.getContext("2d", { willReadFrequently: true });
  if (!context) throw new Error(`there is no memory for a canvas of ${width}x${height} pixels`);
  return {
    context,
    drawOn: (target: Context2D) => (target as OffscreenCanvasRenderingContext2D).drawImage(canvas, 0, 0),
  };
}
