import type { Resources } from "@videoflow/renderer-core";
import type { ResourceAddresses } from "./resource-addresses.js";

/** Compiled modules by address: several documents of one job share them. */
const modules = new Map<string, Promise<WebAssembly.Module>>();

/** Fetches and compiles what the core needs, from the server that served the page. */
export async function loadResources(addresses: ResourceAddresses): Promise<Resources> {
  const [canvaskit, engine, effects, decoders, fonts, assets] = await Promise.all([
    compile(addresses.canvaskit),
    compile(addresses.engine),
    compile(addresses.effects),
    Promise.all(Object.entries(addresses.decoders).map(async ([name, at]) => [name, await compile(at)] as const)),
    Promise.all(addresses.fonts.map(async ({ address, ...font }) => ({ ...font, bytes: await fetchBytes(address) }))),
    Promise.all(addresses.assets.map(async ({ source, address }) => ({ source, bytes: await fetchBytes(address) }))),
  ]);
  return {
    canvaskit,
    engine,
    effects,
    decoders: Object.fromEntries(decoders),
    fontFaces: addresses.fontFaces,
    fonts,
    assets,
  };
}

function compile(address: string): Promise<WebAssembly.Module> {
  const module = modules.get(address) ?? fetchBytes(address).then((bytes) => WebAssembly.compile(bytes));
  modules.set(address, module);
  return module;
}

async function fetchBytes(address: string): Promise<Uint8Array<ArrayBuffer>> {
  const response = await fetch(address);
  if (!response.ok) throw new Error(`${address} could not be loaded (HTTP ${response.status})`);
  return new Uint8Array(await response.arrayBuffer());
}
