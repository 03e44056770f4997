// node scripts/test-rust.mjs: the tests, clippy, rustfmt, the reference and the package of sdks/rust.
// Ends with one line of figures; other scripts take them from testRust().
import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { root } from "./run.mjs";

const sdk = join(root, "sdks/rust");
const environment = {
  CARGO_TERM_COLOR: "never",
  RUSTDOCFLAGS: "-D warnings",
};

const checks = [
  ["fmt", "--check"],
  ["clippy", "--quiet", "--locked", "--all-targets", "--", "-D", "warnings"],
  ["doc", "--quiet", "--locked", "--no-deps"],
  ["package", "--quiet", "--locked", "--allow-dirty", "--no-verify"],
];

/**
 * Each check counts as one test, each test of cargo as itself.
 *
 * @returns {{passed: number, failed: number, skipped: number}}
 */
export function testRust() {
  if (spawnSync("cargo", ["--version"]).status !== 0) {
    console.log("Rust is missing: the tests of the Rust SDK are skipped.");
    return process.env.CI ? { passed: 0, failed: 1, skipped: 0 } : { passed: 0, failed: 0, skipped: 1 };
  }
  const figures = cargoTest();
  for (const check of checks) {
    if (cargo(check, "inherit").status === 0) figures.passed += 1;
    else figures.failed += 1;
  }
  return figures;
}

function cargoTest() {
  const { status, stdout = "" } = cargo(
    ["test", "--quiet", "--locked", "--no-fail-fast"],
    ["inherit", "pipe", "inherit"],
  );
  console.log(stdout);
  const results = [...stdout.matchAll(/^test result: .*? (\d+) passed; (\d+) failed; (\d+) ignored/gm)];
  const sum = (group) => results.reduce((total, result) => total + Number(result[group]), 0);
  // What does not compile, or breaks off, is not among the results.
  return { passed: sum(1), failed: sum(2) || (status === 0 ? 0 : 1), skipped: sum(3) };
}

function cargo(parameters, stdio) {
  console.log(`\n— sdks/rust\n  cargo ${parameters.join(" ")}`);
  return spawnSync("cargo", parameters, { cwd: sdk, stdio, encoding: "utf8", env: { ...process.env, ...environment } });
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) {
  const { passed, failed, skipped } = testRust();
  console.log(`\n${passed} passed, ${failed} failed, ${skipped} skipped`);
  process.exitCode = failed > 0 ? 1 : 0;
}
