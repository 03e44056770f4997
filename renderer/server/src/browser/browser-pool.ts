import { aborted } from "../errors.js";
import { type Browser, START_TIMEOUT } from "./browser.js";
import { within } from "./within.js";

export interface PoolLimits {
  /** Browsers at work at the same time; more jobs wait their turn. */
  readonly most: number;
  /** How long a browser without a job is kept, in ms. */
  readonly idleTime: number;
  /** Jobs after which a browser is replaced. */
  readonly jobs: number;
  /** Age after which a browser is replaced, in ms. */
  readonly age: number;
  /** Memory at the end of a job above which a browser is replaced, in bytes. */
  readonly memory: number;
}

/** What the pool asks of the pages that it lends. */
export interface PooledPage {
  /** Resolves when the page or its browser is gone before `close`. */
  readonly lost: Promise<string>;
  close(): Promise<void>;
}

/** A browser that serves one job. */
export interface Loan<Page extends PooledPage> {
  readonly browser: Browser;
  /** Fresh. */
  readonly page: Page;
  /**
   * To be called once, when the job is over; the browser is free when the promise settles.
   *
   * @param sound whether the browser may serve another job
   * @param makeReady what the page of the next job is made ready with, at once
   */
  giveBack(sound: boolean, makeReady?: (page: Page) => Promise<void>): Promise<void>;
}

/** A browser with its history. */
interface Member<Page> {
  readonly browser: Browser;
  /** What it was started from: jobs that want another browser do not get this one. */
  readonly kind: string;
  readonly born: number;
  jobs: number;
  idleTimer?: NodeJS.Timeout;
  /** The page of the next job, where it is made ready beforehand. */
  next?: Promise<Page> | undefined;
}

/**
 * How long an idle browser may take to open a page, or to be done with making one ready, before another is started,
 * in ms.
 */
const OPEN_TIMEOUT = START_TIMEOUT / 10;
const READY_TIMEOUT = START_TIMEOUT / 3;

/** How long a page may take to end before its browser is ended instead, in ms. */
const PAGE_CLOSE_TIMEOUT = 2_000;

/**
 * Warm browsers, shared by jobs one after the other: a job has its browser for itself, so that a crash is the crash
 * of one job only, and a fresh page in it, which may be opened and made ready before there is a job. Idle browsers do
 * not keep the process from ending; what is broken, old or large is replaced.
 */
export class BrowserPool<Page extends PooledPage> {
  readonly #limits: PoolLimits;
  readonly #openPage: (browser: Browser) => Promise<Page>;
  readonly #idle: Member<Page>[] = [];
  /** Browsers on their way back from a job. */
  readonly #returning = new Set<Promise<void>>();
  readonly #waiting: (() => void)[] = [];
  #working = 0;
  /** Counts calls of `close`: browsers lent before the last one do not come back. */
  #closings = 0;
  #pending = new Set<Promise<void>>();

  /** @param openPage opens a fresh page */
  constructor(limits: PoolLimits, openPage: (browser: Browser) => Promise<Page>) {
    this.#limits = limits;
    this.#openPage = openPage;
  }

  /**
   * A browser with a fresh page, as soon as one may work.
   *
   * @param kind browsers of the same kind can stand in for each other
   * @param launch starts one
   * @throws VideoJSONError `ABORTED`, and what `launch` throws
   */
  async lend(kind: string, launch: () => Promise<Browser>, signal?: AbortSignal): Promise<Loan<Page>> {
    await this.#turn(signal);
    const closings = this.#closings;
    const opening = this.#open(kind, launch).then(({ member, page }): Loan<Page> => {
      const giveBack: Loan<Page>["giveBack"] = (sound, makeReady) => {
        const work = this.#takeBack(member, page, sound, makeReady, () => closings !== this.#closings);
        const returned = this.#follow(work).finally(() => this.#returning.delete(returned));
        this.#returning.add(returned);
        return returned.finally(() => this.#next());
      };
      return { browser: member.browser, page, giveBack };
    });
    opening.catch(() => this.#next());
    try {
      return await unlessAborted(opening, signal);
    } catch (error) {
      // Who gave up while it was started leaves it to the next.
      if (signal?.aborted) void this.#follow(opening.then((loan) => loan.giveBack(true)).catch(() => undefined));
      throw error;
    }
  }

  /** Closes the browsers without a job now, the others when their jobs are over. */
  async close(): Promise<void> {
    this.#closings++;
    await Promise.all([...this.#idle.splice(0).map((member) => this.#retire(member)), ...this.#pending]);
  }

  /** Work that `close` waits for. */
  #follow(work: Promise<void>): Promise<void> {
    this.#pending.add(work);
    return work.finally(() => this.#pending.delete(work));
  }

  async #turn(signal: AbortSignal | undefined): Promise<void> {
    if (signal?.aborted) throw aborted(signal);
    if (this.#working < this.#limits.most) {
      this.#working++;
      return;
    }
    await new Promise<void>((resolve, reject) => {
      const giveUp = () => {
        this.#waiting.splice(this.#waiting.indexOf(start), 1);
        reject(signal && aborted(signal));
      };
      const start = () => {
        signal?.removeEventListener("abort", giveUp);
        resolve();
      };
      this.#waiting.push(start);
      signal?.addEventListener("abort", giveUp, { once: true });
    });
  }

  /** Passes the turn on. */
  #next(): void {
    const start = this.#waiting.shift();
    if (start) start();
    else this.#working--;
  }

  async #open(kind: string, launch: () => Promise<Browser>): Promise<{ member: Member<Page>; page: Page }> {
    // One that has all but done its job is free sooner than a new one is started.
    while (this.#idle.length === 0 && this.#returning.size > 0)
      await Promise.race(this.#returning).catch(() => undefined);
    for (let member = this.#idle.pop(); member; member = this.#idle.pop()) {
      clearTimeout(member.idleTimer);
      const { browser } = member;
      browser.keepProcess(true);
      if (member.kind === kind) {
        const opening = member.next
          ? within(READY_TIMEOUT, member.next)
          : within(OPEN_TIMEOUT, this.#openPage(browser));
        const page = await opening.catch(() => undefined);
        if (page) {
          member.next = undefined;
          return { member, page };
        }
      }
      // One that has broken while it was idle, or another than the one wanted.
      await this.#end(member);
    }
    const browser = await launch();
    const member: Member<Page> = { browser, kind, born: performance.now(), jobs: 0 };
    void browser.lost.then(() => this.#forget(member));
    try {
      return { member, page: await within(START_TIMEOUT, this.#openPage(browser)) };
    } catch (error) {
      await browser.close();
      throw error;
    }
  }

  async #takeBack(
    member: Member<Page>,
    page: Page,
    sound: boolean,
    makeReady: ((page: Page) => Promise<void>) | undefined,
    closed: () => boolean,
  ): Promise<void> {
    const { browser } = member;
    member.jobs++;
    const ended = await within(PAGE_CLOSE_TIMEOUT, page.close()).then(
      () => true,
      () => false,
    );
    const { jobs, age, memory, idleTime } = this.#limits;
    const old = member.jobs >= jobs || performance.now() - member.born >= age;
    if (!sound || !ended || old || (await browser.memory()) > memory || closed()) {
      await browser.close();
      return;
    }
    browser.keepProcess(false);
    member.idleTimer = setTimeout(() => void this.#retire(member), idleTime);
    member.idleTimer.unref();
    this.#idle.push(member);
    if (makeReady) this.#prepareNext(member, makeReady);
  }

  #prepareNext(member: Member<Page>, makeReady: (page: Page) => Promise<void>): void {
    member.next = this.#openPage(member.browser).then(async (page) => {
      void page.lost.then(() => this.#forget(member));
      try {
        await makeReady(page);
      } catch (error) {
        await page.close().catch(() => undefined);
        throw error;
      }
      return page;
    });
    member.next.catch(() => this.#forget(member));
  }

  /** A browser that ended while it was idle leaves its home behind; one whose page broke is not to be trusted. */
  #forget(member: Member<Page>): void {
    if (this.#idle.includes(member)) void this.#retire(member);
  }

  async #retire(member: Member<Page>): Promise<void> {
    clearTimeout(member.idleTimer);
    const place = this.#idle.indexOf(member);
    if (place >= 0) this.#idle.splice(place, 1);
    member.browser.keepProcess(true);
    await this.#end(member);
  }

  async #end({ browser, next }: Member<Page>): Promise<void> {
    await browser.close();
    await next?.then((page) => page.close()).catch(() => undefined);
  }
}

/** @throws VideoJSONError `ABORTED`, as soon as the signal says so */
async function unlessAborted<Value>(work: Promise<Value>, signal: AbortSignal | undefined): Promise<Value> {
  if (!signal) return work;
  let giveUp = () => {};
  const abortion = new Promise<never>((_, reject) => {
    giveUp = () => reject(aborted(signal));
    signal.addEventListener("abort", giveUp);
  });
  try {
    return await Promise.race([work, abortion]);
  } finally {
    signal.removeEventListener("abort", giveUp);
  }
}
