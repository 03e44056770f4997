import type { PcmAudio } from "@videoflow/renderer-media";
import { documentResources, type ResourceOptions } from "./resources.js";
import { type DocumentInput, validDocument } from "./valid-document.js";

/**
 * The sound of a document; null when it has none, as against sound that is silent.
 *
 * @throws VideoJSONError for an invalid document with all its issues; `UNSUPPORTED_FEATURE` when it has layers with
 * sound, which this version does not mix
 */
export async function renderAudio(document: DocumentInput, options: ResourceOptions = {}): Promise<PcmAudio | null> {
  // Resolving the document refuses every layer that could sound; what passes is silent.
  await documentResources(validDocument(document), options);
  return null;
}
