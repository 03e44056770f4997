import { VideoJSONError } from "@videoflow/core";
import type { JobReply, PageMethods } from "../page-protocol.js";
import { jobs } from "./jobs.js";

let progress = 0;

async function run(name: string, input: unknown): Promise<JobReply> {
  progress = 0;
  try {
    const job = jobs[name];
    if (!job) throw new Error(`the page has no job "${name}", only ${Object.keys(jobs).join(", ")}`);
    const result = await job(input, (done) => {
      progress = done;
    });
    return { result };
  } catch (error) {
    if (error instanceof VideoJSONError) return { issues: error.issues };
    return { failure: error instanceof Error ? `${error.name}: ${error.message}` : String(error) };
  }
}

Object.assign(globalThis, { videoflow: { run, progress: () => progress } satisfies PageMethods });
