import type { EffectValues } from "../effects/index.js";
import type { Color, EffectCall } from "../evaluate/display-list.js";

/** Lengths (in em) by which an effect paints beyond what it is given, and how many times over (SPEC §14.3). */
const SPREADS: Readonly<Record<string, readonly [parameter: string, times: number]>> = {
  gaussianBlur: ["radius", 3],
  glow: ["radius", 3],
  bloom: ["radius", 3],
  edgeGlow: ["radius", 3],
  frostedGlass: ["blurRadius", 3],
  motionBlur: ["amount", 1],
  streakBlur: ["amount", 1],
  datamoshSmear: ["amount", 1],
};

/** Pixels by which a picture has to grow on every side before the effect. */
export function effectMargin({ effect, parameters }: EffectCall, em: number): number {
  const spread = SPREADS[effect];
  if (spread === undefined) return 0;
  const [parameter, times] = spread;
  return Math.ceil(Math.max(0, (parameters[parameter] as number) * times * em));
}

/** The parameters as the effects take them: colours straight, 0..1. */
export function effectValues({ parameters }: EffectCall): EffectValues {
  const values = Object.entries(parameters).map(([name, value]) => [name, isColor(value) ? fractions(value) : value]);
  return Object.fromEntries(values);
}

function isColor(value: EffectCall["parameters"][string]): value is Color {
  return typeof value === "object";
}

function fractions([red, green, blue, alpha]: Color): Color {
  return [red / 255, green / 255, blue / 255, alpha / 255];
}
