/** A progress bar on standard error. */
export interface ProgressBar {
  /** @param done the part that is done, 0 to 1. */
  update(done: number): void;
  /** Removes the bar. */
  end(): void;
}

const WIDTH = 30;
const INTERVAL = 100;

/** @param wanted false for no bar at all; there is none either where nobody would see it move. */
export function startProgressBar(label: string, wanted: boolean): ProgressBar {
  if (!wanted || !process.stderr.isTTY) return { update: () => undefined, end: () => undefined };
  const started = Date.now();
  let drawn = 0;
  const draw = (done: number) => {
    const filled = Math.round(done * WIDTH);
    const seconds = (Date.now() - started) / 1000;
    const left = done > 0.02 ? `, ${Math.ceil((seconds / done) * (1 - done))} s left` : "";
    const bar = "█".repeat(filled) + "░".repeat(WIDTH - filled);
    process.stderr.write(`\r${label} ${bar} ${Math.floor(done * 100)} %${left}\u001b[K`);
  };
  draw(0);
  return {
    update(done) {
      if (Date.now() - drawn < INTERVAL) return;
      drawn = Date.now();
      draw(Math.min(1, Math.max(0, done)));
    },
    end: () => void process.stderr.write("\r\u001b[K"),
  };
}
