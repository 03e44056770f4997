/** The names by which the page loads its files. */
export const PAGE_FILES = { engine: "engine.wasm", effects: "effects.wasm", canvasKit: "canvaskit.wasm" } as const;
