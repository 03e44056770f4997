import type { Parcel, Receipt } from "./courier.js";
import { collectAfter } from "./garbage.js";

/** Sends parts one after the other. */
let last: Promise<unknown> = Promise.resolve();
let courier: SharedWorker | undefined;

/** Starts what sends parts: the first is then sent at once. */
export function startSending(): SharedWorker {
  courier ??= new SharedWorker("courier.js", { type: "module" });
  return courier;
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
  const receipt = await exchange(startSending(), parcel);
  collectAfter(length);
  if (receipt !== undefined) throw new Error(`the host did not take a part of the file (${receipt})`);
}

function exchange(courier: SharedWorker, parcel: Parcel): Promise<Receipt> {
  return new Promise((resolve, reject) => {
    courier.onerror = () => reject(new Error("the worker that sends the file cannot be loaded"));
    courier.port.onmessage = ({ data }: MessageEvent<Receipt>) => resolve(data);
    courier.port.postMessage(parcel, [parcel.part.buffer]);
  });
}
