/** The page of headless browsers with one more job: the samples of sound files, hashed. */
import { openSound } from "@videoflow/renderer-media";
import "../../src/browser/page/main.js";
import { type Job, jobs } from "../../src/browser/page/jobs.js";

const hashSounds: Job = async (names, onProgress) => {
  const hashes: Record<string, string> = {};
  for (const name of names as string[]) {
    const response = await fetch(name);
    const channels = await samplesOf(new Uint8Array(await response.arrayBuffer())).catch((error) => {
      throw new Error(`${name}: ${JSON.stringify(error)}`);
    });
    const digests = channels.map((channel) =>
      crypto.subtle.digest("SHA-256", new Uint8Array(channel.buffer as ArrayBuffer)),
    );
    hashes[name] = (await Promise.all(digests)).map((digest) => hex(new Uint8Array(digest))).join(" ");
    await onProgress(0);
  }
  return hashes;
};

async function samplesOf(bytes: Uint8Array): Promise<readonly Float32Array[]> {
  const sound = await openSound(bytes);
  return sound ? sound.read(0, sound.length) : [];
}

function hex(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
}

Object.assign(jobs, { hashSounds });
