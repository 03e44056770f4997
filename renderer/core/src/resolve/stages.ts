import type { Layer } from "@videoflow/core";
import { microseconds } from "./time.js";

/** One value of a property that has nothing between its values, until the next one takes its place. */
export interface Stage<T> {
  /** Whole microseconds from the layer's first frame; the first stage begins with the layer. */
  readonly from: number;
  readonly value: T;
  /** JSON Pointer within the layer of what says so. */
  readonly at: string;
}

/** The values of a property one after another, at least one. */
export function stagesOf<T>(layer: Layer, property: string, initial: T): readonly Stage<T>[] {
  const values = layer as unknown as Readonly<Record<string, T | undefined>>;
  const tracks = (layer.keyframes ?? {}) as Readonly<Record<string, readonly { time: number; value: unknown }[]>>;
  const track = tracks[property];
  if (track === undefined) return [{ from: 0, value: values[property] ?? initial, at: property }];
  return track.map(({ time, value }, index) => ({
    from: index === 0 ? 0 : microseconds(time),
    value: value as T,
    at: `keyframes/${property}/${index}/value`,
  }));
}

/** Every moment at which one of the properties changes, ascending, beginning with 0. */
export function changesOf(...properties: readonly (readonly Stage<unknown>[])[]): number[] {
  return [...new Set(properties.flat().map(({ from }) => from))].sort((a, b) => a - b);
}

/** Finds the stage at ascending times. */
export function cursor<T>(stages: readonly Stage<T>[]): (time: number) => Stage<T> {
  let index = 0;
  return (time) => {
    while ((stages[index + 1]?.from ?? Infinity) <= time) index++;
    return stages[index] as Stage<T>;
  };
}
