/**
 * The kernels' formulas again, pixel by pixel in doubles, written from the W3C texts and the definitions in engine/assembly.
 * Slow and plain on purpose.
 */

import type { GradientStop } from "../src/engine/gradient.js";
import type { BlendMode, BlurEdge, Edge, Filter, GradientShape } from "../src/engine/options.js";
import type { Matrix } from "../src/engine/surface.js";
import type { Picture } from "./engine-lab.js";

type Rgb = readonly [number, number, number];
/** Premultiplied levels. */
export type Rgba = readonly [number, number, number, number];

const CLEAR: Rgba = [0, 0, 0, 0];

export function round(value: number): number {
  return Math.floor(Math.min(255, Math.max(0, value)) + 0.5);
}

export function pixelAt({ width, height, data }: Picture, x: number, y: number, edge: Edge = "transparent"): Rgba {
  if (edge === "clamp") {
    x = Math.min(Math.max(x, 0), width - 1);
    y = Math.min(Math.max(y, 0), height - 1);
  } else if (x < 0 || y < 0 || x >= width || y >= height) {
    return CLEAR;
  }
  const i = (y * width + x) * 4;
  return [data[i] ?? 0, data[i + 1] ?? 0, data[i + 2] ?? 0, data[i + 3] ?? 0];
}

export function draw(width: number, height: number, pixel: (x: number, y: number) => readonly number[]): Picture {
  const data = new Uint8Array(width * height * 4);
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++) data.set(pixel(x, y).map(round), (y * width + x) * 4);
  return { width, height, data };
}

const separable: Partial<Record<BlendMode, (cb: number, cs: number) => number>> = {
  normal: (_, cs) => cs,
  multiply: (cb, cs) => cb * cs,
  screen: (cb, cs) => cb + cs - cb * cs,
  overlay: (cb, cs) => hardLight(cs, cb),
  darken: Math.min,
  lighten: Math.max,
  "color-dodge": (cb, cs) => (cb === 0 ? 0 : cs >= 1 ? 1 : Math.min(1, cb / (1 - cs))),
  "color-burn": (cb, cs) => (cb >= 1 ? 1 : cs === 0 ? 0 : 1 - Math.min(1, (1 - cb) / cs)),
  "hard-light": hardLight,
  "soft-light": (cb, cs) => {
    if (cs <= 0.5) return cb - (1 - 2 * cs) * cb * (1 - cb);
    const d = cb <= 0.25 ? ((16 * cb - 12) * cb + 4) * cb : Math.sqrt(cb);
    return cb + (2 * cs - 1) * (d - cb);
  },
  difference: (cb, cs) => Math.abs(cb - cs),
  exclusion: (cb, cs) => cb + cs - 2 * cb * cs,
};

function hardLight(cb: number, cs: number): number {
  return cs <= 0.5 ? cb * 2 * cs : cb + (2 * cs - 1) - cb * (2 * cs - 1);
}

const nonSeparable: Partial<Record<BlendMode, (cb: Rgb, cs: Rgb) => Rgb>> = {
  hue: (cb, cs) => setLum(setSat(cs, sat(cb)), lum(cb)),
  saturation: (cb, cs) => setLum(setSat(cb, sat(cs)), lum(cb)),
  color: (cb, cs) => setLum(cs, lum(cb)),
  luminosity: (cb, cs) => setLum(cb, lum(cs)),
};

const lum = ([r, g, b]: Rgb) => 0.3 * r + 0.59 * g + 0.11 * b;
const sat = (c: Rgb) => Math.max(...c) - Math.min(...c);

function clipColor(color: Rgb): Rgb {
  const l = lum(color);
  const n = Math.min(...color);
  const x = Math.max(...color);
  let c = [...color];
  if (n < 0) c = c.map((v) => l + ((v - l) * l) / (l - n));
  if (x > 1) c = c.map((v) => l + ((v - l) * (1 - l)) / (x - l));
  return c as unknown as Rgb;
}

function setLum(color: Rgb, l: number): Rgb {
  const d = l - lum(color);
  return clipColor([color[0] + d, color[1] + d, color[2] + d]);
}

function setSat(color: Rgb, s: number): Rgb {
  const least = Math.min(...color);
  const most = Math.max(...color);
  return color.map((v) => (most > least ? ((v - least) * s) / (most - least) : 0)) as unknown as Rgb;
}

/** W3C Compositing 1: co = cs·as·(1 - ab) + cb·ab·(1 - as) + as·ab·B(cb, cs). */
export function blend(mode: BlendMode, source: Rgba, backdrop: Rgba, opacity = 255): number[] {
  // The kernels round the source after multiplying it by the opacity.
  const s = source.map((v) => round((v * opacity) / 255) / 255);
  const d = backdrop.map((v) => v / 255);
  const [as, ab] = [s[3] ?? 0, d[3] ?? 0];
  const straight = (c: number[], alpha: number) =>
    c.slice(0, 3).map((v) => (alpha > 0 ? v / alpha : 0)) as unknown as Rgb;
  const [cs, cb] = [straight(s, as), straight(d, ab)];
  const one = separable[mode];
  const mixed = one
    ? cs.map((v, i) => one(cb[i] ?? 0, v))
    : (nonSeparable[mode]?.(cb, cs) ?? [Number.NaN, Number.NaN, Number.NaN]);
  const colors = [0, 1, 2].map((i) => (s[i] ?? 0) * (1 - ab) + (d[i] ?? 0) * (1 - as) + as * ab * (mixed[i] ?? 0));
  return [...colors, as + ab - as * ab].map((v) => v * 255);
}

const catmullRom = (t: number) => [
  (-t + 2 * t * t - t * t * t) / 2,
  (2 - 5 * t * t + 3 * t * t * t) / 2,
  (t + 4 * t * t - 3 * t * t * t) / 2,
  (-t * t + t * t * t) / 2,
];

/** The value at continuous coordinates (u, v), which count in 1/256 px between pixel centres. */
export function sample(picture: Picture, u: number, v: number, filter: Filter, edge: Edge): number[] {
  if (filter === "nearest") return [...pixelAt(picture, Math.floor(u), Math.floor(v), edge)];
  const [x256, y256] = [Math.floor((u - 0.5) * 256 + 0.5), Math.floor((v - 0.5) * 256 + 0.5)];
  const [x, y] = [Math.floor(x256 / 256), Math.floor(y256 / 256)];
  const [fx, fy] = [x256 / 256 - x, y256 / 256 - y];
  const cubic = filter === "cubic";
  const isBeyond = x < -1 || y < -1 || x >= picture.width || y >= picture.height;
  if (edge === "transparent" && isBeyond) return [0, 0, 0, 0];
  const [wx, wy] = cubic
    ? [catmullRom(fx), catmullRom(fy)]
    : [
        [1 - fx, fx],
        [1 - fy, fy],
      ];
  const first = cubic ? -1 : 0;
  const sum = [0, 0, 0, 0];
  wy.forEach((weightY, j) => {
    wx.forEach((weightX, i) => {
      pixelAt(picture, x + i + first, y + j + first, edge).forEach((level, channel) => {
        sum[channel] = (sum[channel] ?? 0) + level * weightX * weightY;
      });
    });
  });
  const alpha = Math.min(255, Math.max(0, sum[3] ?? 0));
  return sum.map((value) => Math.min(Math.max(value, 0), alpha));
}

export function gradientParameter(shape: GradientShape, { a, b, c, d, e, f }: Matrix, x: number, y: number): number {
  const [gx, gy] = [a * x + c * y + e, b * x + d * y + f];
  if (shape === "linear") return gx;
  if (shape === "radial") return Math.hypot(gx, gy);
  const turn = Math.atan2(gy, gx) / (2 * Math.PI);
  return turn < 0 ? turn + 1 : turn;
}

/** The premultiplied colour at t; of stops at one place the last one holds there. */
export function gradientColor(stops: readonly GradientStop[], t: number): number[] {
  const premultiplied = ({ color: [r, g, b, a] }: GradientStop) => [(r * a) / 255, (g * a) / 255, (b * a) / 255, a];
  const after = stops.findIndex(({ offset }) => offset > t);
  const [from, to] = [stops[after - 1], stops[after]];
  const [first, last] = [stops[0], stops[stops.length - 1]];
  if (after === 0 && first) return premultiplied(first);
  if (!from || !to) return last ? premultiplied(last) : [];
  const part = (t - from.offset) / (to.offset - from.offset);
  const end = premultiplied(to);
  return premultiplied(from).map((v, i) => v + ((end[i] ?? 0) - v) * part);
}

export function colorMatrix([r, g, b, a]: Rgba, matrices: readonly (readonly number[])[]): number[] {
  let color = [r, g, b].map((v) => (a > 0 ? v / a : 0));
  color.push(a / 255);
  for (const m of matrices) {
    const previous = [...color, 1];
    color = [0, 1, 2, 3].map((row) => {
      const sum = previous.reduce((total, v, column) => total + v * (m[row * 5 + column] ?? 0), 0);
      return Math.min(1, Math.max(0, sum));
    });
  }
  const alpha = color[3] ?? 0;
  return [...color.slice(0, 3).map((v) => v * alpha * 255), alpha * 255];
}

/** One box pass over a line that goes on for ever, by the kernel's integer rule. */
function boxLine(line: (i: number) => number, radius: number): (i: number) => number {
  if (radius === 0) return line;
  const width = 2 * radius + 1;
  const scale = Math.floor((32768 + radius) / width);
  const known = new Map<number, number>();
  return (i) => {
    const cached = known.get(i);
    if (cached !== undefined) return cached;
    let sum = 0;
    for (let k = -radius; k <= radius; k++) sum += line(i + k);
    const value = Math.floor((sum * scale + 16384) / 32768);
    known.set(i, value);
    return value;
  };
}

function continued(length: number, edge: BlurEdge): (i: number) => number | undefined {
  return (i) => {
    if (i >= 0 && i < length) return i;
    if (edge === "transparent") return undefined;
    if (edge === "clamp") return Math.min(Math.max(i, 0), length - 1);
    const phase = ((i % (2 * length)) + 2 * length) % (2 * length);
    return phase < length ? phase : 2 * length - 1 - phase;
  };
}

/** Three box passes along rows, then three along columns. */
export function blur(picture: Picture, x: readonly number[], y: readonly number[], edge: BlurEdge): Picture {
  const { width, height } = picture;
  const rows = new Uint8Array(picture.data);
  const pass = (
    count: number,
    length: number,
    address: (line: number, i: number) => number,
    radii: readonly number[],
  ) => {
    const inside = continued(length, edge);
    const input = rows.slice();
    for (let line = 0; line < count; line++) {
      for (let channel = 0; channel < 4; channel++) {
        const first = (i: number) => {
          const index = inside(i);
          return index === undefined ? 0 : (input[address(line, index) * 4 + channel] ?? 0);
        };
        const last = radii.reduce(boxLine, first);
        for (let i = 0; i < length; i++) rows[address(line, i) * 4 + channel] = last(i);
      }
    }
  };
  pass(height, width, (line, i) => line * width + i, x);
  pass(width, height, (line, i) => i * width + line, y);
  return { width, height, data: rows };
}

/** Coefficients of BT.601 and BT.709 as the recommendations give them. */
const weights = {
  bt601: [0.299, 0.587, 0.114],
  bt709: [0.2126, 0.7152, 0.0722],
  bt2020: [0.2627, 0.678, 0.0593],
} as const;

export function toYuv(rgb: readonly number[], matrix: keyof typeof weights, range: "limited" | "full"): Rgb {
  const [r = 0, g = 0, b = 0] = rgb.map((v) => v / 255);
  const [kr, kg, kb] = weights[matrix];
  const y = kr * r + kg * g + kb * b;
  const u = (b - y) / (2 * (1 - kb));
  const v = (r - y) / (2 * (1 - kr));
  return range === "limited" ? [16 + 219 * y, 128 + 224 * u, 128 + 224 * v] : [255 * y, 128 + 255 * u, 128 + 255 * v];
}

export function fromYuv(yuv: Rgb, matrix: keyof typeof weights, range: "limited" | "full"): Rgb {
  const [kr, kg, kb] = weights[matrix];
  const [y, u, v] =
    range === "limited"
      ? [(yuv[0] - 16) / 219, (yuv[1] - 128) / 224, (yuv[2] - 128) / 224]
      : [yuv[0] / 255, (yuv[1] - 128) / 255, (yuv[2] - 128) / 255];
  const r = y + 2 * (1 - kr) * v;
  const b = y + 2 * (1 - kb) * u;
  const g = (y - kr * r - kb * b) / kg;
  return [r * 255, g * 255, b * 255];
}
