// node scripts/test-go.mjs: gofmt, go vet, staticcheck and go test of sdks/go and of its test module, which has the
// dependencies that the SDK does not have. Ends with one line of figures; other scripts take them from testGo().
import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { root } from "./run.mjs";

const sdk = join(root, "sdks/go");
const modules = [sdk, join(sdk, "schematest")];
const staticcheck = "honnef.co/go/tools/cmd/staticcheck@v0.8.2";

/**
 * Each check counts as one test, each test of go test, and each of its parts, as itself.
 *
 * @returns {{passed: number, failed: number, skipped: number}}
 */
export function testGo() {
  if (spawnSync("go", ["version"]).status !== 0) {
    console.log("Go is missing: the tests of the Go SDK are skipped.");
    return process.env.CI ? { passed: 0, failed: 1, skipped: 0 } : { passed: 0, failed: 0, skipped: 1 };
  }
  const figures = { passed: 0, failed: 0, skipped: 0 };
  const count = (succeeds) => {
    figures[succeeds ? "passed" : "failed"] += 1;
  };
  count(isFormatted());
  for (const module of modules) {
    count(run(module, ["go", "vet", "./..."]).status === 0);
    count(run(module, ["go", "run", staticcheck, "./..."]).status === 0);
    const tests = goTest(module);
    for (const name of Object.keys(figures)) figures[name] += tests[name];
  }
  return figures;
}

/** gofmt names what it would change and succeeds all the same. */
function isFormatted() {
  const { status, stdout } = run(sdk, ["gofmt", "-l", "."], "pipe");
  if (stdout !== "") console.log(`gofmt would change:\n${stdout}`);
  return status === 0 && stdout === "";
}

function goTest(module) {
  const { status, stdout } = run(module, ["go", "test", "-count=1", "-json", "./..."], "pipe");
  const events = stdout
    .split("\n")
    .filter((line) => line.startsWith("{"))
    .map((line) => JSON.parse(line));
  const ended = (action) => events.filter(({ Action, Test }) => Action === action && Test !== undefined);
  const [passed, failed, skipped] = ["pass", "fail", "skip"].map(ended);
  const wrong = new Set(failed.map(({ Package, Test }) => `${Package} ${Test}`));
  for (const { Package, Test, Output } of events) {
    const isFromBuild = Test === undefined && status !== 0 && Output !== undefined;
    if (isFromBuild || (Output !== undefined && wrong.has(`${Package} ${Test}`))) process.stdout.write(Output);
  }
  // A package that does not compile has no tests to count.
  return { passed: passed.length, failed: failed.length || (status === 0 ? 0 : 1), skipped: skipped.length };
}

function run(folder, [command, ...parameters], output = "inherit") {
  console.log(`\n— ${folder.slice(root.length + 1)}\n  ${[command, ...parameters].join(" ")}`);
  const stdio = ["ignore", output, "inherit"];
  return spawnSync(command, parameters, { cwd: folder, stdio, encoding: "utf8", maxBuffer: 2 ** 28 });
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) {
  const { passed, failed, skipped } = testGo();
  console.log(`\n${passed} passed, ${failed} failed, ${skipped} skipped`);
  process.exitCode = failed > 0 ? 1 : 0;
}
