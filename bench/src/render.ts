import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { renderVideo } from "@videoflow/renderer-server";
import { type BenchCase, milliseconds, type Suite } from "./measure.js";
import { title720p } from "./scenes.js";

const videoflow = fileURLToPath(new URL("../../apps/cli/dist/main.js", import.meta.url));
const digest = fileURLToPath(new URL("../../examples/weekly-digest.json", import.meta.url));

/** Whole renders in `exact` mode, and the cold command line. */
export const suite: Suite<undefined> = {
  name: "render",
  *cases() {
    yield fromDocumentToMp4("5 s title scene, 720p, exact, all cores", title720p, undefined);
    yield fromDocumentToMp4("5 s title scene, 720p, exact, 1 worker", title720p, 1);
    yield fromDocumentToMp4(
      "weekly digest, 1080×1920, exact, all cores",
      JSON.parse(readFileSync(digest, "utf8")),
      undefined,
    );
    yield {
      name: "videoflow frame, cold start to PNG",
      unit: "ms",
      peerName: "node that does nothing",
      ours: () =>
        milliseconds(() => spawnSync(process.execPath, [videoflow, "frame", digest, "-n", "15", "-o", "/dev/null"])),
      peer: () => milliseconds(() => spawnSync(process.execPath, ["-e", ""])),
    };
  },
};

/** The rate at which 60 fps footage plays. */
const REAL_TIME = 60;

function fromDocumentToMp4(name: string, document: typeof title720p, workers: number | undefined): BenchCase {
  const frames = 150;
  const options = { engine: "node", encoder: "exact", workers } as const;
  return {
    name,
    unit: "fps",
    peerName: "60 fps real time",
    ours: async () =>
      (frames * 1000) / (await milliseconds(() => renderVideo(document, { outputType: "buffer", ...options }))),
    peer: () => REAL_TIME,
  };
}
