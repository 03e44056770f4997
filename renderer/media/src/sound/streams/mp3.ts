import type { ByteDecoder } from "../packets.js";

/** Decodes MP3. What the encoder says in its first frame it put before and behind the sound is cut off. */
export async function mp3Decoder(): Promise<ByteDecoder> {
  const { MPEGDecoder } = await import("mpg123-decoder");
  const decoder = new MPEGDecoder();
  await decoder.ready;
  return {
    decode: async (bytes) => decoder.decode(bytes).channelData,
    close: () => decoder.free(),
  };
}

/** Samples of silence in an MP3 file that its encoder put around the sound. */
export interface Mp3Padding {
  readonly before: number;
  readonly behind: number;
}

/**
 * Reads the LAME extension of the Xing frame, which is the first frame of a file with it: 12 bits each of delay and padding,
 * 21 bytes behind the word "LAME" or "Lavc". Undefined without one.
 */
export function readPadding(frame: Uint8Array): Mp3Padding | undefined {
  const head = String.fromCharCode(...frame.subarray(0, 4096));
  const xing = Math.max(head.indexOf("Xing"), head.indexOf("Info"));
  if (xing < 0) return undefined;
  const flags = frame[xing + 7] ?? 0;
  const lengths = [4, 4, 100, 4];
  const fields = lengths.reduce((sum, length, bit) => sum + (flags & (1 << bit) ? length : 0), 0);
  const encoder = xing + 8 + fields;
  const [a = 0, b = 0, c = 0] = frame.subarray(encoder + 21, encoder + 24);
  return { before: (a << 4) | (b >> 4), behind: ((b & 15) << 8) | c };
}
