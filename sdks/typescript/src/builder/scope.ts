import type { LayerRecord } from "./layer-record.js";

/**
 * A list of sibling layers with a flow-time pointer: the project itself, or one group.
 *
 * All times are whole microseconds. The pointer starts at 0, the start of the group or project, and never moves back
 * except at the start of each branch of `parallel`.
 */
export class Scope {
  /** Microseconds from this scope's start. */
  pointer = 0;
  readonly layers: LayerRecord[] = [];

  /** @param origin where this scope starts, in microseconds from the start of the project. */
  constructor(readonly origin: number) {}

  /** The pointer counted from the start of the project. */
  get now(): number {
    return this.origin + this.pointer;
  }

  /** Moves the pointer on to a moment counted from the start of the project; an earlier moment leaves it alone. */
  advanceTo(moment: number): void {
    this.pointer = Math.max(this.pointer, moment - this.origin);
  }

  /** Runs each branch from the present pointer and leaves the pointer where the longest of them ends. */
  parallel(branches: ReadonlyArray<() => void>): void {
    const start = this.pointer;
    let latest = start;
    for (const branch of branches) {
      this.pointer = start;
      branch();
      latest = Math.max(latest, this.pointer);
    }
    this.pointer = latest;
  }

  /** The latest of the pointer and every end of an enabled layer that is known: see {@link LayerRecord.end}. */
  get end(): number {
    return this.layers.reduce((latest, layer) => Math.max(latest, (layer.isEnabled && layer.end) || 0), this.pointer);
  }

  /** The layers from back to front: by `index`, those of equal index in the order they were added. */
  toLayers(): Record<string, unknown>[] {
    return [...this.layers].sort((a, b) => a.index - b.index).map((layer) => layer.toLayer());
  }
}
