import { fail, reasonOf } from "@videoflow/renderer-media";

/** The text at an address. @throws VideoJSONError `ASSET_MISSING`, `ASSET_UNAVAILABLE` */
export async function fetchDocument(source: string, signal: AbortSignal): Promise<string> {
  const unavailable = (reason: string, cause?: unknown) => fail("ASSET_UNAVAILABLE", { source, reason }, cause);
  try {
    const response = await fetch(new URL(source, document.baseURI), { signal });
    if (response.status === 404 || response.status === 410) throw fail("ASSET_MISSING", { source });
    if (!response.ok) throw unavailable(`the server answers with status ${response.status}`);
    // Servers of single-page applications answer so to every address there is nothing at.
    const type = response.headers.get("content-type") ?? "";
    if (/^text\/html\b/i.test(type)) throw unavailable("the server answers with a web page");
    return await response.text();
  } catch (error) {
    // What fetch throws says no more than that there was no answer.
    if (error instanceof TypeError) throw unavailable(`there is no answer (${reasonOf(error)})`, error);
    throw error;
  }
}
