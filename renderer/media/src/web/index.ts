/** What the renderers that live in pages share. */
export type { ExportWorker } from "../export/worker-protocol.js";
export { exportInPage, type PageExportOptions } from "./export-in-page.js";
export { loadPageResources, type PageResourceOptions } from "./load-page-resources.js";
export { loadResources } from "./load-resources.js";
export type { ResourceAddresses } from "./resource-addresses.js";
export { webMedia } from "./web-media.js";
export { startWebWorker } from "./web-worker.js";
