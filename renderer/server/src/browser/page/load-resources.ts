import type { Resources } from "@videoflow/renderer-core";
import type { ResourceAddresses } from "../page-protocol.js";

/** Fetches and compiles what the core needs, from the server that served the page. */
export async function loadResources(addresses: ResourceAddresses): Promise<Resources> {
  const compile = async (address: string) => WebAssembly.compile(await fetchBytes(address));
  const [canvaskit, engine, effects, fonts] = await Promise.all([
    compile(addresses.canvaskit),
    compile(addresses.engine),
    compile(addresses.effects),
    Promise.all(
      Object.entries(addresses.fonts).map(async ([file, address]) => ({ file, bytes: await fetchBytes(address) })),
    ),
  ]);
  return { canvaskit, engine, effects, fonts };
}

async function fetchBytes(address: string): Promise<Uint8Array<ArrayBuffer>> {
  const response = await fetch(address);
  if (!response.ok) throw new Error(`${address} could not be loaded (HTTP ${response.status})`);
  return new Uint8Array(await response.arrayBuffer());
}
