/** One thing measured against another, alternately and in the same run, because machines are noisy and drift. */
export interface BenchCase {
  readonly name: string;
  /** "fps" and "x" grow with speed, "ms" shrinks. */
  readonly unit: "fps" | "ms" | "x";
  readonly peerName: string;
  /** One run of ours; resolves to its figure in `unit`. */
  ours(): Promise<number> | number;
  /** One run of the peer. */
  peer(): Promise<number> | number;
}

export interface Suite {
  readonly name: string;
  /** Prepares what is measured, and yields the cases one after the other. */
  cases(): AsyncIterable<BenchCase> | Iterable<BenchCase>;
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
  readonly ours: number;
  readonly peer: number;
  readonly peerName: string;
  /** How many times better ours is: of frames per second ours / peer, of milliseconds peer / ours. */
  readonly ratio: number;
  readonly spread: { readonly ours: Spread; readonly peer: Spread; readonly ratio: Spread };
}

/** Runs ours and the peer in turn, `runs` times each after one turn that does not count; the ratio is taken pair by pair. */
export async function measure(suite: string, benchCase: BenchCase, runs: number): Promise<Result> {
  const ours: number[] = [];
  const peer: number[] = [];
  for (let run = -1; run < runs; run++) {
    const [mine, theirs] = [await benchCase.ours(), await benchCase.peer()];
    if (run < 0) continue;
    ours.push(mine);
    peer.push(theirs);
  }
  const { unit, peerName } = benchCase;
  const ratios = ours.map((mine, run) => {
    const theirs = peer[run] as number;
    return unit === "ms" ? theirs / mine : mine / theirs;
  });
  const spread = { ours: spreadOf(ours), peer: spreadOf(peer), ratio: spreadOf(ratios) };
  const [a, b, ratio] = [spread.ours.median, spread.peer.median, spread.ratio.median];
  return { suite, case: benchCase.name, unit, ours: a, peer: b, peerName, ratio, spread };
}

function spreadOf(values: readonly number[]): Spread {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  const median =
    sorted.length % 2 === 1 ? sorted[middle] : ((sorted[middle - 1] as number) + (sorted[middle] as number)) / 2;
  return { median: median as number, min: sorted[0] as number, max: sorted[sorted.length - 1] as number };
}

/** Milliseconds that `work` takes. */
export async function milliseconds(work: () => Promise<unknown> | unknown): Promise<number> {
  const start = performance.now();
  await work();
  return performance.now() - start;
}
