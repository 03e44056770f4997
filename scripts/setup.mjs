import { existsSync, statSync } from "node:fs";
import { join } from "node:path";
import { root, run } from "./run.mjs";

const OLDEST = [20, 19];

/** Installs the dependencies where they are missing or older than the lock file, then builds. */
export async function setUp() {
  const [major, minor] = process.versions.node.split(".").map(Number);
  if (major < OLDEST[0] || (major === OLDEST[0] && minor < OLDEST[1])) {
    console.error(
      `Node ${OLDEST.join(".")} or newer is needed; this is ${process.versions.node}. See https://nodejs.org.`,
    );
    process.exit(6);
  }
  if (!installed()) await run("npm ci --no-audit --no-fund", "install dependencies from the npm registry");
  await run("npm run --silent build", "build");
}

function installed() {
  const record = join(root, "node_modules/.package-lock.json");
  return existsSync(record) && statSync(record).mtimeMs >= statSync(join(root, "package-lock.json")).mtimeMs;
}
