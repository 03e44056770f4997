import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: ["{generators,conformance,bench}/test/**/*.test.ts", "{sdks,renderer,apps}/*/test/**/*.test.ts"],
    // Rendering and browsers take seconds on a small machine; a hang must still end the run.
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
});
