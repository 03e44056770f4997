// Renders one scene with Revideo. argv: scene, width, height, address of the media, executable of Chromium, folder to write to.

import { fileURLToPath } from "node:url";
import { renderVideo } from "@revideo/renderer";

const [scene, width, height, media, executablePath, outDir] = process.argv.slice(2);
process.env.DISABLE_TELEMETRY = "true";
// It waits for ever now and then. Ending by itself, it takes its browser with it.
setTimeout(() => process.exit(1), 60_000).unref();
const started = performance.now();
await renderVideo({
  projectFile: fileURLToPath(new URL("revideo/project.tsx", import.meta.url)),
  variables: { scene, media },
  settings: {
    outFile: "revideo.mp4",
    outDir,
    workers: 2,
    logProgress: false,
    projectSettings: {
      size: { x: Number(width), y: Number(height) },
      range: [0, 10],
      exporter: { name: "@revideo/core/wasm" },
    },
    puppeteer: {
      executablePath,
      headless: "shell",
      args: ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-sync"],
    },
  },
});
console.log(JSON.stringify({ milliseconds: performance.now() - started }));
process.exit(0);
