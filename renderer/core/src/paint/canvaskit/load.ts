import type { CanvasKit } from "canvaskit-wasm";
import { canvasKitFactory } from "../../../assets/canvaskit-factory.js";

/** A CanvasKit instance and the memory it works in, which the pixel engine shares. */
export interface CanvasKitInstance {
  readonly kit: CanvasKit;
  /** Growth detaches every view of `memory.buffer`: take a fresh view for each use. */
  readonly memory: WebAssembly.Memory;
}

/** Instantiates CanvasKit from its compiled module (`canvaskit.wasm` of the npm package, default build). */
export async function loadCanvasKit(module: WebAssembly.Module): Promise<CanvasKitInstance> {
  let memory: WebAssembly.Memory | undefined;
  const webAssembly = {
    RuntimeError: WebAssembly.RuntimeError,
    async instantiateStreaming(_response: unknown, imports: WebAssembly.Imports) {
      const instance = await WebAssembly.instantiate(module, imports);
      memory = Object.values(instance.exports).find((value) => value instanceof WebAssembly.Memory);
      return { module, instance };
    },
  };
  const initialise = canvasKitFactory(webAssembly, async () => null);
  const kit = await initialise({ locateFile: (file) => file });
  return { kit, memory: memory as WebAssembly.Memory };
}
