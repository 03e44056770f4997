// npm run demo: from a clean clone to a playable video.
import { spawnSync } from "node:child_process";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { root, run } from "./run.mjs";
import { setUp } from "./setup.mjs";

await setUp();
mkdirSync(join(root, "out"), { recursive: true });
writeFileSync(join(root, "out/weekly-digest.json"), weeklyDigest());
await run(
  "node apps/cli/dist/main.js render out/weekly-digest.json -o out/weekly-digest.mp4",
  "render the Weekly Digest",
);
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
