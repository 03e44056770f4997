/** The page of headless browsers with jobs of its own: previewing documents. */
import { addJobs, type Job } from "../../../server/src/browser/page/index.js";
import { hashFrames } from "./hash-frames.js";

addJobs({ hashFrames } satisfies Record<string, Job>);
