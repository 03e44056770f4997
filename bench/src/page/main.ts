/** The page of headless browsers with one more job: measuring suites. */
import { addJobs } from "@videoflow/renderer-server/browser/page";
import { measureSuite, type Result } from "../measure.js";
import { pageSuites } from "../suites.js";
import type { BenchRequest } from "./bench-request.js";
import { pageHost } from "./page-host.js";

addJobs({
  async measure(input, onProgress) {
    const { browser, suites, options } = input as BenchRequest;
    const host = await pageHost(browser);
    const results: Result[] = [];
    for (const [index, name] of suites.entries()) {
      for await (const result of measureSuite(pageSuites[name], host, `${browser} · `, options)) {
        results.push(result);
        await onProgress(index / suites.length);
      }
    }
    return results;
  },
});
