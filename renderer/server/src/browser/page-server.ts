import { randomBytes } from "node:crypto";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

/** Something the page may load. */
export interface ServedFile {
  readonly contentType: "text/html" | "text/javascript" | "application/wasm" | "application/octet-stream";
  readonly bytes: Uint8Array | string;
}

/** Serves files to the page over HTTP on this machine's loopback address (a secure context, so WASM and SHA-256 work). */
export interface PageServer {
  /** Address of the file named ""; the other files' addresses are relative to it. */
  readonly url: string;
  close(): Promise<void>;
}

/** The page loads its own scripts, WASM and bytes, and nothing else from anywhere; the AAC encoder makes a worker of a blob. */
const CONTENT_SECURITY_POLICY =
  "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; worker-src 'self' blob:; connect-src 'self'; img-src 'self'";

/** @param files what there is to load, by name (only characters that addresses need not escape). The path holds a random token, so other programs cannot read along. */
export async function servePage(files: ReadonlyMap<string, ServedFile>): Promise<PageServer> {
  const root = `/${randomBytes(16).toString("hex")}/`;
  const server = createServer((request, response) => respond(request, response, root, files));
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(0, "127.0.0.1", resolve);
  });
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}${root}`,
    close() {
      server.closeAllConnections();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
}

function respond(
  request: IncomingMessage,
  response: ServerResponse,
  root: string,
  files: ReadonlyMap<string, ServedFile>,
): void {
  const path = request.url ?? "";
  const file = path.startsWith(root) ? files.get(path.slice(root.length)) : undefined;
  if (request.method !== "GET" || !file) {
    response.writeHead(404).end();
    return;
  }
  response.writeHead(200, {
    "content-type": file.contentType,
    "content-security-policy": CONTENT_SECURITY_POLICY,
    "cache-control": "no-store",
  });
  response.end(file.bytes);
}
