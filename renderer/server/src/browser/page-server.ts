import { randomBytes } from "node:crypto";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

/** Something the page may load. */
export interface ServedFile {
  readonly contentType: "text/html" | "text/javascript" | "application/wasm" | "application/octet-stream";
  readonly bytes: Uint8Array | string;
}

/** Takes a part of the file that the page makes. What it throws reaches the page as a failure of its own. */
export type ReceivePart = (part: Uint8Array, position: number) => Promise<void>;

/** Serves files to the page over HTTP on this machine's loopback address (a secure context, so WASM and SHA-256 work). */
export interface PageServer {
  /** Address of the file named ""; the other files' addresses are relative to it. */
  readonly url: string;
  close(): Promise<void>;
}

/** The page loads its own scripts, WASM and bytes, and nothing else from anywhere. */
const CONTENT_SECURITY_POLICY =
  "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; worker-src 'self'; connect-src 'self'; img-src 'self'";

/** Address that the page sends parts of its file to, with their position after it. */
const OUTPUT = "output/";

/** Bytes that one part may have at most; muxers write parts of about a megabyte. */
const LARGEST_PART = 2 ** 26;

/**
 * @param files what there is to load, by name (only characters that addresses need not escape). The path holds a random token,
 * so other programs can neither read nor write along.
 * @param receive takes what the page makes, part by part: the page sends the next one when this one is taken
 */
export async function servePage(
  files: ReadonlyMap<string, ServedFile>,
  receive?: ReceivePart | undefined,
): Promise<PageServer> {
  const root = `/${randomBytes(16).toString("hex")}/`;
  const server = createServer((request, response) => {
    const path = request.url ?? "";
    const name = path.startsWith(root) ? path.slice(root.length) : undefined;
    if (request.method === "POST" && name?.startsWith(OUTPUT) && receive) {
      void take(request, response, Number(name.slice(OUTPUT.length)), receive);
    } else give(response, request.method === "GET" && name !== undefined ? files.get(name) : undefined);
  });
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(0, "127.0.0.1", resolve);
  });
  // Whether the process may end is the browser's to say: a page that waits for a job keeps its connections.
  server.unref();
  server.on("connection", (socket) => socket.unref());
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}${root}`,
    close() {
      server.closeAllConnections();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
}

function give(response: ServerResponse, file: ServedFile | undefined): void {
  if (!file) {
    response.writeHead(404).end();
    return;
  }
  response.writeHead(200, {
    "content-type": file.contentType,
    "content-length": Buffer.byteLength(file.bytes),
    "content-security-policy": CONTENT_SECURITY_POLICY,
    "cache-control": "no-store",
    // The page and its workers may share memory.
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-embedder-policy": "require-corp",
  });
  response.end(file.bytes);
}

async function take(
  request: IncomingMessage,
  response: ServerResponse,
  position: number,
  receive: ReceivePart,
): Promise<void> {
  const length = Number(request.headers["content-length"]);
  if (!Number.isSafeInteger(position) || position < 0 || !(length <= LARGEST_PART)) {
    response.writeHead(400).end();
    return;
  }
  try {
    let at = position;
    // Node hands out no more than the length that was announced, as it comes.
    for await (const piece of request as AsyncIterable<Buffer>) {
      await receive(piece, at);
      at += piece.length;
    }
    response.writeHead(204).end();
  } catch {
    // Broken off by the page, or refused by the receiver, who knows why.
    response.writeHead(500).end();
  }
}
