import { parseDocument, type VideoJSON, VideoJSONError, validate } from "@videoflow/core";

/** A document as people hand it over: JSON text, or what such text was parsed to. */
export type DocumentInput = string | VideoJSON;

/** Checks a document. @throws VideoJSONError with every issue, when one of them is an error */
export function validDocument(input: DocumentInput): VideoJSON {
  const { document, issues } = typeof input === "string" ? parseDocument(input) : validate(input);
  if (document === undefined) throw new VideoJSONError(issues);
  return document;
}
