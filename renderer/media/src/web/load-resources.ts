import type { Resources } from "@videoflow/renderer-core";
import { pageMayShare } from "../assets/shared-bytes.js";
import { compiledModule, fetchPackageFile, fetchSharedFile } from "./modules.js";
import type { ResourceAddresses } from "./resource-addresses.js";

/**
 * Fetches and compiles what the core needs, for a page whose host has gathered it and serves it.
 *
 * @throws VideoJSONError `INSTALLATION_DAMAGED` when a file is not at its address
 */
export async function loadResources(addresses: ResourceAddresses): Promise<Resources> {
  const [canvaskit, engine, effects, decoders, fonts, assets] = await Promise.all([
    compiledModule(addresses.canvaskit),
    compiledModule(addresses.engine),
    compiledModule(addresses.effects),
    compiledDecoders(Object.entries(addresses.decoders)),
    Promise.all(
      addresses.fonts.map(async ({ address, ...font }) => ({ ...font, bytes: await fetchPackageFile(address) })),
    ),
    Promise.all(
      addresses.assets.map(async ({ source, address, isShared }) => {
        return {
          source,
          bytes: await (isShared && pageMayShare() ? fetchSharedFile(address) : fetchPackageFile(address)),
        };
      }),
    ),
  ]);
  return { canvaskit, engine, effects, decoders, fontFaces: addresses.fontFaces, fonts, assets };
}

export async function compiledDecoders(
  addresses: readonly (readonly [name: string, address: string | URL])[],
): Promise<Resources["decoders"]> {
  const compiled = addresses.map(async ([name, address]) => [name, await compiledModule(address)] as const);
  return Object.fromEntries(await Promise.all(compiled));
}
