/** Fills in what is empty in the golden cases, and draws their pictures. What is filled in already is never changed. */
import { execFileSync } from "node:child_process";
import { existsSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { type Case, readCases, rendersFrames } from "./case.js";
import { goldenHashes } from "./engines.js";
import { parsed, reportOf } from "./report.js";

const videoflow = fileURLToPath(new URL("../../apps/cli/dist/main.js", import.meta.url));

for (const golden of readCases()) {
  const filled = await filledIn(golden);
  if (filled) {
    writeFileSync(join(golden.folder, "case.json"), `${JSON.stringify(filled, null, 2)}\n`);
    console.log(`${golden.name}: written. Look at it before you commit it.`);
  }
}

async function filledIn({ folder, input, expected }: Case): Promise<object | undefined> {
  if (!rendersFrames(expected)) {
    return expected.issues.length > 0 ? undefined : { ...expected, issues: await reportOf(input, folder) };
  }
  if (expected.picture !== undefined) drawPicture(folder, expected.picture);
  const frames = emptyIn(expected.frames);
  const seconds = emptyIn(expected.sound);
  if (frames.length + seconds.length === 0) return undefined;
  const [hashes] = await goldenHashes([{ document: parsed(input), frames, seconds, baseFolder: folder }], "node");
  return {
    ...expected,
    frames: { ...expected.frames, ...hashes?.frames },
    ...(expected.sound && { sound: { ...expected.sound, ...hashes?.sound } }),
  };
}

/** The numbers of the frames or seconds whose hashes are yet to be filled in. */
function emptyIn(hashes: Readonly<Record<string, string>> = {}): number[] {
  return Object.keys(hashes)
    .filter((number) => hashes[number] === "")
    .map(Number);
}

function drawPicture(folder: string, frame: number): void {
  const picture = join(folder, "picture.png");
  if (existsSync(picture)) return;
  execFileSync(process.execPath, [
    videoflow,
    "frame",
    join(folder, "document.json"),
    "-n",
    String(frame),
    "-o",
    picture,
  ]);
}
