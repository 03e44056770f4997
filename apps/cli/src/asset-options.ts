import { dirname } from "node:path";
import type { AssetOptions } from "@videoflow/renderer-server";
import type { Command } from "commander";

/** Where a command may load the document's files from. */
export interface AssetArguments {
  readonly allowFolder?: readonly string[];
  readonly allowHost?: readonly string[];
  readonly fontDir?: readonly string[];
  readonly downloadFonts?: boolean;
  readonly fontCache?: string;
  readonly maxAssetBytes?: number;
  readonly assetTimeout?: number;
}

/** For those who call the command through an SDK. */
const DOWNLOAD_FONTS = "VIDEOFLOW_DOWNLOAD_FONTS";

/** Gives a command the options for loading files. */
export function withAssetOptions(command: Command): Command {
  return command
    .option("--font-dir <folder>", "a folder of fonts to find families in; may be repeated", listed)
    .option("--download-fonts", `download families that are found nowhere else, once (or ${DOWNLOAD_FONTS}=1)`)
    .option("--font-cache <folder>", "where downloaded fonts are kept (default: the user's cache folder)")
    .option("--allow-folder <folder>", "another folder that paths in the document may lead to; may be repeated", listed)
    .option("--allow-host <host>", "a host to load from although it is not public; may be repeated", listed)
    .option("--max-asset-bytes <n>", "bytes that one file may have at most (default: 536870912)", Number)
    .option("--asset-timeout <seconds>", "within which a URL has to be loaded (default: 60)", Number);
}

function listed(value: string, before: readonly string[] = []): readonly string[] {
  return [...before, value];
}

/** @param path of the document; its folder is where relative paths begin, for standard input the working directory */
export function assetOptions(
  path: string,
  { allowFolder, allowHost, fontDir, downloadFonts, fontCache, maxAssetBytes, assetTimeout }: AssetArguments,
): AssetOptions {
  return {
    baseFolder: path === "-" ? "." : dirname(path),
    allowFolders: allowFolder,
    allowHosts: allowHost,
    fontFolders: fontDir,
    downloadFonts: downloadFonts ?? process.env[DOWNLOAD_FONTS] === "1",
    fontCache,
    maxAssetBytes,
    assetTimeout,
  };
}
