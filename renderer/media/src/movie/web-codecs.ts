import type { StartDecoder } from "./decoding.js";
import { PictureMemory } from "./picture-memory.js";
import { readFrame } from "./read-frame.js";

/** The browser's decoder of a stream; undefined where it has none. */
export async function webCodecsDecoder(config: VideoDecoderConfig): Promise<StartDecoder | undefined> {
  if (typeof VideoDecoder === "undefined") return undefined;
  // Software hands out the very numbers it decoded, and quickly; hardware is for what has no other decoder.
  for (const hardwareAcceleration of ["prefer-software", "no-preference"] as const) {
    const preferred = { ...config, hardwareAcceleration };
    const { supported } = await VideoDecoder.isConfigSupported(preferred).catch(() => ({ supported: false }));
    if (supported) return decoderStart(preferred);
  }
  return undefined;
}

function decoderStart(config: VideoDecoderConfig): StartDecoder {
  return (color, receiver) => {
    const memory = new PictureMemory();
    const decoder = new VideoDecoder({
      output: (frame) =>
        receiver.picture({
          index: frame.timestamp,
          read: () => readFrame(frame, color, memory),
          release: () => frame.close(),
        }),
      error: (error) => receiver.failed(error),
    });
    decoder.addEventListener("dequeue", () => receiver.taken());
    decoder.configure(config);
    return {
      get queued() {
        return decoder.decodeQueueSize;
      },
      decode: ({ index, isKey, data }) =>
        decoder.decode(new EncodedVideoChunk({ type: isKey ? "key" : "delta", timestamp: index, data })),
      flush: () => decoder.flush(),
      restart: () => {
        decoder.reset();
        decoder.configure(config);
      },
      close: () => {
        if (decoder.state !== "closed") decoder.close();
      },
    };
  };
}

/** A picture of 16 × 16 pixels in VP8. */
const SMALLEST_PICTURE = "EAIAnQEqEAAQAABHCIWFiIWEiAICAAwNYAD+/6tQgA==";

let planes: Promise<boolean> | undefined;

/** Whether the browser hands out pictures as they were decoded, and not made into RGB by its own arithmetic. */
export function browserGivesPlanes(): Promise<boolean> {
  planes ??= decodesToPlanes().catch(() => false);
  return planes;
}

async function decodesToPlanes(): Promise<boolean> {
  const start = await webCodecsDecoder({ codec: "vp8" });
  if (!start) return false;
  const data = Uint8Array.from(atob(SMALLEST_PICTURE), (character) => character.charCodeAt(0));
  return new Promise((resolve, reject) => {
    const decoder = start(
      { matrix: "bt601", range: "limited" },
      {
        picture: (picture) => {
          resolve(picture.read().then(({ kind }) => kind === "planar"));
        },
        failed: reject,
        taken: () => undefined,
      },
    );
    decoder.decode({ index: 0, isKey: true, data });
    decoder.flush().then(() => decoder.close(), reject);
  });
}
