import type { SoundMixer, Stereo } from "@videoflow/renderer-core";

/** The SHA-256 (hex) of one second of a document's sound: 48 000 times left and right as 32-bit floats, little-endian. */
export interface SoundHash {
  /** Counted from 0; the last one may be shorter. */
  readonly second: number;
  readonly sha256: string;
}

/** Mixes a document's sound and hashes the `seconds` of it that it has, in ascending order. */
export async function hashSound(
  mixer: SoundMixer,
  sha256: (bytes: Uint8Array) => Promise<string>,
  seconds: readonly number[],
): Promise<SoundHash[]> {
  const hashes: SoundHash[] = [];
  const last = Math.max(...seconds);
  for (let second = 0; second <= last; second++) {
    const block = await mixer.next(mixer.sampleRate);
    if (block === undefined) break;
    if (seconds.includes(second)) hashes.push({ second, sha256: await sha256(interleaved(block)) });
  }
  return hashes;
}

function interleaved([left, right]: Stereo): Uint8Array {
  const bytes = new DataView(new ArrayBuffer(left.length * 8));
  left.forEach((sample, at) => {
    bytes.setFloat32(at * 8, sample, true);
    bytes.setFloat32(at * 8 + 4, right[at] as number, true);
  });
  return new Uint8Array(bytes.buffer);
}
