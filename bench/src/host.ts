import type { CanvasKit } from "canvaskit-wasm";
import type { Canvas2D, Context2D } from "./canvas-2d.js";
import type { Size } from "./pictures.js";

export const HOST_NAMES = ["node", "chromium", "firefox"] as const;
export type HostName = (typeof HOST_NAMES)[number];

/** The JavaScript engine that a suite runs in, and whom it can be measured against there. */
export interface Host {
  readonly name: HostName;
  readonly engine: WebAssembly.Module;
  readonly effects: WebAssembly.Module;
  readonly canvasKit: CanvasKit;
  /** Milliseconds of the processor that were spent here so far, where that can be known: what others use does not count. */
  readonly cpuTime?: () => number;
  /** A native 2D canvas that draws on the CPU. */
  readonly canvas2d: Canvas2DMaker;
}

export interface Canvas2DMaker {
  /** Whose canvas it is, for the report. */
  readonly peerName: string;
  create(width: number, height: number): Canvas2D;
  /** Draws a picture from tight I420 planes (BT.709, limited range) at the origin of `context`; Node's canvas cannot. */
  readonly drawI420?: ((context: Context2D, planes: Uint8Array<ArrayBuffer>, size: Size) => void) | undefined;
}
