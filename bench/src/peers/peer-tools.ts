import { execFile, spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";

const FOLDER = fileURLToPath(new URL("../../peers/", import.meta.url));

/** A file of bench/peers. */
export function peerFile(name: string): string {
  return `${FOLDER}${name}`;
}

/** Installs the other renderers, from npm, into a folder of their own. */
export function installPeers(): void {
  if (existsSync(peerFile("node_modules"))) return;
  console.error("installing the peers (npm, 360 MB)");
  // Browsers are not downloaded: all peers are driven in the one that we use.
  const env = { ...process.env, PUPPETEER_SKIP_DOWNLOAD: "1", DISABLE_TELEMETRY: "true" };
  const { status } = spawnSync("npm", ["install", "--no-audit", "--no-fund"], { cwd: FOLDER, env, stdio: "inherit" });
  if (status !== 0) throw new Error(`npm install failed in ${FOLDER}`);
}

/** Runs a script of bench/peers in a process of its own, which prints its figures as JSON on its last line. */
export async function runPeer(
  script: string,
  values: readonly string[],
  environment: Readonly<Record<string, string>>,
): Promise<{ milliseconds: number }> {
  const { stdout } = await promisify(execFile)(process.execPath, [peerFile(script), ...values], {
    cwd: FOLDER,
    env: { ...process.env, ...environment, DISABLE_TELEMETRY: "true" },
    maxBuffer: 2 ** 26,
    timeout: 120_000,
    killSignal: "SIGKILL",
  });
  return JSON.parse(stdout.trim().split("\n").at(-1) ?? "") as { milliseconds: number };
}
