/** One keyframe, its time in whole microseconds from the layer's start. Its easing leads to the next keyframe. */
export interface TrackKeyframe {
  readonly time: number;
  readonly value: unknown;
  readonly easing: unknown;
}

/**
 * The keyframes of one property in order of time, and the rules by which builder calls merge into them.
 * No two keyframes share a time. The rules are normative for every SDK:
 *
 * **animate** over [start, end], start < end, with an easing
 * 1. Keyframes from `start` (included) to `end` (excluded) are dropped: over its span the later call wins.
 * 2. A keyframe (start, from, easing) is added.
 * 3. At `end` a keyframe (end, to, "step") is added; if one stands there already it takes the value and keeps its
 *    easing, because that describes the way onwards, not this animation.
 *
 * **step** at a time
 * 1. If a keyframe stands there it takes the value and keeps its easing.
 * 2. Otherwise (time, value, "step") is added. If it is the first and its time is above 0, (0, held, "step") is added
 *    before it: `held` is what was seen until now, the value of the keyframe that was first, else the property's own.
 *
 * "step" holds the value until whatever comes next. The last keyframe has nothing to lead to: its easing is not written.
 */
export class KeyframeTrack {
  private keyframes: TrackKeyframe[];

  constructor(keyframes: Iterable<TrackKeyframe> = []) {
    this.keyframes = [...keyframes];
  }

  /** The value of the last keyframe at or before `time`, else of the first one; undefined when there are none. */
  valueAt(time: number): unknown {
    return (this.keyframes.findLast((keyframe) => keyframe.time <= time) ?? this.keyframes[0])?.value;
  }

  animate(start: number, end: number, from: unknown, to: unknown, easing: unknown): void {
    const atEnd = this.keyframes.find((keyframe) => keyframe.time === end);
    const outside = this.keyframes.filter((keyframe) => keyframe.time < start || keyframe.time > end);
    const departure = { time: start, value: from, easing };
    const arrival = { time: end, value: to, easing: atEnd?.easing ?? "step" };
    this.keyframes = [...outside, departure, arrival].sort((a, b) => a.time - b.time);
  }

  step(time: number, value: unknown, held: unknown): void {
    const index = this.keyframes.findIndex((keyframe) => keyframe.time >= time);
    const standing = this.keyframes[index];
    if (standing?.time === time) {
      this.keyframes[index] = { time, value, easing: standing.easing };
      return;
    }
    const at = index < 0 ? this.keyframes.length : index;
    const added: TrackKeyframe[] = [{ time, value, easing: "step" }];
    if (at === 0 && time > 0) added.unshift({ time: 0, value: standing ? standing.value : held, easing: "step" });
    this.keyframes.splice(at, 0, ...added);
  }

  get isEmpty(): boolean {
    return this.keyframes.length === 0;
  }

  [Symbol.iterator](): IterableIterator<TrackKeyframe> {
    return this.keyframes.values();
  }
}
