import type { CanvasKit } from "canvaskit-wasm";
import { canvasKitFactory } from "../../../assets/canvaskit-factory.js";

/** A CanvasKit instance and the memory it works in, which the pixel engine shares. */
export interface CanvasKitInstance {
  readonly kit: CanvasKit;
  /** Growth detaches every view of `memory.buffer`: take a fresh view for each use. */
  readonly memory: WebAssembly.Memory;
}

/** A fresh instance for whoever asks next in this thread. */
let spare: Promise<CanvasKitInstance> | undefined;

/**
 * Instantiates CanvasKit for the next renderer of this thread, which is then created in a tenth of the time. There is one build of
 * CanvasKit, so whose module that renderer has makes no difference.
 */
export async function prepareCanvasKit(module: WebAssembly.Module): Promise<void> {
  spare ??= instantiate(module);
  await spare;
}

/** A fresh instance of CanvasKit from its compiled module (`canvaskit.wasm` of the npm package, default build). */
export function loadCanvasKit(module: WebAssembly.Module): Promise<CanvasKitInstance> {
  const instance = spare ?? instantiate(module);
  spare = undefined;
  return instance;
}

async function instantiate(module: WebAssembly.Module): Promise<CanvasKitInstance> {
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
