import { fail } from "../errors.js";

/** Compiled modules by address: everything in a page shares them. */
const modules = new Map<string, Promise<WebAssembly.Module>>();

/** A file that came with the packages. @throws VideoJSONError `INSTALLATION_DAMAGED` when it is not at its address */
export async function fetchPackageFile(address: string | URL): Promise<Uint8Array<ArrayBuffer>> {
  const response = await request(address);
  return new Uint8Array(await response.arrayBuffer());
}

/**
 * The same in memory that workers can share, without a second copy on the way.
 *
 * @throws VideoJSONError `INSTALLATION_DAMAGED` when it is not at its address, or shorter or longer than said
 */
export async function fetchSharedFile(address: string | URL): Promise<Uint8Array<SharedArrayBuffer>> {
  const { body, headers } = await request(address);
  const bytes = new Uint8Array(new SharedArrayBuffer(Number(headers.get("content-length"))));
  let at = 0;
  try {
    const reader = body?.getReader();
    for (let part = await reader?.read(); part?.value; part = await reader?.read()) {
      bytes.set(part.value, at);
      at += part.value.length;
    }
  } catch (error) {
    throw fail("INSTALLATION_DAMAGED", { file: String(address) }, error);
  }
  if (at !== bytes.length)
    throw fail("INSTALLATION_DAMAGED", { file: String(address) }, `${at} of ${bytes.length} bytes`);
  return bytes;
}

/** The compiled module at an address, each once in a page. @throws VideoJSONError `INSTALLATION_DAMAGED` */
export function compiledModule(address: string | URL): Promise<WebAssembly.Module> {
  const key = String(address);
  const known = modules.get(key);
  if (known) return known;
  const module = compile(address);
  modules.set(key, module);
  // What failed may be there the next time.
  module.catch(() => modules.delete(key));
  return module;
}

async function compile(address: string | URL): Promise<WebAssembly.Module> {
  const response = await request(address);
  try {
    // Browsers keep the machine code of what they compile while it arrives, if the server says what it is.
    const isWasm = response.headers.get("content-type") === "application/wasm";
    return await (isWasm ? WebAssembly.compileStreaming(response) : WebAssembly.compile(await response.arrayBuffer()));
  } catch (error) {
    throw fail("INSTALLATION_DAMAGED", { file: String(address) }, error);
  }
}

async function request(address: string | URL): Promise<Response> {
  const response = await fetch(address).catch((error: unknown) => {
    throw fail("INSTALLATION_DAMAGED", { file: String(address) }, error);
  });
  if (!response.ok) throw fail("INSTALLATION_DAMAGED", { file: String(address) }, `HTTP ${response.status}`);
  return response;
}
