import { canonicalJson, normalize as normalForm } from "@videoflow/core";
import { readDocument } from "../input.js";
import { writeOutput } from "../output.js";
import type { Context, NormalizeOptions } from "../program.js";
import { printIssues, printLosses, writeJson } from "../report.js";

/** Writes a document's canonical form, with nothing after its last byte, so that hashes of the output are hashes of the document. */
export async function normalize(path: string, options: NormalizeOptions, { signal }: Context): Promise<number> {
  const { document, warnings, losses } = await readDocument(path, signal);
  const text = canonicalJson(normalForm(document));
  await writeOutput(options.output, text, signal);
  if (options.json && options.output !== "-") {
    await writeJson({ output: options.output, bytes: Buffer.byteLength(text), issues: warnings, losses });
  } else {
    printIssues(warnings);
    printLosses(losses);
  }
  return 0;
}
