import { readFile } from "node:fs/promises";
import { expect, test } from "vitest";
import { loadCanvasKit, prepareCanvasKit } from "../src/paint/canvaskit/load.js";

test("an instance that was prepared serves one renderer, and the next one gets another", async () => {
  const module = await WebAssembly.compile(await readFile(new URL("../assets/canvaskit.wasm", import.meta.url)));
  await prepareCanvasKit(module);
  await prepareCanvasKit(module);
  const [first, second] = await Promise.all([loadCanvasKit(module), loadCanvasKit(module)]);
  expect(first.memory).toBeInstanceOf(WebAssembly.Memory);
  expect(second.memory).toBeInstanceOf(WebAssembly.Memory);
  expect(second.memory).not.toBe(first.memory);
  expect((await loadCanvasKit(module)).memory).not.toBe(second.memory);
});
