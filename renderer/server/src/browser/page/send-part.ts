import type { Parcel, Receipt } from "./courier.js";
import { collectAfter } from "./garbage.js";

/** Sends parts one after the other. */
let last: Promise<unknown> = Promise.resolve();
let courier: Courier | undefined;

interface Courier {
  readonly port: MessagePort;
  /** Rejected when it cannot be loaded. */
  readonly lost: Promise<never>;
}

/** Starts what sends parts: the first is then sent at once. */
export function startSending(): void {
  courier ??= startCourier();
}

function startCourier(): Courier {
  const worker = new SharedWorker("courier.js", { type: "module" });
  const lost = new Promise<never>((_, reject) => {
    worker.addEventListener("error", () => reject(new Error("the worker that sends the file cannot be loaded")));
  });
  // It may be started long before there is anything to send, and is told of then.
  lost.catch(() => undefined);
  return { port: worker.port, lost };
}

/** Sends a part of what the job makes to the host, which answers when it has taken it. */
export function sendPart(part: Uint8Array, position: number): Promise<void> {
  const parcel: Parcel = { part: new Uint8Array(part), position };
  const sending = last.then(() => send(parcel));
  last = sending.catch(() => undefined);
  return sending;
}

async function send(parcel: Parcel): Promise<void> {
  const { length } = parcel.part;
  courier ??= startCourier();
  const receipt = await Promise.race([exchange(courier.port, parcel), courier.lost]);
  collectAfter(length);
  if (receipt !== undefined) throw new Error(`the host did not take a part of the file (${receipt})`);
}

function exchange(port: MessagePort, parcel: Parcel): Promise<Receipt> {
  return new Promise((resolve) => {
    port.onmessage = ({ data }: MessageEvent<Receipt>) => resolve(data);
    port.postMessage(parcel, [parcel.part.buffer]);
  });
}
