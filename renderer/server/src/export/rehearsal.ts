import { availableParallelism } from "node:os";
import type { VideoJSON } from "@videoflow/core";
import { ServedFiles } from "../browser/served-files.js";
import type { WorkPage } from "../browser/work-page.js";
import { documentResources } from "../resources.js";
import type { ExportRequest } from "./export-in-browser.js";

/** A film of small frames, enough for two workers: what nearly all films need is in it. */
const REHEARSAL: VideoJSON = {
  width: 320,
  height: 180,
  duration: 1.1,
  layers: [
    { type: "shape", shapeType: "rectangle", width: 40, height: 10, cornerRadius: 2, fill: "#FF5A1F" },
    {
      type: "text",
      text: "Rehearsal",
      keyframes: {
        opacity: [
          { time: 0, value: 0.5 },
          { time: 1.1, value: 1 },
        ],
        scale: [
          { time: 0, value: 0.5 },
          { time: 1.1, value: 1 },
        ],
      },
    },
  ],
};

/** Exports a film for nobody in a page without a job: everything is compiled and started then, and stays so for the job to come. */
export async function rehearse(page: WorkPage): Promise<void> {
  const files = new ServedFiles();
  const resources = await files.addResources(await documentResources(REHEARSAL));
  page.serve(files.all, undefined);
  await page.load();
  const coding = { workers: availableParallelism(), preferredEncoder: "webcodecs" } as const;
  const request: ExportRequest = { document: REHEARSAL, resources, sound: undefined, coding, proven: [] };
  await page.evaluate("makeReady", [JSON.stringify(request)]);
}
