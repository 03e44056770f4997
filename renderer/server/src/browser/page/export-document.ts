import type { Issue } from "@videoflow/core";
import type { PcmAudio } from "@videoflow/renderer-media";
import { exportInPage, loadResources } from "@videoflow/renderer-media/web";
import type { ExportReply, ExportRequest, ServedSound } from "../../export/export-in-browser.js";
import type { Report } from "./jobs.js";
import { startWorkers, takeWorker } from "./page-workers.js";
import { sendPart, startSending } from "./send-part.js";

/** Exports a document in the page's workers; the file goes to the host part by part, as it is made. */
export async function exportDocument(request: ExportRequest, report: Report): Promise<ExportReply> {
  const { document, coding } = request;
  const notices: Issue[] = [];
  const proven = new Set(request.proven);
  startSending();
  // Their scripts load while the engines are compiled.
  startWorkers(coding.workers);
  const resources = await loadResources(request.resources);
  const sound = request.sound && (await loadSound(request.sound));
  await exportInPage(
    { document, resources, sound },
    {
      ...coding,
      proven,
      startWorker: takeWorker,
      onNotice: (notice) => notices.push(notice),
      onFrame: (done, { frameCount }) => void report(done, frameCount),
    },
    { write: sendPart },
  );
  return { notices, proven: [...proven] };
}

async function loadSound({ sampleRate, channels }: ServedSound): Promise<PcmAudio> {
  const load = async (address: string) => new Float32Array(await (await fetch(address)).arrayBuffer());
  return { sampleRate, channels: await Promise.all(channels.map(load)) };
}
