// The `videoflow` command: arguments -> one command of ./commands -> exit code. Errors of every kind end up here.
import { readFileSync } from "node:fs";
import { asVideoJSONError, fail } from "./errors.js";
import { outputFailed } from "./output.js";
import { runProgram } from "./program.js";
import { exitCode, printLine, reportIssues } from "./report.js";

const args = process.argv.slice(2);
const interruption = new AbortController();

for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) {
  process.on(signal, () => {
    // Whoever asks twice does not want to wait for the cleaning up.
    if (interruption.signal.aborted) process.exit(130);
    interruption.abort(fail("ABORTED"));
  });
}
for (const stream of [process.stdout, process.stderr]) {
  stream.on("error", (error: NodeJS.ErrnoException) => {
    // A reader that has gone away (`| head`) wants no more.
    if (error.code === "EPIPE") interruption.abort(outputFailed("-", error));
  });
}
process.on("uncaughtException", (error) => void end(error));
process.on("unhandledRejection", (error) => void end(error));

try {
  const { version } = JSON.parse(readFileSync(new URL("../package.json", import.meta.url), "utf8")) as {
    version: string;
  };
  // Not left to run out: an unread standard input would keep the process alive.
  process.exit(await runProgram(args, version, { signal: interruption.signal }));
} catch (error) {
  await end(error);
}

async function end(error: unknown): Promise<void> {
  const { aborted, reason } = interruption.signal;
  const { issues } = asVideoJSONError(aborted ? reason : error);
  if (process.env["VIDEOFLOW_DEBUG"] === "1" && error instanceof Error) printLine(error.stack ?? error.message);
  // Looked for by hand, because the arguments themselves may be what is wrong.
  await reportIssues(issues, args.includes("--json"));
  process.exit(exitCode(issues));
}
