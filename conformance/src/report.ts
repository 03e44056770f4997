import { parseDocument, type VideoJSON, VideoJSONError } from "@videoflow/core";
import { hashFrames } from "@videoflow/renderer-server";

export interface ReportedIssue {
  readonly code: string;
  readonly pointer: string;
}

/** What is said of a document in `baseFolder`: by validation or, where that finds nothing wrong, by the renderer. */
export async function reportOf(input: string, baseFolder: string): Promise<ReportedIssue[]> {
  const { document, issues } = parseDocument(input);
  const rendered = document ? await renderIssues(document, baseFolder) : [];
  return [...issues, ...rendered].map(({ code, pointer }) => ({ code, pointer }));
}

async function renderIssues(document: VideoJSON, baseFolder: string) {
  try {
    await hashFrames(document, { engine: "node", frames: [0], seconds: [0], baseFolder });
    return [];
  } catch (error) {
    if (error instanceof VideoJSONError) return error.issues;
    throw error;
  }
}

/** The document of a case that renders. */
export function parsed(input: string): VideoJSON {
  const { document, issues } = parseDocument(input);
  if (!document) throw new VideoJSONError(issues);
  return document;
}
