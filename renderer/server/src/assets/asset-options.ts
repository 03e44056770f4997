import { isAbsolute, resolve } from "node:path";
import { fail } from "../errors.js";

/** What files of other people's documents may be loaded, and how. */
export interface AssetOptions {
  /** Folder that relative paths in the document are relative to, and may not leave. Default: the working directory. */
  baseFolder?: string | undefined;
  /** Other folders that paths may lead to; "/" allows every file of the machine. Default: none. */
  allowFolders?: readonly string[] | undefined;
  /**
   * Hosts that may be loaded from although they are not public, as "localhost" or "media.example:8080" (without a port:
   * any port). Default: none, so that a document cannot reach into the network the renderer is in.
   */
  allowHosts?: readonly string[] | undefined;
  /** Folders of TTF, OTF, WOFF and WOFF2 files whose families a document may use by name. Default: none. */
  fontFolders?: readonly string[] | undefined;
  /**
   * Whether families that are found nowhere else are downloaded: from the npm package that carries the family of Google Fonts,
   * from the registry that npm uses (`npm_config_registry`), once. What was used is told in notices, `FONT_DOWNLOADED`.
   * Default false.
   */
  downloadFonts?: boolean | undefined;
  /** Folder that downloaded fonts are kept in. Default: `videoflow/fonts` in the user's cache folder. */
  fontCache?: string | undefined;
  /** Bytes that one file may have at most. Default 512 MiB. */
  maxAssetBytes?: number | undefined;
  /** Seconds within which a URL has to be loaded. Default 60. */
  assetTimeout?: number | undefined;
}

/** The same, complete and checked. */
export interface AssetPolicy {
  readonly baseFolder: string;
  readonly allowFolders: readonly string[];
  readonly allowHosts: readonly string[];
  readonly maxBytes: number;
  /** Seconds. */
  readonly timeout: number;
  readonly signal: AbortSignal | undefined;
}

/** @throws VideoJSONError `OPTION_INVALID` */
export function assetPolicy(options: AssetOptions, signal?: AbortSignal): AssetPolicy {
  const { baseFolder = ".", allowFolders = [], allowHosts = [], maxAssetBytes = 2 ** 29, assetTimeout = 60 } = options;
  if (!(maxAssetBytes > 0)) throw invalid("maxAssetBytes", maxAssetBytes, "a number of bytes above 0");
  if (!(assetTimeout > 0 && assetTimeout <= 86_400)) {
    throw invalid("assetTimeout", assetTimeout, "seconds above 0 and up to 86400");
  }
  return {
    baseFolder: resolve(baseFolder),
    allowFolders: allowFolders.map((folder) => (isAbsolute(folder) ? folder : resolve(folder))),
    allowHosts: allowHosts.map((host) => host.toLowerCase()),
    maxBytes: maxAssetBytes,
    timeout: assetTimeout,
    signal,
  };
}

function invalid(option: string, value: unknown, expected: string) {
  return fail("OPTION_INVALID", { option, value: String(value), expected });
}
