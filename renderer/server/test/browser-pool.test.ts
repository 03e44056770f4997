import { describe, expect, test } from "vitest";
import type { Browser, BrowserPage } from "../src/browser/browser.js";
import { BrowserPool, type Loan, type PoolLimits } from "../src/browser/browser-pool.js";

/** A browser that does nothing but keep a record of itself. */
class FakeBrowser implements Browser {
  readonly version = "Fake 1";
  readonly #ending = withResolvers<string>();
  readonly lost = this.#ending.promise;
  pages = 0;
  openPages = 0;
  closed = false;
  keepsProcess = true;
  bytes = 0;
  /** What its pages do when they are to be opened or closed. */
  refuses: "open" | "close" | undefined;

  async openPage(): Promise<BrowserPage> {
    if (this.refuses === "open") throw new Error("no page");
    this.pages++;
    this.openPages++;
    const close = async () => {
      if (this.refuses === "close") await new Promise(() => undefined);
      this.openPages--;
    };
    return { lost: this.lost, open: async () => undefined, evaluate: async () => undefined, close };
  }

  async memory(): Promise<number> {
    return this.bytes;
  }

  keepProcess(keep: boolean): void {
    this.keepsProcess = keep;
  }

  async close(): Promise<void> {
    this.closed = true;
  }

  end(): void {
    this.#ending.resolve("it ended");
  }
}

function withResolvers<Value>() {
  let resolve: (value: Value) => void = () => undefined;
  const promise = new Promise<Value>((done) => {
    resolve = done;
  });
  return { promise, resolve };
}

function poolOf(limits: Partial<PoolLimits> = {}) {
  const usual = { most: 2, idleTime: 60_000, jobs: 100, age: 60_000, memory: 1000 };
  const pool = new BrowserPool({ ...usual, ...limits }, (browser) => browser.openPage());
  const browsers: FakeBrowser[] = [];
  const launch = async () => {
    const browser = new FakeBrowser();
    browsers.push(browser);
    return browser;
  };
  const lend = (kind = "a", signal?: AbortSignal) => pool.lend(kind, launch, signal);
  return { pool, browsers, lend };
}

const turn = () => new Promise((resolve) => setTimeout(resolve, 5));

describe("a pool of browsers", () => {
  test("gives one browser to jobs that follow each other, each with a page of its own", async () => {
    const { browsers, lend } = poolOf();
    for (let job = 0; job < 3; job++) await (await lend()).giveBack(true);
    expect(browsers).toMatchObject([{ pages: 3, openPages: 0, closed: false }]);
  });

  test("gives a browser of its own to each job at work, and lets no more work than it may", async () => {
    const { browsers, lend } = poolOf();
    const [first, second] = [await lend(), await lend()];
    expect(first.browser).not.toBe(second.browser);
    let third: Loan<BrowserPage> | undefined;
    const waiting = lend().then((loan) => {
      third = loan;
    });
    await turn();
    expect(third).toBeUndefined();
    await second.giveBack(true);
    await waiting;
    expect(third?.browser).toBe(second.browser);
    expect(browsers).toHaveLength(2);
  });

  test("serves those who wait in the order they came, without those who gave up", async () => {
    const { lend } = poolOf({ most: 1 });
    const first = await lend();
    const order: string[] = [];
    const controller = new AbortController();
    const impatient = lend("a", controller.signal).catch((error) => order.push(error.code));
    const next = lend().then(async (loan) => {
      order.push("second");
      await loan.giveBack(true);
    });
    const last = lend().then(async (loan) => {
      order.push("third");
      await loan.giveBack(true);
    });
    controller.abort();
    await impatient;
    await first.giveBack(true);
    await Promise.all([next, last]);
    expect(order).toEqual(["ABORTED", "second", "third"]);
  });

  test("keeps waiting nobody who gives up while a browser starts, and gives that to the next", async () => {
    const { pool, browsers, lend } = poolOf({ most: 1 });
    const start = withResolvers<Browser>();
    const controller = new AbortController();
    const impatient = pool.lend("a", () => start.promise, controller.signal);
    await turn();
    controller.abort();
    await expect(impatient).rejects.toMatchObject({ code: "ABORTED" });
    const slow = new FakeBrowser();
    start.resolve(slow);
    expect((await lend()).browser).toBe(slow);
    expect(browsers).toEqual([]);
  });

  test("lets the process end while its browsers are idle, not while they work", async () => {
    const { browsers, lend } = poolOf();
    const loan = await lend();
    expect(browsers[0]?.keepsProcess).toBe(true);
    await loan.giveBack(true);
    expect(browsers[0]?.keepsProcess).toBe(false);
    await lend();
    expect(browsers[0]?.keepsProcess).toBe(true);
  });

  test.each([
    ["has served its jobs", { jobs: 1 }, () => undefined],
    ["is old", { age: 0 }, () => undefined],
    ["has grown", {}, (browser: FakeBrowser) => Object.assign(browser, { bytes: 1001 })],
    ["does not end its page", {}, (browser: FakeBrowser) => Object.assign(browser, { refuses: "close" })],
  ] as const)("replaces a browser that %s", async (_, limits, change) => {
    const { browsers, lend } = poolOf(limits);
    const loan = await lend();
    change(browsers[0] as FakeBrowser);
    await loan.giveBack(true);
    expect(browsers[0]?.closed).toBe(true);
    expect((await lend()).browser).toBe(browsers[1]);
  });

  test("replaces a browser that a job says is broken", async () => {
    const { browsers, lend } = poolOf();
    await (await lend()).giveBack(false);
    expect((await lend()).browser).toBe(browsers[1]);
    expect(browsers[0]?.closed).toBe(true);
  });

  test("closes a browser that ends, or gives no page, while it is idle", async () => {
    const { browsers, lend } = poolOf();
    await (await lend()).giveBack(true);
    browsers[0]?.end();
    await turn();
    expect(browsers[0]?.closed).toBe(true);
    await (await lend()).giveBack(true);
    (browsers[1] as FakeBrowser).refuses = "open";
    expect((await lend()).browser).toBe(browsers[2]);
    expect(browsers[1]?.closed).toBe(true);
  });

  test("closes a browser that nobody has wanted for some time", async () => {
    const { browsers, lend } = poolOf({ idleTime: 1 });
    await (await lend()).giveBack(true);
    await expect.poll(() => browsers[0]?.closed).toBe(true);
  });

  test("gives no browser of another kind than the one wanted", async () => {
    const { browsers, lend } = poolOf();
    await (await lend("a")).giveBack(true);
    expect((await lend("b")).browser).toBe(browsers[1]);
    expect(browsers[0]?.closed).toBe(true);
  });

  test("passes on why a browser does not start, and then starts others", async () => {
    const { pool, lend } = poolOf({ most: 1 });
    const broken = async () => {
      throw new Error("no such program");
    };
    await expect(pool.lend("a", broken)).rejects.toThrow("no such program");
    await (await lend()).giveBack(true);
  });

  test("closes idle browsers when told to, and the others when their jobs are over", async () => {
    const { pool, browsers, lend } = poolOf();
    const [atWork, idle] = [await lend(), await lend()];
    await idle.giveBack(true);
    await pool.close();
    expect(browsers.map(({ closed }) => closed)).toEqual([false, true]);
    await atWork.giveBack(true);
    expect(browsers[0]?.closed).toBe(true);
    const last = await lend();
    expect(last.browser).toBe(browsers[2]);
    const given = last.giveBack(true);
    await pool.close();
    expect(browsers[2]?.closed).toBe(true);
    await given;
  });
});

describe("a page that is made ready for the next job", () => {
  const ready = () => {
    const pages: BrowserPage[] = [];
    const makeReady = async (page: BrowserPage) => void pages.push(page);
    return { pages, makeReady };
  };

  test("is fresh, and the next job's", async () => {
    const { browsers, lend } = poolOf();
    const { pages, makeReady } = ready();
    const first = await lend();
    await first.giveBack(true, makeReady);
    const second = await lend();
    expect(second.page).not.toBe(first.page);
    expect(pages).toEqual([second.page]);
    expect(browsers).toMatchObject([{ pages: 2, openPages: 1 }]);
  });

  test("is what a job that comes earlier waits for", async () => {
    const { browsers, lend } = poolOf();
    const { promise, resolve } = withResolvers<void>();
    await (await lend()).giveBack(true, () => promise);
    let next: Loan<BrowserPage> | undefined;
    const waiting = lend().then((loan) => {
      next = loan;
    });
    await turn();
    expect(next).toBeUndefined();
    resolve();
    await waiting;
    expect(browsers).toMatchObject([{ pages: 2, openPages: 1 }]);
  });

  test("is closed with its browser when nobody comes", async () => {
    const { pool, browsers, lend } = poolOf();
    await (await lend()).giveBack(true, ready().makeReady);
    await turn();
    await pool.close();
    expect(browsers).toMatchObject([{ openPages: 0, closed: true }]);
  });

  test.each([
    ["cannot be opened", (browser: FakeBrowser) => Object.assign(browser, { refuses: "open" }), ready().makeReady],
    ["cannot be made ready", () => undefined, () => Promise.reject(new Error("no"))],
  ] as const)("has its browser replaced when it %s", async (_, change, makeReady) => {
    const { browsers, lend } = poolOf();
    const loan = await lend();
    change(browsers[0] as FakeBrowser);
    await loan.giveBack(true, makeReady);
    await turn();
    expect(browsers[0]?.closed).toBe(true);
    expect((await lend()).browser).toBe(browsers[1]);
  });
});

test("a job that comes while a browser is on its way back waits for that one", async () => {
  const { browsers, lend } = poolOf();
  const loan = await lend();
  const returning = loan.giveBack(true);
  const next = await lend();
  await returning;
  expect(next.browser).toBe(loan.browser);
  expect(browsers).toHaveLength(1);
});
