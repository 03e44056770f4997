/**
 * What VideoFlow 1.2 and VideoJSON make of keyframes, each as simply as can be: numbers, lists of numbers and colours as lists
 * of numbers; words and switches as they are.
 */

export interface AnyKeyframe {
  readonly time: number;
  readonly value: unknown;
  readonly easing?: unknown;
}

type Mixed = readonly number[] | string | boolean;

/** VideoFlow: numbers by quadratic polynomials, colours by the page, as CSS eases. */
export function videoFlowValue(keyframes: readonly AnyKeyframe[], time: number): Mixed {
  const next = keyframes.findIndex((keyframe) => keyframe.time > time);
  const [from, to] = [keyframes.at(next < 0 ? -1 : Math.max(0, next - 1)), keyframes[Math.max(next, 0)]] as const;
  if (from === undefined || to === undefined) throw new Error("no keyframes");
  if (next <= 0 || isStepping(from.value) || from.easing === "step") return read(from.value);
  const t = (time - from.time) / (to.time - from.time);
  const easing = String(from.easing ?? "linear");
  return mix(from.value, to.value, isColor(from.value) ? css(easing, t) : quadratic(easing, t));
}

function quadratic(easing: string, t: number): number {
  if (easing === "easeIn") return t * t;
  if (easing === "easeOut") return t * (2 - t);
  if (easing === "easeInOut") return t < 0.5 ? 2 * t * t : -1 + (4 - 2 * t) * t;
  return t;
}

function css(easing: string, t: number): number {
  if (easing === "easeIn") return bezier(0.42, 0, 1, 1, t);
  if (easing === "easeOut") return bezier(0, 0, 0.58, 1, t);
  return easing === "easeInOut" ? bezier(0.42, 0, 0.58, 1, t) : t;
}

/** SPEC §7.2 and §7.3. */
export function videoJsonValue(keyframes: readonly AnyKeyframe[], time: number): Mixed {
  const from = keyframes.findLast((keyframe) => keyframe.time <= time) ?? keyframes[0];
  const to = keyframes.find((keyframe) => keyframe.time > time);
  if (from === undefined) throw new Error("no keyframes");
  if (to === undefined || time <= from.time || isStepping(from.value) || from.easing === "step")
    return read(from.value);
  const p = (time - from.time) / (to.time - from.time);
  if (from.easing === undefined) return mix(from.value, to.value, p);
  const { x1, y1, x2, y2 } = from.easing as { x1: number; y1: number; x2: number; y2: number };
  return mix(from.value, to.value, bezier(x1, y1, x2, y2, p));
}

function bezier(x1: number, y1: number, x2: number, y2: number, p: number): number {
  const at = (a: number, b: number, s: number) => 3 * (1 - s) ** 2 * s * a + 3 * (1 - s) * s ** 2 * b + s ** 3;
  let [low, high] = [0, 1];
  for (let halving = 0; halving < 40; halving++) {
    const middle = (low + high) / 2;
    if (at(x1, x2, middle) < p) low = middle;
    else high = middle;
  }
  return at(y1, y2, (low + high) / 2);
}

function mix(a: unknown, b: unknown, share: number): number[] {
  let [from, to] = [read(a) as number[], read(b) as number[]];
  const length = Math.max(from.length, to.length);
  [from, to] = [widened(from, length), widened(to, length)];
  return from.map((value, index) => value + ((to[index] as number) - value) * share);
}

/** A number stands for all sides, and for the last of three angles. */
function widened(list: number[], length: number): number[] {
  if (list.length === length) return list;
  if (length === 3) return list.length === 1 ? [0, 0, ...list] : [...list, 0];
  return Array.from({ length }, () => list[0] as number);
}

function read(value: unknown): Mixed {
  if (isStepping(value)) return value;
  if (isColor(value)) return premultiplied(value);
  return (Array.isArray(value) ? value : [value]).map((item: unknown) => Number.parseFloat(String(item)));
}

function isStepping(value: unknown): value is string | boolean {
  return (
    typeof value === "boolean" || (typeof value === "string" && /^[a-z-]+$/.test(value) && value !== "transparent")
  );
}

function isColor(value: unknown): value is string {
  return typeof value === "string" && (value.startsWith("#") || value === "transparent");
}

function premultiplied(color: string): number[] {
  if (color === "transparent") return [0, 0, 0, 0];
  const [red = 0, green = 0, blue = 0, alpha = 255] = [1, 3, 5, 7]
    .filter((start) => start < color.length)
    .map((start) => Number.parseInt(color.slice(start, start + 2), 16));
  return [...[red, green, blue].map((channel) => (channel * alpha) / 255), alpha];
}
