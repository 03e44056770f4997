// npm test: sets up what the tests need, runs the checks and every test, and ends with one line of figures.
import { existsSync, mkdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { exitCode, root, run } from "./run.mjs";
import { setUp } from "./setup.mjs";
import { testGo } from "./test-go.mjs";
import { testPython } from "./test-python.mjs";
import { testRust } from "./test-rust.mjs";

const figures = { passed: 0, failed: 0, skipped: 0 };

await setUp();
await installFirefox();
await run("npm run --silent check", "check");
for (const suite of [runVitest, testPython, testGo, testRust, runBuilders]) add(await suite());

console.log(`\n${figures.passed} passed, ${figures.failed} failed, ${figures.skipped} skipped`);
process.exit(figures.failed > 0 ? 1 : 0);

function add({ passed, failed, skipped }) {
  figures.passed += passed;
  figures.failed += failed;
  figures.skipped += skipped;
}

/** Firefox is no npm package. As root on Debian it is installed; elsewhere its tests say that they are skipped. */
async function installFirefox() {
  if (["/usr/bin/firefox-esr", "/usr/bin/firefox"].some(existsSync) || process.env.VIDEOFLOW_FIREFOX) return;
  if (process.getuid?.() === 0 && existsSync("/usr/bin/apt-get")) {
    await run(
      "apt-get update -qq && apt-get install -y -qq --no-install-recommends firefox-esr >/dev/null",
      "install Firefox",
    );
  } else if (process.env.CI) {
    console.error("Firefox is missing: CI holds every engine to the goldens. Install it or set VIDEOFLOW_FIREFOX.");
    process.exit(6);
  }
}

async function runVitest() {
  const report = join(root, "out/vitest.json");
  mkdirSync(join(root, "out"), { recursive: true });
  console.log("\n— tests\n  npx vitest run");
  const code = await exitCode(`npx vitest run --reporter=default --reporter=json --outputFile.json=${report}`);
  const { numPassedTests, numFailedTests, numPendingTests, numTodoTests } = JSON.parse(readFileSync(report, "utf8"));
  return {
    passed: numPassedTests,
    // A file that fails to load has no tests to count.
    failed: numFailedTests || (code === 0 ? 0 : 1),
    skipped: numPendingTests + numTodoTests,
  };
}

/** The same programs through the public API of every SDK. */
async function runBuilders() {
  console.log("\n— SDKs\n  npm run test:builders");
  let output = "";
  const code = await exitCode("npm run --silent test:builders", (chunk) => {
    process.stdout.write(chunk);
    output += chunk;
  });
  const line = /(\d+) passed, (\d+) failed, (\d+) skipped\s*$/.exec(output);
  const [passed, failed, skipped] = line ? line.slice(1).map(Number) : [0, 1, 0];
  return { passed, failed: failed || (code === 0 ? 0 : 1), skipped };
}
