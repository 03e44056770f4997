// npm run demo: from a clean clone to a playable video.
import { spawnSync } from "node:child_process";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { exitCode, root, run } from "./run.mjs";
import { setUp } from "./setup.mjs";

/** Exit code of errors of the environment. */
const BROWSER_PROBLEM = 6;

await setUp();
mkdirSync(join(root, "out"), { recursive: true });
writeFileSync(join(root, "out/weekly-digest.json"), weeklyDigest());
const render = "node apps/cli/dist/main.js render out/weekly-digest.json -o out/weekly-digest.mp4";
console.log(`\n— render the Weekly Digest\n  ${render}`);
const code = await exitCode(render);
// The browser is what a machine may lack: the reason has been printed.
if (code === BROWSER_PROBLEM) await run(`${render} --engine node`, "render without a browser");
else if (code !== 0) process.exit(code);
console.log(`\nYour video: ${join(root, "out/weekly-digest.mp4")}`);

/** The document as Python writes it; where there is no Python, the same document from a file. */
function weeklyDigest() {
  const python = spawnSync("python3", [join(root, "examples/weekly_digest.py")], { encoding: "utf8" });
  if (python.status === 0) {
    console.log("\n— author the video in Python\n  python3 examples/weekly_digest.py");
    return python.stdout;
  }
  return readFileSync(join(root, "examples/weekly-digest.json"), "utf8");
}
