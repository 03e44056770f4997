import { VideoJSONError } from "@videoflow/core";
import type { JobReply, PageMethods, Progress } from "../page-protocol.js";
import { jobs } from "./jobs.js";
import { makeReady } from "./make-ready.js";

/** How long the page may work before it looks for messages from its host, in ms. */
const PATIENCE = 100;

let progress: Progress = { done: 0, of: 1 };

async function run(name: string, input: string): Promise<JobReply> {
  progress = { done: 0, of: 1 };
  try {
    const job = jobs[name];
    if (!job) throw new Error(`the page has no job "${name}", only ${Object.keys(jobs).join(", ")}`);
    let looked = performance.now();
    const result = await job(JSON.parse(input), async (done, of = 1) => {
      progress = { done, of };
      if (performance.now() - looked < PATIENCE) return;
      await new Promise((resolve) => setTimeout(resolve));
      looked = performance.now();
    });
    return { result };
  } catch (error) {
    if (error instanceof VideoJSONError) return { issues: error.issues };
    return { failure: error instanceof Error ? `${error.name}: ${error.message}` : String(error) };
  }
}

Object.assign(globalThis, { videoflow: { run, makeReady, progress: () => progress } satisfies PageMethods });
