import type { EffectParameter } from "../src/effects/effect-definition.js";
import { effectTable } from "../src/effects/effect-table.generated.js";
import type { EffectContext, EffectValue, EffectValues } from "../src/effects/uniform-block.js";
import { context, EffectLab, type EffectModules } from "./effect-lab.js";
import { noise, opaqueNoise, type Picture, randomIntegers } from "./engine-lab.js";

/** One use of one effect on a fixed picture. `run` needs nothing but the compiled modules, so any JavaScript engine can. */
export interface EffectCase {
  readonly name: string;
  readonly effect: string;
  readonly picture: Picture;
  readonly values: EffectValues;
  readonly context: EffectContext;
  run(modules: EffectModules): Uint8Array;
}

/** Widths that are no multiple of four or two, with opaque, translucent and empty runs. */
const pictures: readonly Picture[] = [noise(41, 23, 21), opaqueNoise(30, 19, 22), scene(53, 31)];

/** A box that is smaller than the picture on one side and larger on another. */
const box = { left: 5, top: -3, width: 30.25, height: 23 };

/** Every effect at its defaults, with every option and switch turned, at both ends of all ranges, and at random. */
export const effectCases: readonly EffectCase[] = Object.values(effectTable).flatMap(({ name, parameters }) => {
  const uses: [label: string, values: EffectValues][] = [
    ["defaults", {}],
    ...parameters.flatMap((parameter) => turned(parameter)),
    ["in a box", {}],
    ["least", Object.fromEntries(parameters.map((parameter) => [parameter.name, extreme(parameter, "minimum")]))],
    ["most", Object.fromEntries(parameters.map((parameter) => [parameter.name, extreme(parameter, "maximum")]))],
    ...[1, 2].map((seed): [string, EffectValues] => [`random ${seed}`, randomValues(name, parameters, seed)]),
  ];
  return uses.map(([label, values], index): EffectCase => {
    const picture = pictures[(index + (label === "defaults" ? 2 : 0)) % pictures.length] as Picture;
    const at = label === "in a box" ? { ...context, box } : context;
    return {
      name: `${name}, ${label}`,
      effect: name,
      picture,
      values,
      context: at,
      run: (modules) => new EffectLab(modules).apply(name, picture, values, at).data,
    };
  });
});

function turned(parameter: EffectParameter): [string, EffectValues][] {
  const { name } = parameter;
  if (parameter.type === "bool") return [[`${name} ${!parameter.default}`, { [name]: !parameter.default }]];
  if (parameter.type !== "option") return [];
  const others = parameter.values.filter((value) => value !== parameter.default);
  return others.map((value) => [`${name} ${value}`, { [name]: value }]);
}

function extreme(parameter: EffectParameter, end: "minimum" | "maximum"): EffectValue {
  if (parameter.type === "float") return parameter[end];
  if (parameter.type === "color") return end === "minimum" ? [0, 0, 0, 0] : [1, 1, 1, 1];
  return parameter.default;
}

function randomValues(effect: string, parameters: readonly EffectParameter[], seed: number): EffectValues {
  const random = randomIntegers(seed * 7919 + effect.length * 31 + effect.charCodeAt(0));
  const fraction = () => random(1001) / 1000;
  const value = (parameter: EffectParameter): EffectValue => {
    switch (parameter.type) {
      case "float":
        return parameter.minimum + (parameter.maximum - parameter.minimum) * fraction() ** 2;
      case "color":
        return [fraction(), fraction(), fraction(), fraction()];
      case "bool":
        return random(2) === 1;
      case "option":
        return parameter.values[random(parameter.values.length)] as string;
    }
  };
  return Object.fromEntries(parameters.map((parameter) => [parameter.name, value(parameter)]));
}

/** A soft gradient with a bright disc and a hole in it. */
function scene(width: number, height: number): Picture {
  const data = new Uint8Array(width * height * 4);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const square = (x - width * 0.6) ** 2 + (y - height * 0.4) ** 2;
      const alpha = (x - width * 0.2) ** 2 + (y - height * 0.7) ** 2 < 25 ? 0 : 255;
      const color = square < 50 ? [255, 250, 220] : [(x * 255) / width, (y * 200) / height, 255 - (x * 128) / width];
      const offset = (y * width + x) * 4;
      color.forEach((channel, index) => {
        data[offset + index] = Math.min(alpha, Math.floor(channel));
      });
      data[offset + 3] = alpha;
    }
  }
  return { width, height, data };
}
