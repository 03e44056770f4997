import { exportInPage, loadResources } from "@videoflow/renderer-media/web";
import type { ExportRequest } from "../../export/export-in-browser.js";
import { lendWorker, startWorkers } from "./page-workers.js";
import { startSending } from "./send-part.js";

/** Exports a film for nobody: its workers stay, with all that they have compiled. */
export async function makeReady(input: string): Promise<void> {
  const { document, resources: addresses, coding } = JSON.parse(input) as ExportRequest;
  startSending();
  // Their scripts load while the engines are compiled.
  startWorkers(coding.workers);
  const resources = await loadResources(addresses);
  const film = { document, resources, prepareNext: true };
  await exportInPage(film, { ...coding, startWorker: lendWorker }, { write: async () => undefined });
}
