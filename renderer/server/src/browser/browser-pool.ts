import { aborted } from "../errors.js";
import { type Browser, type BrowserPage, START_TIMEOUT } from "./browser.js";
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

/** A browser that serves one job. */
export interface Loan {
  readonly browser: Browser;
  /** Fresh. */
  readonly page: BrowserPage;
  /** To be called once, when the job is over; the browser is free when the promise settles. @param sound whether the browser may serve another job */
  giveBack(sound: boolean): Promise<void>;
}

/** A browser with its history. */
interface Member {
  readonly browser: Browser;
  /** What it was started from: jobs that want another browser do not get this one. */
  readonly kind: string;
  readonly born: number;
  jobs: number;
  idleTimer?: NodeJS.Timeout;
}

/** How long a page may take to end before its browser is ended instead, in ms. */
const PAGE_CLOSE_TIMEOUT = 2_000;

/**
 * Warm browsers, shared by jobs one after the other: a job has its browser for itself, so that a crash is the crash of one job
 * only, and a fresh page in it. Idle browsers do not keep the process from ending; what is broken, old or large is replaced.
 */
export class BrowserPool {
  readonly #limits: PoolLimits;
  readonly #idle: Member[] = [];
  readonly #waiting: (() => void)[] = [];
  #working = 0;
  /** Counts calls of `close`: browsers lent before the last one do not come back. */
  #closings = 0;
  #pending = new Set<Promise<void>>();

  constructor(limits: PoolLimits) {
    this.#limits = limits;
  }

  /**
   * A browser with a fresh page, as soon as one may work.
   *
   * @param kind browsers of the same kind can stand in for each other
   * @param launch starts one
   * @throws VideoJSONError `ABORTED`, and what `launch` throws
   */
  async lend(kind: string, launch: () => Promise<Browser>, signal?: AbortSignal): Promise<Loan> {
    await this.#turn(signal);
    const closings = this.#closings;
    const opening = this.#open(kind, launch).then(({ member, page }): Loan => {
      const giveBack = (sound: boolean) => {
        const work = this.#takeBack(member, page, sound, () => closings !== this.#closings);
        return this.#follow(work).finally(() => this.#next());
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

  async #open(kind: string, launch: () => Promise<Browser>): Promise<{ member: Member; page: BrowserPage }> {
    for (let member = this.#idle.pop(); member; member = this.#idle.pop()) {
      clearTimeout(member.idleTimer);
      const { browser } = member;
      browser.keepProcess(true);
      if (member.kind === kind) {
        const page = await within(START_TIMEOUT / 10, browser.openPage()).catch(() => undefined);
        if (page) return { member, page };
      }
      // One that has broken while it was idle, or another than the one wanted.
      await browser.close();
    }
    const browser = await launch();
    const member: Member = { browser, kind, born: performance.now(), jobs: 0 };
    void browser.lost.then(() => this.#forget(member));
    try {
      return { member, page: await within(START_TIMEOUT, browser.openPage()) };
    } catch (error) {
      await browser.close();
      throw error;
    }
  }

  async #takeBack(member: Member, page: BrowserPage, sound: boolean, closed: () => boolean): Promise<void> {
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
  }

  /** A browser that ended while it was idle leaves its home behind. */
  #forget(member: Member): void {
    if (this.#idle.includes(member)) void this.#retire(member);
  }

  async #retire(member: Member): Promise<void> {
    clearTimeout(member.idleTimer);
    const place = this.#idle.indexOf(member);
    if (place >= 0) this.#idle.splice(place, 1);
    member.browser.keepProcess(true);
    await member.browser.close();
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
