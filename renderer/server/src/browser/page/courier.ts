/**
 * Body of the shared worker that sends what the page makes to its host. Drivers watch the requests of pages and of their workers,
 * and keep what was sent for as long as the page lives; a shared worker belongs to no page, so nobody watches its requests.
 */
import { collectAfter } from "./garbage.js";

/** A part of what the page makes. */
export interface Parcel {
  readonly part: Uint8Array<ArrayBuffer>;
  readonly position: number;
}

/** Undefined: the host has taken the part; else why not. */
export type Receipt = string | undefined;

/** What this file uses of a shared worker's global object, whose types clash with those of pages. */
interface CourierScope {
  addEventListener(type: "connect", listener: (event: MessageEvent) => void): void;
}

async function deliver({ part, position }: Parcel): Promise<Receipt> {
  try {
    const response = await fetch(`output/${position}`, { method: "POST", body: part });
    return response.ok ? undefined : `HTTP ${response.status}`;
  } catch (error) {
    return String(error);
  } finally {
    collectAfter(part.length);
  }
}

(globalThis as unknown as CourierScope).addEventListener("connect", ({ ports: [port] }) => {
  if (!port) return;
  port.onmessage = async ({ data }: MessageEvent<Parcel>) => port.postMessage(await deliver(data));
});
