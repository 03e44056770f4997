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
  /** What nothing that does this work can be faster than, measured in every turn too. */
  readonly floor?: Floor | undefined;
}

export interface Floor {
  readonly name: string;
  /** One run, in the unit of the case. */
  run(): number;
}

export interface Suite<Host> {
  readonly name: string;
  /** Prepares what is measured, and yields the cases one after the other. */
  cases(host: Host): AsyncIterable<BenchCase> | Iterable<BenchCase>;
  /** What the results of one place say about what is required; nothing about what was not measured. */
  verdicts?(results: readonly Result[]): readonly Verdict[];
}

/** One requirement, and whether it held. */
export interface Verdict {
  readonly text: string;
  readonly held: boolean;
}

export interface Spread {
  readonly median: number;
  readonly min: number;
  readonly max: number;
}

export interface Result {
  readonly suite: string;
  /** Where it ran, then its name. */
  readonly case: string;
  readonly name: string;
  readonly unit: string;
  readonly ours: Spread;
  readonly peer: Spread;
  readonly peerName: string;
  /** How many times better ours is: of frames per second ours / peer, of milliseconds peer / ours. */
  readonly ratio: Spread;
  readonly floor?: (Spread & { readonly name: string }) | undefined;
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
  const floors: number[] = [];
  const { name, unit, peerName, floor } = benchCase;
  for (let run = -1; run < runs; run++) {
    const [mine, theirs] = [await benchCase.ours(), await benchCase.peer()];
    const least = floor?.run();
    if (run < 0) continue;
    ours.push(mine);
    peer.push(theirs);
    if (least !== undefined) floors.push(least);
  }
  const ratios = ours.map((mine, run) => {
    const theirs = peer[run] as number;
    return unit === "ms" ? theirs / mine : mine / theirs;
  });
  const spreads = { ours: spreadOf(ours), peer: spreadOf(peer), peerName, ratio: spreadOf(ratios) };
  const bounded = floor && { floor: { name: floor.name, ...spreadOf(floors) } };
  return { suite, case: `${prefix}${name}`, name, unit, ...spreads, ...bounded };
}

export function spreadOf(values: readonly number[]): Spread {
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

/** Milliseconds that one `draw` takes, of as many as a run needs. `clock` tells them; without one, time is what passes. */
export function perFrame(draw: () => void, clock: () => number = () => performance.now()): number {
  const [start, from] = [performance.now(), clock()];
  for (let frames = 1; ; frames++) {
    draw();
    if (performance.now() - start >= SHORTEST_RUN) return (clock() - from) / frames;
  }
}
