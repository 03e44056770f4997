import { spawn } from "node:child_process";
import { dirname } from "node:path";
import { fileURLToPath } from "node:url";

export const root = dirname(dirname(fileURLToPath(import.meta.url)));

/** Runs a shell command in the root of the repository, shows what it prints and ends the process when it fails. */
export async function run(command, purpose) {
  console.log(`\n— ${purpose}\n  ${command}`);
  const code = await exitCode(command);
  if (code !== 0) {
    console.error(`\nFailed: ${purpose} (exit ${code}).`);
    process.exit(code);
  }
}

/** Exit code of a shell command; `output` receives its standard output instead of the terminal. */
export function exitCode(command, output) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, { cwd: root, shell: true, stdio: ["ignore", output ? "pipe" : "inherit", "inherit"] });
    child.stdout?.on("data", output);
    child.on("error", reject);
    child.on("close", (code, signal) => resolve(code ?? (signal ? 1 : 0)));
  });
}
