import type { Layer, Transition } from "@videoflow/core";
import { COUNTING_CHARACTERS } from "../evaluate/count-up.js";
import { easingCurve } from "../evaluate/easing.js";
import { scrambleCharacters } from "../evaluate/transition-text.js";
import { transitionProperties } from "../generated/properties.js";
import { kindOf } from "./kinds.js";
import { microseconds } from "./time.js";
import type { TimelineTransition, Value } from "./timeline.js";

/** Seeds of chance (SPEC §14.5). */
const SEED_IN = 101;
const SEED_OUT = 102;

const DEFAULT_DURATION = 0.2;

/** How a layer of `length` microseconds enters and leaves; transitions too long for it are shortened alike (SPEC §15.1). */
export function resolveTransitions(
  layer: Layer,
  length: number,
): { readonly transitionIn?: TimelineTransition; readonly transitionOut?: TimelineTransition } {
  const { transitionIn, transitionOut } = layer;
  const [wantedIn, wantedOut] = [durationOf(transitionIn), durationOf(transitionOut)];
  const tooLong = wantedIn + wantedOut > length;
  const durationIn = tooLong ? Math.floor((wantedIn * length) / (wantedIn + wantedOut)) : wantedIn;
  const durationOut = tooLong ? length - durationIn : wantedOut;
  return {
    ...(transitionIn && { transitionIn: resolveTransition(transitionIn, durationIn, SEED_IN) }),
    ...(transitionOut && { transitionOut: resolveTransition(transitionOut, durationOut, SEED_OUT) }),
  };
}

function durationOf(transition: Transition | undefined): number {
  return transition === undefined ? 0 : microseconds(transition.duration ?? DEFAULT_DURATION);
}

function resolveTransition(transition: Transition, duration: number, seed: number): TimelineTransition {
  const given = transition as unknown as Record<string, unknown>;
  const parameters: Record<string, Value> = {};
  for (const definition of transitionProperties[transition.transition]) {
    const value = given[definition.name] ?? definition.default;
    if (definition.kind !== "easing" && value !== undefined)
      parameters[definition.name] = kindOf(definition).parse(value);
  }
  const easing = transitionProperties[transition.transition].find(({ kind }) => kind === "easing")?.default;
  return {
    name: transition.transition,
    duration,
    curve: easingCurve(transition.easing ?? (easing as Transition["easing"])),
    parameters: parameters as TimelineTransition["parameters"],
    fade: parameters["fade"] === true,
    seed,
  };
}

/** What the transitions of a layer may write beside its own text. */
export function transitionCharacters({ transitionIn, transitionOut }: Layer): string {
  return [transitionIn, transitionOut].map(charactersOf).join("");
}

function charactersOf(transition: Transition | undefined): string {
  if (transition?.transition === "numberCountUp") return COUNTING_CHARACTERS;
  if (transition?.transition === "scrambleDecode") return scrambleCharacters(transition.charset ?? "letters");
  return "";
}
