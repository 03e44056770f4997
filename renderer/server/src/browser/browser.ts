/** A running headless browser: what the drivers of Chromium and Firefox have in common. */
export interface Browser {
  /** Name and version, e.g. "Chromium 147.0.7727.0". */
  readonly version: string;
  /** Resolves, with a sentence that says what happened, when the browser is gone; it may when that is by `close`. */
  readonly lost: Promise<string>;
  /** An empty page with a profile of its own, which knows nothing of pages before it. */
  openPage(): Promise<BrowserPage>;
  /** Bytes that its processes hold together; 0 where the system does not tell. */
  memory(): Promise<number>;
  /** Whether it keeps this process from ending by itself. It does when it has just been started. */
  keepProcess(keep: boolean): void;
  /** May come at any time, and leaves neither a process nor a file behind. */
  close(): Promise<void>;
}

/**
 * A page of a headless browser. Order of calls: `open` once, then `evaluate` any number of times, then `close` once; `close` may
 * come at any time.
 */
export interface BrowserPage {
  /** Loads the page at `url`. */
  open(url: string): Promise<void>;
  /** Calls `globalThis.videoflow[method](...values)` in the page. Values and result are JSON. */
  evaluate(method: string, values: readonly unknown[]): Promise<unknown>;
  /** Resolves, with a sentence that says what happened, when the page or its browser is gone before `close`. */
  readonly lost: Promise<string>;
  /** Ends the page with all its workers and forgets its profile. */
  close(): Promise<void>;
}

/** How long a browser may take to start or to load our page before it counts as broken, in ms. */
export const START_TIMEOUT = 30_000;

/** How long a browser that is told to close may take before its processes are killed, in ms. */
export const CLOSE_TIMEOUT = 3_000;

/** Calls the page's own function; runs in the page, so it may name nothing outside itself. */
export function callPage({ method, values }: { method: string; values: readonly unknown[] }): unknown {
  const page = (globalThis as unknown as { videoflow: Record<string, (...values: unknown[]) => unknown> }).videoflow;
  return page[method]?.(...values);
}
