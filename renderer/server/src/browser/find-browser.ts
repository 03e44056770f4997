import { execFile } from "node:child_process";
import { accessSync, constants, statSync } from "node:fs";
import { delimiter, join } from "node:path";
import { promisify } from "node:util";

/** Where a browser was found. */
export interface BrowserFile {
  readonly executablePath: string;
  /** How it was found, for `videoflow doctor`: "VIDEOFLOW_CHROMIUM", "installed", … */
  readonly source: string;
}

const CHROMIUM_NAMES = ["chromium", "chromium-browser", "google-chrome-stable", "google-chrome", "chrome"];
const CHROMIUM_PATHS = [
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
  "/Applications/Chromium.app/Contents/MacOS/Chromium",
  ...["PROGRAMFILES", "PROGRAMFILES(X86)", "LOCALAPPDATA"]
    .map((name) => process.env[name])
    .filter((folder) => folder !== undefined)
    .map((folder) => join(folder, "Google", "Chrome", "Application", "chrome.exe")),
];
const FIREFOX_NAMES = ["firefox", "firefox-esr"];
const FIREFOX_PATHS = [
  "/Applications/Firefox.app/Contents/MacOS/firefox",
  ...["PROGRAMFILES", "PROGRAMFILES(X86)"]
    .map((name) => process.env[name])
    .filter((folder) => folder !== undefined)
    .map((folder) => join(folder, "Mozilla Firefox", "firefox.exe")),
];

/** The Chromium or Chrome installed on this machine, looked for on the PATH and in the usual places. */
export function findInstalledChromium(): BrowserFile | undefined {
  return findInstalled(CHROMIUM_NAMES, CHROMIUM_PATHS);
}

/** The Firefox named by `VIDEOFLOW_FIREFOX`, else the one installed on this machine. */
export function findFirefox(): BrowserFile | undefined {
  return findNamed("VIDEOFLOW_FIREFOX") ?? findInstalled(FIREFOX_NAMES, FIREFOX_PATHS);
}

/** The browser a variable of the environment names. It is taken at its word: a wrong path fails when it is started. */
export function findNamed(variable: string): BrowserFile | undefined {
  const executablePath = process.env[variable];
  return executablePath ? { executablePath, source: variable } : undefined;
}

/** What a browser says of itself, e.g. "Chromium 147.0.7727.0"; undefined when it cannot be started. */
export async function browserVersion(
  executablePath: string,
  environment: Readonly<Record<string, string>> = {},
): Promise<string | undefined> {
  try {
    const { stdout } = await promisify(execFile)(executablePath, ["--version"], {
      timeout: 10_000,
      killSignal: "SIGKILL",
      env: { ...process.env, ...environment },
    });
    return stdout.trim() || undefined;
  } catch {
    return undefined;
  }
}

function findInstalled(names: readonly string[], paths: readonly string[]): BrowserFile | undefined {
  const folders = (process.env["PATH"] ?? "").split(delimiter).filter(Boolean);
  const onPath = names.flatMap((name) => folders.map((folder) => join(folder, name)));
  const executablePath = [...onPath, ...paths].find(isExecutable);
  return executablePath ? { executablePath, source: "installed" } : undefined;
}

export function isExecutable(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return statSync(file).isFile();
  } catch {
    return false;
  }
}
