import { type DocumentInput, openDocument, type PcmAudio, validDocument } from "@videoflow/renderer-media";
import { loadPageResources, type PageResourceOptions, webMedia } from "@videoflow/renderer-media/web";

/** Samples asked for at once. */
const PART = 48_000;

/** The sound of a document as a whole. @throws VideoJSONError as `BrowserRenderer.renderAudio` */
export async function renderAudio(input: DocumentInput, options: PageResourceOptions): Promise<PcmAudio | null> {
  const document = validDocument(input);
  const film = await openDocument({ document, resources: await loadPageResources(document, options) }, webMedia);
  const sound = await film.sound();
  if (!sound) return null;
  const channels = Array.from({ length: sound.channelCount }, () => new Float32Array(sound.length));
  let at = 0;
  for (let part = await sound.next(PART); part; part = await sound.next(PART)) {
    for (const [channel, samples] of part.entries()) channels[channel]?.set(samples, at);
    at += part[0]?.length ?? 0;
  }
  return { sampleRate: sound.sampleRate, channels };
}
