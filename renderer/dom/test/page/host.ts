/** What the page's server has, by the names of `preview-page.ts`. */
export const options = { packageFiles: "packages/", workerUrl: "preview-worker.js" } as const;

/** An element on the page, `width` × `height` CSS pixels. */
export function createHost(width: number, height: number): HTMLElement {
  document.body.replaceChildren();
  const host = document.createElement("div");
  Object.assign(host.style, { width: `${width}px`, height: `${height}px` });
  document.body.append(host);
  return host;
}
