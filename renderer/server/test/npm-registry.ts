import { createHash } from "node:crypto";
import { createServer, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { gzipSync } from "node:zlib";

/** A package as a registry on this machine serves it. */
export interface ServedPackage {
  /** Default "5.2.0". */
  readonly version?: string;
  /** By path in the archive. */
  readonly files: Readonly<Record<string, Uint8Array>>;
  /** Instead of the digest of the archive; null: none is named. */
  readonly integrity?: string | null;
  /** Instead of the archive. */
  readonly archive?: Uint8Array;
  /** Instead of answering. */
  readonly answer?: (response: ServerResponse) => void;
}

export interface NpmRegistry {
  readonly address: string;
  readonly packages: Map<string, ServedPackage>;
  /** Paths of all requests so far. */
  readonly requests: string[];
  close(): Promise<void>;
}

/** A registry that knows only the packages it is given, on a loopback address. */
export async function startRegistry(): Promise<NpmRegistry> {
  const packages = new Map<string, ServedPackage>();
  const requests: string[] = [];
  const server = createServer(({ url = "" }, response) => {
    requests.push(url);
    const name = decodeURIComponent(url.slice(1)).replace(/\/-\/.*$/, "");
    const served = packages.get(name);
    if (served?.answer) served.answer(response);
    else if (!served) response.writeHead(404).end("{}");
    else if (url.includes("/-/")) response.end(archiveOf(served));
    else response.setHeader("content-type", "application/json").end(JSON.stringify(description(name, served)));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return { address, packages, requests, close };

  function description(name: string, served: ServedPackage): object {
    const { version = "5.2.0", integrity = `sha512-${sha512(archiveOf(served))}` } = served;
    const tarball = `${address}/${name}/-/font.tgz`;
    const dist = integrity === null ? { tarball } : { tarball, integrity };
    const other = { dist: { tarball: `${address}/other/-/font.tgz`, integrity: "sha512-AAAA" } };
    return {
      name,
      versions: { "4.9.9": other, "5.1.10": other, [version]: { dist }, "6.0.0": other, "5.9.0-rc.1": other },
    };
  }

  function close(): Promise<void> {
    server.closeAllConnections();
    return new Promise((resolve) => server.close(() => resolve()));
  }
}

function sha512(bytes: Uint8Array): string {
  return createHash("sha512").update(bytes).digest("base64");
}

function archiveOf({ files, archive }: ServedPackage): Uint8Array {
  if (archive) return archive;
  const blocks = Object.entries(files).flatMap(([path, bytes]) => [header(path, bytes.length), padded(bytes)]);
  return gzipSync(Buffer.concat([...blocks, Buffer.alloc(1024)]));
}

/** The header of a regular file (IEEE Std 1003.1, pax "ustar Interchange Format"). */
function header(path: string, size: number): Buffer {
  const block = Buffer.alloc(512);
  block.write(path, 0);
  block.write("0000644\0", 100);
  block.write(`${size.toString(8).padStart(11, "0")}\0`, 124);
  block.write("        ", 148);
  block.write("0", 156);
  block.write("ustar\u000000", 257);
  const sum = block.reduce((total, byte) => total + byte, 0);
  block.write(`${sum.toString(8).padStart(6, "0")}\0 `, 148);
  return block;
}

function padded(bytes: Uint8Array): Buffer {
  return Buffer.concat([bytes, Buffer.alloc((512 - (bytes.length % 512)) % 512)]);
}
