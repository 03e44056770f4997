// node scripts/test-python.mjs: pytest, mypy --strict, ruff and the packages of sdks/python in a virtual environment of
// their own (.cache/python). Ends with one line of figures; other scripts take them from testPython().
import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { root } from "./run.mjs";

const sdk = join(root, "sdks/python");
const cache = join(root, ".cache/python");
const bin = join(cache, "venv", process.platform === "win32" ? "Scripts" : "bin");

/**
 * Each check counts as one test, each test of pytest as itself.
 *
 * @returns {{passed: number, failed: number, skipped: number}}
 */
export function testPython() {
  const python = findPython();
  if (python === undefined) {
    console.log("Python 3.10 or newer is missing: the tests of the Python SDK are skipped.");
    return process.env.CI ? { passed: 0, failed: 1, skipped: 0 } : { passed: 0, failed: 0, skipped: 1 };
  }
  prepare(python);
  const figures = pytest();
  const packages = join(cache, "dist");
  const checks = [
    ["mypy"],
    ["ruff", "check"],
    ["ruff", "format", "--check"],
    ["python", "-m", "build", "--no-isolation", "--outdir", packages],
  ];
  for (const check of checks) {
    if (succeeds(join(bin, check[0]), check.slice(1))) figures.passed += 1;
    else figures.failed += 1;
  }
  return figures;
}

function findPython() {
  const isNewEnough = "import sys; sys.exit(sys.version_info < (3, 10))";
  return ["python3", "python"].find((name) => spawnSync(name, ["-c", isNewEnough]).status === 0);
}

/** Makes the environment where it is missing, or older than what pyproject.toml asks for. */
function prepare(python) {
  const project = readFileSync(join(sdk, "pyproject.toml"), "utf8");
  const wanted = [...(/^dev = \[(.*)\]$/m.exec(project)?.[1] ?? "").matchAll(/"([^"]+)"/g)].map(([, name]) => name);
  const digest = createHash("sha256").update(wanted.join("\n")).digest("hex");
  const stamp = join(cache, "installed");
  if (existsSync(stamp) && readFileSync(stamp, "utf8") === digest && existsSync(bin)) return;
  mkdirSync(cache, { recursive: true });
  rmSync(join(cache, "venv"), { recursive: true, force: true });
  require(python, ["-m", "venv", join(cache, "venv")]);
  require(join(bin, "python"), ["-m", "pip", "install", "--quiet", "--disable-pip-version-check", ...wanted]);
  writeFileSync(stamp, digest);
}

function pytest() {
  const report = join(cache, "pytest.xml");
  rmSync(report, { force: true });
  const passes = succeeds(join(bin, "pytest"), [`--junit-xml=${report}`]);
  if (!existsSync(report)) return { passed: 0, failed: 1, skipped: 0 };
  const suite = /<testsuite [^>]*>/.exec(readFileSync(report, "utf8"))?.[0] ?? "";
  const [tests, errors, failures, skipped] = ["tests", "errors", "failures", "skipped"].map((name) =>
    Number(new RegExp(` ${name}="([0-9]+)"`).exec(suite)?.[1] ?? 0),
  );
  const failed = errors + failures || (passes ? 0 : 1);
  return { passed: tests - errors - failures - skipped, failed, skipped };
}

function succeeds(command, parameters) {
  console.log(`\n— sdks/python\n  ${[command, ...parameters].join(" ")}`);
  return spawnSync(command, parameters, { cwd: sdk, stdio: "inherit" }).status === 0;
}

function require(command, parameters) {
  if (!succeeds(command, parameters)) throw new Error("The environment of the Python tests cannot be set up.");
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) {
  const { passed, failed, skipped } = testPython();
  console.log(`\n${passed} passed, ${failed} failed, ${skipped} skipped`);
  process.exitCode = failed > 0 ? 1 : 0;
}
