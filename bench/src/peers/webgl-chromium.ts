import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { copyFile, mkdir, readFile, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { promisify } from "node:util";
import { brotliDecompress } from "node:zlib";
import type { ChromiumFile } from "@videoflow/renderer-server/browser";

/**
 * The same Chromium with the software GPU that its npm package holds beside it: VideoFlow draws effects with WebGL. Others have
 * one of their own.
 *
 * @param folder where it is put together
 */
export async function withWebGl(file: ChromiumFile, folder: string): Promise<ChromiumFile> {
  if (existsSync(join(dirname(file.executablePath), "libvk_swiftshader.so"))) return file;
  const archive = packedGpu();
  if (!archive) return file;
  await mkdir(folder, { recursive: true });
  const executablePath = join(folder, "chromium");
  await copyFile(file.executablePath, executablePath);
  const packed = join(folder, "swiftshader.tar");
  await writeFile(packed, await promisify(brotliDecompress)(await readFile(archive)));
  const { status } = spawnSync("tar", ["-xf", packed, "-C", folder], { stdio: "inherit" });
  if (status !== 0) throw new Error(`${packed} cannot be unpacked`);
  return { ...file, executablePath };
}

function packedGpu(): string | undefined {
  try {
    // Its entry is <package>/build/cjs/index.cjs.
    const entry = createRequire(import.meta.url).resolve("@sparticuz/chromium");
    const archive = join(dirname(entry), "..", "..", "bin", "swiftshader.tar.br");
    return existsSync(archive) ? archive : undefined;
  } catch {
    return undefined;
  }
}
