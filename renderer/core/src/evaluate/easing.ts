import type { CubicBezierEasing, Easing, SpringEasing } from "@videoflow/core";
import { cosine, exponential, sine } from "../math/transcendental.js";

/** Maps progress through a keyframe segment, 0 ≤ p ≤ 1, to progress of the value (SPEC: easing). 0 → 0 and 1 → 1. */
export type EasingCurve = (p: number) => number;

const NAMED: Record<string, EasingCurve> = {
  step: (p) => (p < 1 ? 0 : 1),
  linear: (p) => p,
  easeIn: (p) => p * p * p,
  easeOut: (p) => 1 - (1 - p) * (1 - p) * (1 - p),
  easeInOut: (p) => (p < 0.5 ? 4 * p * p * p : 1 - 4 * (1 - p) * (1 - p) * (1 - p)),
};

export function easingCurve(easing: Easing | undefined): EasingCurve {
  if (easing === undefined) return NAMED["linear"] as EasingCurve;
  if (typeof easing === "string") return NAMED[easing] as EasingCurve;
  return easing.type === "spring" ? spring(easing) : cubicBezier(easing);
}

/** Halvings of the parameter interval; 2^-40 is far below one step of an 8-bit channel over any range the schema allows. */
const BISECTIONS = 40;

/** y of the curve (0,0) (x1,y1) (x2,y2) (1,1) where its x equals p. x is monotonic because x1 and x2 lie in 0..1. */
function cubicBezier({ x1, y1, x2, y2 }: CubicBezierEasing): EasingCurve {
  return (p) => {
    if (p <= 0) return 0;
    if (p >= 1) return 1;
    let low = 0;
    let high = 1;
    for (let i = 0; i < BISECTIONS; i++) {
      const middle = (low + high) / 2;
      if (bezier(x1, x2, middle) < p) low = middle;
      else high = middle;
    }
    return bezier(y1, y2, (low + high) / 2);
  };
}

function bezier(c1: number, c2: number, s: number): number {
  const r = 1 - s;
  return 3 * r * r * s * c1 + 3 * r * s * s * c2 + s * s * s;
}

/** ln 1000: the envelope of the oscillation has fallen to a thousandth at the end of the segment. */
const SETTLED = 6.907755278982137;

/**
 * A damped oscillator released at 0 towards 1 with the given initial velocity (SPEC §7.4). The segment's length is its settling
 * time; what is left to 1 there is spread evenly over the segment, so that it arrives at exactly 1.
 */
function spring({ stiffness = 100, damping = 10, mass = 1, velocity = 0 }: SpringEasing): EasingCurve {
  const frequency = Math.sqrt(stiffness / mass);
  const ratio = damping / (2 * Math.sqrt(stiffness * mass));
  const displacement = oscillator(frequency, ratio, velocity);
  const decay = ratio < 1 ? ratio * frequency : frequency * (ratio - Math.sqrt(ratio * ratio - 1));
  const settling = SETTLED / decay;
  const rest = 1 - displacement(settling);
  return (p) => (p <= 0 ? 0 : p >= 1 ? 1 : displacement(p * settling) + p * rest);
}

/** Displacement over time of x'' + 2ζω x' + ω² (x − 1) = 0 with x(0) = 0, x'(0) = velocity. */
function oscillator(frequency: number, ratio: number, velocity: number): (time: number) => number {
  if (ratio < 1) {
    const decay = ratio * frequency;
    const damped = frequency * Math.sqrt(1 - ratio * ratio);
    const amplitude = (decay - velocity) / damped;
    return (t) => 1 - exponential(-decay * t) * (cosine(damped * t) + amplitude * sine(damped * t));
  }
  if (ratio === 1) return (t) => 1 - exponential(-frequency * t) * (1 + (frequency - velocity) * t);
  const root = Math.sqrt(ratio * ratio - 1);
  const slow = frequency * (ratio - root);
  const fast = frequency * (ratio + root);
  const a = (fast - velocity) / (fast - slow);
  return (t) => 1 - a * exponential(-slow * t) - (1 - a) * exponential(-fast * t);
}
