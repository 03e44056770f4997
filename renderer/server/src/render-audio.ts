import { createSoundMixer } from "@videoflow/renderer-core";
import type { PcmAudio } from "@videoflow/renderer-media";
import { nodeMedia } from "./node-media.js";
import { loadResources, type ResourceOptions } from "./resources.js";
import { type DocumentInput, validDocument } from "./valid-document.js";

/**
 * The sound of a document, mixed to 48 kHz stereo; null when no layer of it could be heard, as against sound that is silent.
 *
 * @throws VideoJSONError for an invalid document with all its issues; what its files are refused for
 */
export async function renderAudio(document: DocumentInput, options: ResourceOptions = {}): Promise<PcmAudio | null> {
  const valid = validDocument(document);
  const mixer = await createSoundMixer(valid, { ...(await loadResources(valid, options)), ...nodeMedia });
  if (!mixer) return null;
  const { sampleRate, length } = mixer;
  const [left, right] = [new Float32Array(length), new Float32Array(length)];
  let at = 0;
  try {
    for (let part = await mixer.next(); part; part = await mixer.next()) {
      left.set(part[0], at);
      right.set(part[1], at);
      at += part[0].length;
    }
  } finally {
    mixer.close();
  }
  return { sampleRate, channels: [left, right] };
}
