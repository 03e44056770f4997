import { availableParallelism } from "node:os";
import { type Issue, type VideoJSON, VideoJSONError } from "@videoflow/core";
import { bundledFamilies, inspectBrowsers, renderVideo } from "@videoflow/renderer-server";
import { writeStandardOutput } from "../output.js";
import type { CommonOptions } from "../program.js";
import { exitCodeOf, writeJson } from "../report.js";

/** One thing looked at. */
interface Check {
  readonly name: string;
  readonly ok: boolean;
  /** Whether every engine needs it. */
  readonly required: boolean;
  /** What is missed without it, where it is not required. */
  readonly purpose?: string;
  readonly found: string;
  /** How to get what is missing. */
  readonly fix?: string;
}

const OLDEST_NODE = [20, 19] as const;

/** The smallest module with a SIMD instruction: a function that returns i8x16.splat(0). */
const SIMD_MODULE = Uint8Array.of(
  ...[0x00, 0x61, 0x73, 0x6d, 0x01, 0x00, 0x00, 0x00],
  ...[0x01, 0x05, 0x01, 0x60, 0x00, 0x01, 0x7b],
  ...[0x03, 0x02, 0x01, 0x00],
  ...[0x0a, 0x08, 0x01, 0x06, 0x00, 0x41, 0x00, 0xfd, 0x0f, 0x0b],
);

/** Says what this machine has and how to get what it lacks. Exit code 6 when something required is missing. */
export async function doctor({ json, quiet }: CommonOptions): Promise<number> {
  const browsers = await checkBrowsers();
  const checks = [
    checkNode(),
    checkSimd(),
    checkProcessors(),
    checkFonts(),
    ...browsers,
    await checkRendering(browsers),
  ];
  const ok = checks.every((check) => check.ok || !check.required);
  if (json) await writeJson({ ok, checks });
  else if (!quiet || !ok) await writeStandardOutput(`${checks.map(describe).join("\n")}\n`);
  return ok ? 0 : exitCodeOf("FEATURE_MISSING");
}

function checkNode(): Check {
  const [major = 0, minor = 0] = process.versions.node.split(".").map(Number);
  const ok = major > OLDEST_NODE[0] || (major === OLDEST_NODE[0] && minor >= OLDEST_NODE[1]);
  const fix = `Install Node ${OLDEST_NODE.join(".")} or newer from https://nodejs.org.`;
  return { name: "Node", ok, required: true, found: process.versions.node, ...(ok ? {} : { fix }) };
}

function checkSimd(): Check {
  const ok = WebAssembly.validate(SIMD_MODULE);
  const fix = "Use a processor and a Node build with WebAssembly SIMD; every x64 and arm64 build has it.";
  return { name: "WebAssembly SIMD", ok, required: true, found: ok ? "yes" : "no", ...(ok ? {} : { fix }) };
}

function checkProcessors(): Check {
  const count = availableParallelism();
  return { name: "Processors", ok: true, required: true, found: `${count}, so ${count} render at the same time` };
}

function checkFonts(): Check {
  const ok = bundledFamilies.length > 0;
  const fix = "Install the package again; in a clone run `npm run build`.";
  return { name: "Bundled fonts", ok, required: true, found: bundledFamilies.join(", "), ...(ok ? {} : { fix }) };
}

const PURPOSES = {
  chromium: "for rendering without --engine node",
  firefox: "only for comparing engines",
} as const;

async function checkBrowsers(): Promise<Check[]> {
  const names = { chromium: "Chromium", firefox: "Firefox" };
  return (await inspectBrowsers()).map(({ browser, executablePath, source, version, problem, how }) => {
    const ok = version !== undefined;
    const place = executablePath ? `, ${executablePath} (${source})` : "";
    const found = `${version ?? problem ?? "none"}${place}`;
    const purpose = PURPOSES[browser];
    return { name: names[browser], ok, required: false, purpose, found, ...(ok ? {} : { fix: how }) };
  });
}

/** What `render` uses by default: a frame is rendered with it. */
async function checkRendering(browsers: readonly Check[]): Promise<Check> {
  const common = { name: "Rendering", required: false };
  const chromium = browsers.find(({ name }) => name === "Chromium");
  if (!chromium?.ok) return { ...common, ok: false, found: "only with --engine node" };
  let encoder = "encoded by WebCodecs";
  const onNotice = ({ message }: Issue) => {
    encoder = message;
  };
  try {
    const document: VideoJSON = { width: 640, height: 360, duration: 0.1, layers: [] };
    await renderVideo(document, { engine: "chromium", sharedBrowser: false, workers: 1, onNotice });
  } catch (error) {
    if (!(error instanceof VideoJSONError)) throw error;
    const { message, fix } = error.issues[0] as Issue;
    return { ...common, ok: false, found: message, fix };
  }
  return { ...common, ok: true, found: `in Chromium, ${encoder}` };
}

function describe({ name, ok, required, purpose, found, fix }: Check): string {
  const mark = ok ? "✓" : required ? "✗" : "–";
  return `${mark} ${name}: ${found}${fix ? `${purpose ? ` (${purpose})` : ""}\n    ${fix}` : ""}`;
}
