#!/usr/bin/env node
// Plain JavaScript that any Node can read and that is there before the build, so that npm can link it.
import { existsSync } from "node:fs";

const OLDEST = [20, 19];
const [major, minor] = process.versions.node.split(".").map(Number);
const main = new URL("../dist/main.js", import.meta.url);

if (major < OLDEST[0] || (major === OLDEST[0] && minor < OLDEST[1])) {
  const needed = OLDEST.join(".");
  stop(
    "NODE_TOO_OLD",
    `This is Node ${process.versions.node}; ${needed} or newer is needed.`,
    "See https://nodejs.org.",
  );
} else if (!existsSync(main)) {
  stop(
    "INSTALLATION_DAMAGED",
    `The file ${main.pathname} is missing.`,
    "Install the package again; in a clone run `npm run build`.",
  );
} else {
  await import(main.href);
}

function stop(code, message, fix) {
  console.error(`error ${code}\n  ${message}\n  ${fix}`);
  process.exitCode = 6;
}
