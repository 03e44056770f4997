import { createHash, timingSafeEqual } from "node:crypto";
import { promisify } from "node:util";
import { gunzip } from "node:zlib";
import { issue } from "@videoflow/core";
import { AssetProblem } from "@videoflow/renderer-media";
import { readTar, type TarFile } from "../browser/tar.js";
import { reasonOf } from "../errors.js";
import type { AssetPolicy } from "./asset-options.js";
import { readRemoteFile } from "./remote-file.js";

/** What an npm registry gives under the name of a package. */
export interface FetchedPackage {
  readonly version: string;
  readonly files: readonly TarFile[];
}

/** Why a package cannot be had; completes "… cannot be downloaded: ". */
export class RegistryProblem extends Error {
  override readonly name = "RegistryProblem";
}

/** Bytes that what the registry says of one package may have at most, and its archive, packed and unpacked. */
const MOST_DESCRIPTION_BYTES = 2 ** 24;
const MOST_ARCHIVE_BYTES = 2 ** 27;
const MOST_UNPACKED_BYTES = 2 ** 28;

/** The major version of the font packages that we know the files of. */
const MAJOR = 5;

/** The npm registry that the user has chosen, as npm reads it from the environment. Ends with a slash. */
export function registryAddress(): string {
  const { npm_config_registry: lower, NPM_CONFIG_REGISTRY: upper } = process.env;
  const address = lower || upper || "https://registry.npmjs.org/";
  return address.endsWith("/") ? address : `${address}/`;
}

/**
 * The newest version of a package, its archive verified against the sha512 that the registry names.
 *
 * @returns undefined when the registry has no such package
 * @throws RegistryProblem; VideoJSONError `ABORTED`
 */
export async function fetchPackage(name: string, policy: AssetPolicy): Promise<FetchedPackage | undefined> {
  const registry = registryAddress();
  if (!URL.canParse(registry)) throw new RegistryProblem(`"${registry}" is not the address of a registry`);
  // The user's own registry may well be one that is not public; where else it leads has to be.
  const trusting = { ...policy, allowHosts: [...policy.allowHosts, new URL(registry).host] };
  const read = (url: string, most: number) => readFrom(url, { ...trusting, maxBytes: Math.min(most, policy.maxBytes) });
  const description = await read(registry + name.replace("/", "%2f"), MOST_DESCRIPTION_BYTES);
  if (!description) return undefined;
  const { version, tarball, integrity } = newestVersion(name, description);
  const archive = await read(tarball, MOST_ARCHIVE_BYTES);
  if (!archive) throw new RegistryProblem(`the registry has no archive of ${name}@${version}`);
  verify(archive, integrity, `${name}@${version}`);
  return { version, files: await unpacked(archive, `${name}@${version}`) };
}

async function readFrom(url: string, policy: AssetPolicy): Promise<Uint8Array | undefined> {
  try {
    return await readRemoteFile(url, policy);
  } catch (error) {
    if (!(error instanceof AssetProblem)) throw error;
    if (error.code === "ASSET_MISSING") return undefined;
    const { message } = issue(error.code, "", { source: url, ...error.parameters });
    throw new RegistryProblem(message.replace(/\.$/, ""), { cause: error });
  }
}

interface Release {
  readonly version: string;
  readonly tarball: string;
  /** Digests as in Subresource Integrity. */
  readonly integrity: string;
}

function newestVersion(name: string, description: Uint8Array): Release {
  const releases = releasesIn(description);
  const [newest] = releases.sort((a, b) => compareVersions(b.version, a.version));
  if (!newest) throw new RegistryProblem(`the registry has no version ${MAJOR} of ${name}`);
  return newest;
}

function releasesIn(description: Uint8Array): Release[] {
  let versions: unknown;
  try {
    versions = (JSON.parse(Buffer.from(description).toString()) as { versions?: unknown } | null)?.versions;
  } catch {
    throw new RegistryProblem("the registry answers with something other than JSON");
  }
  return Object.entries(versions ?? {}).flatMap(([version, value]): Release[] => {
    const { tarball, integrity } = (value as { dist?: Partial<Record<string, unknown>> } | null)?.dist ?? {};
    if (!/^\d{1,9}\.\d{1,9}\.\d{1,9}$/.test(version) || !version.startsWith(`${MAJOR}.`)) return [];
    return typeof tarball === "string" ? [{ version, tarball, integrity: String(integrity ?? "") }] : [];
  });
}

function compareVersions(a: string, b: string): number {
  const [left, right] = [a.split(".").map(Number), b.split(".").map(Number)];
  const index = left.findIndex((part, at) => part !== right[at]);
  return index < 0 ? 0 : (left[index] as number) - (right[index] as number);
}

function verify(archive: Uint8Array, integrity: string, what: string): void {
  const wanted = integrity.split(/\s+/).find((digest) => digest.startsWith("sha512-"));
  if (!wanted) throw new RegistryProblem(`the registry names no sha512 of ${what}`);
  const expected = Buffer.from(wanted.slice("sha512-".length), "base64");
  const actual = createHash("sha512").update(archive).digest();
  if (expected.length !== actual.length || !timingSafeEqual(expected, actual)) {
    throw new RegistryProblem(`the archive of ${what} does not have the sha512 that the registry names`);
  }
}

async function unpacked(archive: Uint8Array, what: string): Promise<TarFile[]> {
  let files: TarFile[];
  try {
    files = readTar(await promisify(gunzip)(archive, { maxOutputLength: MOST_UNPACKED_BYTES }));
  } catch (error) {
    throw new RegistryProblem(`the archive of ${what} cannot be unpacked (${reasonOf(error)})`, { cause: error });
  }
  const leading = files.find(({ path }) => /^[/\\]|^[a-z]:|(?:^|[/\\])\.\.(?:[/\\]|$)/i.test(path));
  if (leading) throw new RegistryProblem(`the archive of ${what} has a file that leads out of it`);
  return files;
}
