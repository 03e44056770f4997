/** What has to be undone when this process ends, in the order it was begun. */
const duties = new Set<() => void>();

/** Signals that end a process which does not listen to them. */
const SIGNALS = ["SIGINT", "SIGTERM", "SIGHUP"] as const;

/**
 * Has `undo` called when this process ends by itself, by `process.exit`, an exception or a signal; it has to be done when it
 * returns. A signal is left to the program's own listeners, if there are any; else it ends the process as it would have.
 *
 * @returns what takes the order back
 */
export function atExit(undo: () => void): () => void {
  if (duties.size === 0) {
    process.on("exit", undoAll);
    for (const signal of SIGNALS) process.on(signal, endBySignal);
  }
  duties.add(undo);
  return () => {
    if (duties.delete(undo) && duties.size === 0) stopListening();
  };
}

function stopListening(): void {
  process.off("exit", undoAll);
  for (const signal of SIGNALS) process.off(signal, endBySignal);
}

function undoAll(): void {
  for (const undo of duties) undo();
  duties.clear();
}

function endBySignal(signal: NodeJS.Signals): void {
  if (process.listenerCount(signal) > 1) return;
  undoAll();
  stopListening();
  process.kill(process.pid, signal);
}
