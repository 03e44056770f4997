/** SPEC §15.2, row by row: what each transition does to a layer besides its text. */
import { effectTime } from "../effects/index.js";
import { type EffectName, effectProperties, type TransitionName } from "../generated/properties.js";
import { cosineOfDegrees, sineOfDegrees } from "../math/transcendental.js";
import type { EffectCall } from "./display-list.js";
import type { Change, Phase } from "./transition.js";

export const transitionChanges: Readonly<Record<TransitionName, (phase: Phase) => Change>> = {
  fade: ({ progress }) => ({ opacity: clamped(progress) }),
  slideUp: (phase) => ({ move: [0, rest(phase) * number(phase, "distance") * phase.canvas.height] }),
  slideDown: (phase) => ({ move: [0, -rest(phase) * number(phase, "distance") * phase.canvas.height] }),
  slideLeft: (phase) => ({ move: [rest(phase) * number(phase, "distance") * phase.canvas.width, 0] }),
  slideRight: (phase) => ({ move: [-rest(phase) * number(phase, "distance") * phase.canvas.width, 0] }),
  zoom: (phase) => ({ scale: toOne(number(phase, "from"), phase.progress) }),
  overshootPop: (phase) => {
    const overshoot = number(phase, "overshoot");
    const left = phase.progress - 1;
    const k = 1 + (overshoot + 1) * left * left * left + overshoot * left * left;
    return { scale: toOne(number(phase, "from"), k), turn: [0, 0, number(phase, "tilt") * (1 - k)] };
  },
  blurResolve: (phase) => blurred(rest(phase) * number(phase, "amount") * em(phase)),
  motionBlurSlide: (phase) => {
    const way = rest(phase) * number(phase, "distance") * phase.canvas.width;
    const angle = number(phase, "angle");
    const smear = { amount: rest(phase) * number(phase, "blur"), angle, edgeMode: "transparent" };
    return {
      move: [-way * cosineOfDegrees(angle), -way * sineOfDegrees(angle)],
      ...through(call(phase, "motionBlur", smear)),
    };
  },
  radialZoom: (phase) => {
    const { centerX, centerY, mode } = phase.transition.parameters;
    const amount = rest(phase) * number(phase, "amount");
    return through(call(phase, "zoomBlur", { amount, centerX, centerY, mode }));
  },
  rotate3dY: (phase) => ({ turn: [0, rest(phase) * number(phase, "angle"), 0] }),
  tilt3d: (phase) => ({
    turn: [rest(phase) * number(phase, "angle"), 0, 0],
    move: [0, rest(phase) * number(phase, "lift") * phase.canvas.height],
  }),
  spin: (phase) => ({
    turn: [0, 0, -rest(phase) * number(phase, "angle")],
    scale: toOne(number(phase, "from"), phase.progress),
  }),
  glitchResolve: (phase) => {
    const strength = number(phase, "intensity");
    const drawing = Math.floor((GLITCHES_PER_SECOND * phase.time) / 1e6);
    const blocks = call(phase, "digitalBlocks", {
      blockSize: number(phase, "blockSize"),
      blockAmount: Math.min(1, 0.6 * strength) * rest(phase),
      offsetAmount: 0.12 * strength * rest(phase),
      colorShift: 0.02 * strength * rest(phase),
    });
    const split = call(phase, "rgbSplit", { amount: 0.03 * strength * rest(phase) });
    return through(
      { ...blocks, time: amidBeat(drawing, BLOCKS_PER_SECOND) },
      { ...split, time: amidBeat(drawing, SPLITS_PER_SECOND) },
    );
  },
  rgbSplitSnap: (phase) => {
    const { axis } = phase.transition.parameters;
    return through(call(phase, "rgbSplit", { amount: rest(phase) * number(phase, "amount"), bandOffset: 0, axis }));
  },
  sliceAssemble: (phase) => {
    const { sliceCount, axis } = phase.transition.parameters;
    const offsetAmount = rest(phase) * number(phase, "offset");
    return through(call(phase, "sliceGlitch", { sliceCount, offsetAmount, randomness: 0.5, axis }));
  },
  noiseDissolve: (phase) => through(ownParameters(phase, "noiseDissolve")),
  burnDissolve: (phase) => through(ownParameters(phase, "burnDissolve")),
  wipeReveal: (phase) => through(ownParameters(phase, "wipeMask")),
  scanReveal: (phase) => through(ownParameters(phase, "scanReveal")),
  lightSweepReveal: (phase) => {
    const { angle, intensity, sweepColor: color } = phase.transition.parameters;
    const width = number(phase, "bandWidth");
    const progress = phase.progress;
    return through(
      call(phase, "wipeMask", { progress, angle, softness: width / 2 }),
      call(phase, "lightSweep", { progress, angle, width, softness: width / 2, intensity, color }),
    );
  },
  lensSnap: (phase) => {
    const radius = number(phase, "radius");
    if (radius === 0) return through();
    const strength = rest(phase) * number(phase, "strength");
    const zoom = toOne(number(phase, "zoom"), phase.progress);
    return through(call(phase, "fisheye", { strength, radius, zoom, edgeMode: "transparent" }));
  },
  typewriter: () => ({}),
  trackingExpand: tracking,
  trackingContract: tracking,
  scrambleDecode: () => ({}),
  numberCountUp: () => ({}),
};

/** How often a glitch is drawn anew, and how often the effects it is made of would be on their own. */
const GLITCHES_PER_SECOND = 15;
const BLOCKS_PER_SECOND = 10;
const SPLITS_PER_SECOND = 12;

/** Microseconds amid the beat numbered `index` of something that beats `rate` times a second. */
function amidBeat(index: number, rate: number): number {
  return Math.floor(((index + 0.5) * 1e6) / rate);
}

/** Tracking blurs by em of the font; how wide that is the layer's text says. */
function tracking(phase: Phase): Change {
  const opacity = toOne(number(phase, "startOpacity"), phase.progress);
  return { opacity: clamped(opacity), ...blurred(rest(phase) * number(phase, "blur") * phase.fontSize) };
}

function number({ transition }: Phase, parameter: string): number {
  return transition.parameters[parameter] as number;
}

/** What is left of the way: q. */
function rest({ progress }: Phase): number {
  return 1 - progress;
}

/** lerp(from, 1, progress) */
function toOne(from: number, progress: number): number {
  return from + (1 - from) * progress;
}

function clamped(share: number): number {
  return Math.min(1, Math.max(0, share));
}

/** Pixels of 1% of the width. */
function em({ canvas }: Phase): number {
  return canvas.width / 100;
}

function blurred(blur: number): Change {
  return { picture: { effects: [], blur: Math.max(0, blur) } };
}

function through(...effects: EffectCall[]): Change {
  return { picture: { effects, blur: 0 } };
}

/** An effect that has the transition's parameters and its progress. */
function ownParameters(phase: Phase, effect: EffectName): EffectCall {
  return call(phase, effect, { ...phase.transition.parameters, progress: phase.progress });
}

type Given = Readonly<Record<string, EffectCall["parameters"][string] | undefined>>;

function call({ transition, time }: Phase, effect: EffectName, given: Given): EffectCall {
  const parameters = effectProperties[effect].flatMap(({ name, minimum = 0 }) => {
    const value = given[name];
    if (value === undefined) return [];
    return [[name, value === 0 && minimum > 0 ? ALMOST_NOTHING : value] as const];
  });
  return {
    effect,
    seed: transition.seed,
    time: effectTime(effect, time),
    parameters: Object.fromEntries(parameters),
    unlimited: true,
  };
}

/** Stands for a parameter of 0 that the effect would divide by. */
const ALMOST_NOTHING = 0.0001;
