import { interpret, readText } from "../input.js";
import type { CommonOptions, Context } from "../program.js";
import { exitCode, printIssues, printLine, printLosses, writeJson } from "../report.js";

/** Lists every issue of a document. Warnings leave it valid. */
export async function validate(path: string, { json, quiet }: CommonOptions, { signal }: Context): Promise<number> {
  const { document, issues, losses } = interpret(await readText(path, signal));
  const valid = document !== undefined;
  if (json) {
    await writeJson({ valid, issues, losses });
  } else {
    printIssues(issues);
    printLosses(losses);
    if (valid && !quiet)
      printLine(issues.length === 0 ? "The document is valid." : "The document is valid, with warnings.");
  }
  return exitCode(issues);
}
