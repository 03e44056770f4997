/**
 * A running headless browser with one page: what the drivers of Chromium and Firefox have in common.
 *
 * Order of calls: `open` once, then `evaluate` any number of times, then `close` once. `close` may come at any time, and leaves
 * neither a process nor a file behind.
 */
export interface Browser {
  /** Name and version, e.g. "Chromium 147.0.7727.0". */
  readonly version: string;
  /** Loads the page at `url`. */
  open(url: string): Promise<void>;
  /** Calls `globalThis.videoflow[method](...values)` in the page. Values and result are JSON. */
  evaluate(method: string, values: readonly unknown[]): Promise<unknown>;
  /** Resolves, with a sentence that says what happened, when the browser or its page is gone before `close`. */
  readonly lost: Promise<string>;
  close(): Promise<void>;
}

/** How long a browser may take to start or to load our page before it counts as broken, in ms. */
export const START_TIMEOUT = 30_000;

/** How long a page that is told to close may take before its process is killed, in ms. */
export const CLOSE_TIMEOUT = 3_000;

/** Calls the page's own function; runs in the page, so it may name nothing outside itself. */
export function callPage({ method, values }: { method: string; values: readonly unknown[] }): unknown {
  const page = (globalThis as unknown as { videoflow: Record<string, (...values: unknown[]) => unknown> }).videoflow;
  return page[method]?.(...values);
}
