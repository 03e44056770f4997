import { readFileSync } from "node:fs";
import { createCanvas } from "@napi-rs/canvas";
import { assetUrls } from "@videoflow/renderer-core";
import CanvasKitInit from "canvaskit-wasm";
import type { Context2D } from "./canvas-2d.js";
import type { Host } from "./host.js";

export async function nodeHost(): Promise<Host> {
  // The package is CommonJS, which nodenext types as a namespace.
  const initialise = CanvasKitInit as unknown as typeof CanvasKitInit.default;
  return {
    name: "node",
    engine: new WebAssembly.Module(readFileSync(assetUrls.engine)),
    effects: new WebAssembly.Module(readFileSync(assetUrls.effects)),
    canvasKit: await initialise(),
    cpuTime: () => {
      const { user, system } = process.cpuUsage();
      return (user + system) / 1000;
    },
    canvas2d: { peerName: "native Skia", create: nativeCanvas },
  };
}

function nativeCanvas(width: number, height: number) {
  const canvas = createCanvas(width, height);
  const context = canvas.getContext("2d");
  return {
    context: context as unknown as Context2D,
    drawOn: (target: Context2D) => (target as unknown as typeof context).drawImage(canvas, 0, 0),
  };
}
