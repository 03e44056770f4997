import { readdir, readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { fail } from "../errors.js";
import type { Browser } from "./browser.js";
import { browserFailed } from "./errors.js";
import { type ReceivePart, type ServedFile, servePage } from "./page-server.js";

/**
 * A page of ours with a server of its own, for one job. Order of calls: `serve`, `load`, `evaluate`, and once more the same where the
 * page was made ready for its job beforehand; `close` may come at any time.
 */
export interface WorkPage {
  /** Name and version of the browser. */
  readonly version: string;
  /** Resolves, with a sentence that says what happened, when the page or its browser is gone before `close`. */
  readonly lost: Promise<string>;
  /**
   * Loads the page, if it has not been, or not with `script`.
   *
   * @param script the page's, in place of the built one with the jobs of `page/jobs.ts`
   * @throws VideoJSONError `BROWSER_FAILED`, `INSTALLATION_DAMAGED`
   */
  load(script?: string): Promise<void>;
  /** Gives the page what its job may load, and `receive` the parts of the file that it makes. */
  serve(files: ReadonlyMap<string, ServedFile>, receive: ReceivePart | undefined): void;
  /** Calls `globalThis.videoflow[method](...values)` in the page. @throws VideoJSONError `BROWSER_FAILED` */
  evaluate(method: string, values: readonly unknown[]): Promise<unknown>;
  close(): Promise<void>;
}

const PAGE =
  '<!doctype html><meta charset="utf-8"><link rel="icon" href="icon"><script type="module" src="main.js"></script>';

/** A page that has not been loaded yet. */
export async function openWorkPage(browser: Browser): Promise<WorkPage> {
  const { version } = browser;
  const files = new Map<string, ServedFile>([
    ["", { contentType: "text/html", bytes: PAGE }],
    ["icon", { contentType: "application/octet-stream", bytes: "" }],
  ]);
  let take: ReceivePart | undefined;
  const server = await servePage(files, (part, position) => {
    if (!take) throw new TypeError("this job makes no file");
    return take(part, position);
  });
  try {
    const page = await browser.openPage();
    const evaluate = (method: string, values: readonly unknown[]) =>
      page.evaluate(method, values).catch((error) => {
        throw browserFailed(version, error);
      });
    let loading: Promise<void> | undefined;
    const load = async (script?: string) => {
      addAll(files, await builtScripts());
      if (script !== undefined) files.set("main.js", javaScript(script));
      await page.open(server.url).catch((error) => {
        throw browserFailed(version, error);
      });
    };
    return {
      version,
      lost: page.lost,
      load(script) {
        // A page that was made ready has the built script.
        loading = script === undefined ? (loading ?? load()) : (loading ?? Promise.resolve()).then(() => load(script));
        return loading;
      },
      serve(given, receive) {
        addAll(files, given);
        take = receive;
      },
      evaluate,
      async close() {
        await page.close().finally(() => server.close());
      },
    };
  } catch (error) {
    await server.close();
    throw error;
  }
}

function addAll(files: Map<string, ServedFile>, more: Iterable<readonly [string, ServedFile]>): void {
  for (const [name, file] of more) files.set(name, file);
}

/** The scripts of the page and of its workers, bundled by scripts/build-page.mjs; the same place from src/ and from dist/. */
const SCRIPTS = new URL("../../dist/page/", import.meta.url);

let scripts: Promise<(readonly [name: string, file: ServedFile])[]> | undefined;

/** Read once: there are 9 MB of them. */
async function builtScripts(): Promise<(readonly [name: string, file: ServedFile])[]> {
  scripts ??= readdir(SCRIPTS).then((names) =>
    Promise.all(names.map(async (name) => [name, javaScript(await readFile(new URL(name, SCRIPTS)))] as const)),
  );
  try {
    return await scripts;
  } catch (error) {
    scripts = undefined;
    throw fail("INSTALLATION_DAMAGED", { file: fileURLToPath(SCRIPTS) }, error);
  }
}

function javaScript(bytes: Uint8Array | string): ServedFile {
  return { contentType: "text/javascript", bytes };
}
