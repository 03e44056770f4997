import type { Properties, Timeline, Track, Value } from "../resolve/timeline.js";
import type { FourLengths, Length, Vector } from "../resolve/values.js";
import type { Color, Corners, Paint, Sides } from "./display-list.js";

/** The values of a layer's or an effect's properties at one instant. */
export class Moment {
  /** Pixels of one em outside of text: 1% of the project's width. */
  readonly em: number;
  readonly #properties: Properties;
  readonly #time: number;
  #changes = false;

  /** `time`: whole microseconds since the layer's first frame. */
  constructor(timeline: Timeline, properties: Properties, time: number) {
    this.em = timeline.width / 100;
    this.#properties = properties;
    this.#time = time;
  }

  /** Whether anything that it was asked for changes over time. */
  get changes(): boolean {
    return this.#changes;
  }
  /** Whether a property without a default is given. */
  has(property: string): boolean {
    return this.#properties[property] !== undefined;
  }
  flag(property: string): boolean {
    return this.#value(property) as boolean;
  }
  number(property: string): number {
    return this.#value(property) as number;
  }
  name<T extends string>(property: string): T {
    return this.#value(property) as T;
  }
  color(property: string): Color {
    return this.#value(property) as Color;
  }
  paint(property: string): Paint {
    return this.#value(property) as Paint;
  }
  vector(property: string): Vector {
    return this.#value(property) as Vector;
  }
  /** Pixels, where one em is `em` pixels and percentages are of `whole` pixels. */
  length(property: string, em: number, whole = 0): number {
    const length = this.#value(property) as Length;
    return length.em * em + length.px + length.fraction * whole;
  }
  /** Pixels of each side, never negative. */
  sides(property: string, em: number): Sides {
    const lengths = this.#value(property) as FourLengths;
    return lengths.map((length) => Math.max(0, length.em * em + length.px)) as unknown as Sides;
  }
  /** Of each corner the part that does not depend on what percentages are of, in pixels, and the fraction that does. */
  corners(property: string, em: number): Corners {
    const lengths = this.#value(property) as FourLengths;
    const parts = lengths.map(({ em: ems, px, fraction }) => ({ pixels: ems * em + px, fraction }));
    return parts as unknown as Corners;
  }
  /** Pixels to the right and down, either way. */
  offset(property: string, em: number): [x: number, y: number] {
    const [x, y] = this.#value(property) as readonly [Length, Length];
    return [x.em * em + x.px, y.em * em + y.px];
  }
  /** A length that is never negative, not even where an easing carries it below 0 (SPEC §7.6). */
  size(property: string, em: number, whole = 0): number {
    return Math.max(0, this.length(property, em, whole));
  }
  /** Every property by name. */
  all(): Record<string, Value> {
    return Object.fromEntries(Object.keys(this.#properties).map((name) => [name, this.#value(name)]));
  }

  #value(name: string): Value {
    const property = this.#properties[name];
    if (property === undefined) throw new Error(`the layer has no property ${name}`);
    if ("constant" in property) return property.constant;
    this.#changes = true;
    return valueAt(property, this.#time);
  }
}

/** Before the first keyframe its value holds, after the last one the last one's. */
function valueAt({ keyframes, interpolate }: Track, time: number): Value {
  let index = keyframes.length - 1;
  while (index > 0 && (keyframes[index] as { time: number }).time > time) index--;
  const from = keyframes[index] as Track["keyframes"][number];
  const to = keyframes[index + 1];
  if (to === undefined || time <= from.time) return from.value;
  return interpolate(from.value, to.value, from.curve((time - from.time) / (to.time - from.time)));
}
