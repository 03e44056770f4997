import { factsOf, layerFields } from "../contract.js";
import type { AudioLayer, Easing, Layer } from "../generated/types.js";
import { copyJson } from "../json.js";
import type { Time } from "../time.js";
import type { Flow } from "./flow.js";
import type { LayerRecord } from "./layer-record.js";
import { misuse, requireAnimatable, requireObject, requireSettable } from "./misuse.js";
import type { AnimatableValues, AnimateOptions, RemoveOptions, SettableFields, WithTimes } from "./types.js";

const DEFAULT_ANIMATION: Time = "250ms";
const DEFAULT_FADE: Time = "300ms";

/**
 * A layer that has been added, to be animated further as the flow goes on. Every method returns the handle.
 *
 * Methods act at the pointer, which they read as time from the layer's own start; called before the layer has started
 * they act at its start. `L` is the layer's type, so that only properties it has, and can animate, are accepted.
 */
export class LayerHandle<L extends Layer = Layer> {
  /** @internal */
  constructor(
    protected readonly flow: Flow,
    protected readonly record: LayerRecord,
  ) {}

  /** What kind of layer it is: "text", "image", … */
  get type(): L["type"] {
    return this.record.type as L["type"];
  }

  /**
   * Moves properties from one set of values to another.
   *
   * A property named in only one of the two goes from, or to, its current value: the value of its last keyframe at or
   * before the pointer (a running animation is not evaluated), else what the layer was given, else its default.
   * Keyframes of these properties that lie within the animation are replaced. A `duration` of 0 is a `set`.
   *
   * @throws VideoJSONError `PROPERTY_UNKNOWN`, `KEYFRAME_NOT_ANIMATABLE`, `TIME_INVALID`, `BUILDER_CALL_INVALID`.
   */
  animate(from: AnimatableValues<L>, to: AnimatableValues<L>, options: AnimateOptions = {}): this {
    return this.move("animate", from, to, options);
  }

  /**
   * Gives properties new values from the pointer on; until then they keep what they had.
   *
   * At the start of the layer a property without keyframes is simply given the value; so is a property that cannot be
   * animated, which later than that is an error.
   *
   * @throws VideoJSONError `PROPERTY_UNKNOWN`, `KEYFRAME_NOT_ANIMATABLE`, `BUILDER_CALL_INVALID`.
   */
  set(values: SettableFields<L>): this {
    return this.change("set", values);
  }

  /**
   * Fades in from nothing: `opacity` (of an audio layer `volume`) from 0 to what the layer was given,
   * 1 if that is nothing.
   *
   * @param duration default 300 ms.
   * @param easing default: the project's `defaults.easing`.
   * @param wait whether the pointer moves to the end of the fade. Default true.
   */
  fadeIn(duration: Time = DEFAULT_FADE, easing?: Easing, wait = true): this {
    const { presence } = this;
    return this.move("fadeIn", { [presence]: 0 }, { [presence]: this.fullPresence }, { duration, easing, wait });
  }

  /** Fades out from now: `opacity` (of an audio layer `volume`) from its current value to 0. Parameters as `fadeIn`. */
  fadeOut(duration: Time = DEFAULT_FADE, easing?: Easing, wait = true): this {
    return this.move("fadeOut", {}, { [this.presence]: 0 }, { duration, easing, wait });
  }

  /**
   * Ends the layer at the pointer, or `in` later. The pointer does not move. A layer that would have ended earlier
   * still does. Nothing can be done to the layer after that moment.
   */
  remove(options: RemoveOptions = {}): this {
    const call = this.call("remove");
    requireObject(options, call, "options");
    const delay = this.flow.length(options.in ?? 0, call, "in");
    this.localTime(call);
    const length = this.flow.scope.now + delay - this.record.absoluteStart;
    if (length <= 0) {
      throw misuse(call, "the layer would last no time at all", "Move on past its start with wait(), or give `in`.");
    }
    this.record.duration = Math.min(length, this.record.duration ?? length);
    this.record.removed = true;
    this.flow.log(call);
    return this;
  }

  /**
   * How the layer comes in: a transition by name with its length and parameters, or the whole of it in one object.
   * Called again, it replaces the earlier one. The pointer has no part in it.
   *
   * ```ts
   * title.transitionIn("slideUp", "300ms", { distance: 0.2 });
   * title.transitionIn({ transition: "slideUp", duration: 0.3, distance: 0.2 });
   * ```
   */
  transitionIn<T extends TransitionName<L>>(
    transition: T,
    duration?: Time,
    parameters?: TransitionParameters<L, T>,
  ): this;
  transitionIn(transition: WithTimes<Transition<L>>): this;
  transitionIn(transition: unknown, duration?: Time, parameters?: object): this {
    return this.transition("transitionIn", transition, duration, parameters);
  }

  /** How the layer goes out, as {@link transitionIn}. */
  transitionOut<T extends TransitionName<L>>(
    transition: T,
    duration?: Time,
    parameters?: TransitionParameters<L, T>,
  ): this;
  transitionOut(transition: WithTimes<Transition<L>>): this;
  transitionOut(transition: unknown, duration?: Time, parameters?: object): this {
    return this.transition("transitionOut", transition, duration, parameters);
  }

  private move(method: string, from: object, to: object, options: AnimateOptions): this {
    const call = this.call(method);
    requireObject(options, call, "options");
    const before = this.readValues(from, call, "from");
    const after = this.readValues(to, call, "to");
    const duration = this.flow.length(options.duration ?? DEFAULT_ANIMATION, call, "duration");
    const start = this.localTime(call);
    const easing = copyJson(options.easing ?? this.flow.defaults.easing);
    const properties = [...new Set([...Object.keys(before), ...Object.keys(after)])];
    for (const property of properties) requireAnimatable(this.record.type, property, call);
    const moves = properties.map((property) => ({
      property,
      departure: before[property] ?? this.currentValue(property, start, call),
      arrival: after[property] ?? this.currentValue(property, start, call),
    }));
    for (const { property, departure, arrival } of moves) {
      if (duration === 0) this.step(property, start, arrival);
      else this.record.track(property).animate(start, start + duration, departure, arrival, easing);
    }
    if (options.wait !== false) this.flow.scope.advanceTo(this.record.absoluteStart + start + duration);
    this.flow.log(call);
    return this;
  }

  protected change(method: string, values: object): this {
    const call = this.call(method);
    const time = this.localTime(call);
    const given = this.readValues(values, call, "values");
    const isPlain = (property: string) => time === 0 && !this.record.tracks.has(property);
    for (const property of Object.keys(given)) {
      if (isPlain(property)) requireSettable(this.record.type, property, call);
      else requireAnimatable(this.record.type, property, call);
    }
    for (const [property, value] of Object.entries(given)) {
      if (isPlain(property)) this.record.fields[property] = value;
      else this.step(property, time, value);
    }
    this.flow.log(call);
    return this;
  }

  private transition(
    field: string,
    transition: unknown,
    duration: Time | undefined,
    parameters: object | undefined,
  ): this {
    const call = this.call(field);
    const named = typeof transition === "string" ? { transition, duration, ...parameters } : transition;
    requireObject(named, call, "transition");
    Object.assign(this.record.fields, this.flow.readFields(this.record.type, { [field]: named }, call));
    this.flow.log(call);
    return this;
  }

  /** The property that says how much of the layer there is. */
  private get presence(): string {
    return this.record.type === "audio" ? "volume" : "opacity";
  }

  /** What the layer was given as its presence; 1 when that is nothing, or 0. */
  private get fullPresence(): unknown {
    return this.record.fields[this.presence] || 1;
  }

  /** The value a property has at a time, in microseconds from the layer's start. */
  protected currentValue(property: string, time: number, call: string): unknown {
    const value = this.record.tracks.get(property)?.valueAt(time) ?? this.writtenValue(property);
    if (value === undefined) {
      throw misuse(
        call,
        `\`${property}\` has no value yet`,
        `Give \`${property}\` in both \`from\` and \`to\`, or when the layer is added.`,
      );
    }
    return value;
  }

  /** What the layer was given for a property, else the default. */
  private writtenValue(property: string): unknown {
    return this.record.fields[property] ?? factsOf(layerFields(this.record.type), property)?.default;
  }

  protected step(property: string, time: number, value: unknown): void {
    this.record.track(property).step(time, value, this.writtenValue(property));
  }

  private readValues(values: object, call: string, name: string): Record<string, unknown> {
    requireObject(values, call, name);
    return this.flow.readFields(this.record.type, values, call);
  }

  /** The pointer in microseconds from the layer's start, at least 0. */
  protected localTime(call: string): number {
    const time = Math.max(0, this.flow.scope.now - this.record.absoluteStart);
    if (this.record.removed && time >= (this.record.duration ?? Infinity)) {
      throw misuse(call, "the layer has been removed before this moment", "Remove it later, or add a new layer.");
    }
    return time;
  }

  protected call(method: string): string {
    return `${this.record.type}.${method}()`;
  }
}

/** The handle of a layer that can be seen: every type but audio. */
export class VisualLayerHandle<
  L extends Exclude<Layer, AudioLayer> = Exclude<Layer, AudioLayer>,
> extends LayerHandle<L> {
  /** Hides the layer from the pointer on: `visible` becomes false. */
  hide(): this {
    return this.change("hide", { visible: false });
  }

  /** Shows the layer from the pointer on: `visible` becomes true. */
  show(): this {
    return this.change("show", { visible: true });
  }

  /**
   * Adds an effect after those the layer has: by name with parameters, or the whole of it in one object.
   *
   * ```ts
   * title.addEffect("glow", { radius: 1 });
   * ```
   */
  addEffect<E extends EffectName<L>>(effect: E, parameters?: EffectParameters<L, E>): this;
  addEffect(effect: WithTimes<Effect<L>>): this;
  addEffect(effect: unknown, parameters?: object): this {
    const call = this.call("addEffect");
    const named = typeof effect === "string" ? { effect, ...parameters } : effect;
    requireObject(named, call, "effect");
    const { effects: present = [] } = this.record.fields;
    if (!Array.isArray(present))
      throw misuse(call, "the layer was given `effects` that are not a list", "Give a list of effects.");
    const { effects } = this.flow.readFields(this.record.type, { effects: [named] }, call);
    this.record.fields["effects"] = [...present, ...(effects as unknown[])];
    this.flow.log(call);
    return this;
  }
}

type Transition<L extends Layer> = NonNullable<L["transitionIn"]>;
type TransitionName<L extends Layer> = Transition<L>["transition"];
type TransitionParameters<L extends Layer, T> = Omit<
  Extract<Transition<L>, { transition: T }>,
  "transition" | "duration"
>;

type Effect<L extends Layer> = L extends { effects?: ReadonlyArray<infer E> } ? E : never;
type EffectName<L extends Layer> = Effect<L> extends { effect: infer Name } ? Name : never;
type EffectParameters<L extends Layer, E> = WithTimes<Omit<Extract<Effect<L>, { effect: E }>, "effect">>;
