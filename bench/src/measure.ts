/** One thing measured against another, alternately and in the same run, because machines are noisy and drift. */
export interface BenchCase {
  readonly name: string;
  /** "fps" grows with speed, "ms" shrinks. */
  readonly unit: "fps" | "ms";
  readonly peerName: string;
  /** One run of ours; resolves to its figure in `unit`. */
  ours(): Promise<number> | number;
  /** One run of the peer. */
  peer(): Promise<number> | number;
}

export interface Suite<Host> {
  readonly name: string;
  /** Prepares what is measured, and yields the cases one after the other. */
  cases(host: Host): AsyncIterable<BenchCase> | Iterable<BenchCase>;
}

export interface Spread {
  readonly median: number;
  readonly min: number;
  readonly max: number;
}

export interface Result {
  readonly suite: string;
  readonly case: string;
  readonly unit: string;
  readonly ours: Spread;
  readonly peer: Spread;
  readonly peerName: string;
  /** How many times better ours is: of frames per second ours / peer, of milliseconds peer / ours. */
  readonly ratio: Spread;
}

export interface MeasureOptions {
  /** How often each case is measured. */
  readonly runs: number;
  /** Only cases whose names contain this. Default: all. */
  readonly only?: string | undefined;
}

/** Measures the cases of a suite one after the other. `prefix` goes before their names. */
export async function* measureSuite<Host>(
  suite: Suite<Host>,
  host: Host,
  prefix: string,
  { runs, only = "" }: MeasureOptions,
): AsyncIterable<Result> {
  for await (const benchCase of suite.cases(host)) {
    if (benchCase.name.includes(only)) yield await measure(suite.name, prefix, benchCase, runs);
  }
}

/** Runs ours and the peer in turn, `runs` times each after one turn that does not count; the ratio is taken pair by pair. */
async function measure(suite: string, prefix: string, benchCase: BenchCase, runs: number): Promise<Result> {
  const ours: number[] = [];
  const peer: number[] = [];
  for (let run = -1; run < runs; run++) {
    const [mine, theirs] = [await benchCase.ours(), await benchCase.peer()];
    if (run < 0) continue;
    ours.push(mine);
    peer.push(theirs);
  }
  const { name, unit, peerName } = benchCase;
  const ratios = ours.map((mine, run) => {
    const theirs = peer[run] as number;
    return unit === "ms" ? theirs / mine : mine / theirs;
  });
  const spreads = { ours: spreadOf(ours), peer: spreadOf(peer), peerName, ratio: spreadOf(ratios) };
  return { suite, case: `${prefix}${name}`, unit, ...spreads };
}

function spreadOf(values: readonly number[]): Spread {
  return { median: median(values), min: Math.min(...values), max: Math.max(...values) };
}

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  const [low, high] = [sorted[sorted.length % 2 === 1 ? middle : middle - 1], sorted[middle]] as [number, number];
  return (low + high) / 2;
}

/** Milliseconds that `work` takes. */
export async function milliseconds(work: () => Promise<unknown> | unknown): Promise<number> {
  const start = performance.now();
  await work();
  return performance.now() - start;
}

/** A run lasts at least this many ms: far above the grain of the scheduler, and of Firefox's clock, which is 1 ms. */
const SHORTEST_RUN = 60;

/** Milliseconds that one `draw` takes, of as many as a run needs. */
export function perFrame(draw: () => void): number {
  const start = performance.now();
  for (let frames = 1; ; frames++) {
    draw();
    const time = performance.now() - start;
    if (time >= SHORTEST_RUN) return time / frames;
  }
}
