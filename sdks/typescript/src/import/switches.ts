import { type FieldTable, factsOf } from "../contract.js";
import type { FieldFacts, Json } from "../validate/facts.js";
import type { JsonObject } from "../validate/layers.js";
import type { Clock } from "./clock.js";
import { keyframesOf, removeProperty, setKeyframes, type Target } from "./fields.js";
import { apart, convertKeyframes, type Keyframe, withoutUselessEasing } from "./keyframes.js";
import type { Place } from "./losses.js";
import { splitAt } from "./split.js";
import { convertValue } from "./values.js";

/** Switches that VideoJSON does not have, and what they switch: nothing of it is drawn in a transparent colour. */
const SWITCHES: Readonly<Record<string, { readonly color: string; readonly others: readonly string[] }>> = {
  boxShadow: { color: "boxShadowColor", others: ["boxShadowBlur", "boxShadowOffset", "boxShadowSpread"] },
  textShadow: { color: "textShadowColor", others: ["textShadowBlur", "textShadowOffset"] },
  textStroke: { color: "textStrokeColor", others: ["textStrokeWidth"] },
};

const SWITCH: FieldFacts = { type: { kind: "boolean" }, discrete: true };

const OFF: readonly Keyframe[] = [{ time: 0, value: false }];

/** The switches of one layer. */
export class Switches {
  /** When each is on and off, as far as anything says so; the first state holds from the start of the layer. */
  private readonly states = new Map<string, readonly Keyframe[]>();

  constructor(private readonly fields: FieldTable) {}

  has(name: string): boolean {
    // Names come from documents: "constructor" is none of ours.
    const color = Object.hasOwn(SWITCHES, name) ? SWITCHES[name]?.color : undefined;
    return color !== undefined && factsOf(this.fields, color) !== undefined;
  }

  set(name: string, value: Json, place: Place): void {
    const on = convertValue(value, SWITCH, place);
    if (on !== undefined) this.states.set(name, [{ time: 0, value: on }]);
  }

  animate(name: string, animation: JsonObject, clock: Clock, place: Place): void {
    const states = convertKeyframes(animation, SWITCH, clock, place, (value, at) => convertValue(value, SWITCH, at));
    if (states.length > 0) this.states.set(name, states);
  }

  /**
   * Leaves out what is never on, and makes transparent what is off for a while. Call it when all properties and animations
   * are in the target.
   */
  settle(target: Target, place: Place): void {
    for (const [name, { color, others }] of Object.entries(SWITCHES)) {
      const facts = factsOf(this.fields, color);
      if (!facts) continue;
      const states = (this.states.get(name) ?? OFF).filter(
        (state, index, all) => state.value !== all[index - 1]?.value,
      );
      if (states.every(({ value }) => value === false)) {
        for (const property of [color, ...others]) removeProperty(target, property);
      } else if (states.length > 1) {
        const colors = keyframesOf(target)[color] ?? [
          { time: 0, value: target[color] ?? facts.default ?? null, easing: "step" },
        ];
        setKeyframes(target, color, switched(colors, states, facts, place));
      }
    }
  }
}

/** Colours over time, transparent while the switch is off. */
function switched(
  colors: readonly Keyframe[],
  states: readonly Keyframe[],
  facts: FieldFacts,
  place: Place,
): Keyframe[] {
  const starts = states.map(({ time }, index) => (index === 0 ? 0 : time));
  const always = splitAt(colors, starts, facts.type, place);
  let next = 0;
  const pieces = states.flatMap(({ value }, index): Keyframe[] => {
    const end = starts[index + 1] ?? Number.POSITIVE_INFINITY;
    const within: Keyframe[] = [];
    for (let color = always[next]; color !== undefined && color.time < end; color = always[++next]) within.push(color);
    if (value === false) return [{ time: starts[index] ?? 0, value: "transparent", easing: "step" }];
    // What is on its way when it is switched off goes that far.
    const last = within.at(-1)?.easing === "step" ? undefined : always[next];
    return last ? [...within, last] : within;
  });
  return withoutUselessEasing(apart(pieces), facts);
}
