import type { FileOutput } from "../src/export/output.js";

/** A file in memory; parts may come in any order. */
export function memoryOutput(): FileOutput<Uint8Array> {
  let file = new Uint8Array(0);
  return {
    write: async (data, position) => {
      if (position + data.length > file.length) {
        const grown = new Uint8Array(position + data.length);
        grown.set(file);
        file = grown;
      }
      file.set(data, position);
    },
    finish: async () => file,
    discard: async () => undefined,
  };
}
