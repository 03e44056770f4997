import { isPlainObject } from "../json.js";
import { fromNumber, toSeconds } from "../time.js";
import { KeyframeTrack, type TrackKeyframe } from "./keyframe-track.js";
import { misuse } from "./misuse.js";
import type { Scope } from "./scope.js";

/**
 * One layer while it is being authored: its fields as they go into the document, its place in time in whole
 * microseconds, and a track for each property that changes.
 */
export class LayerRecord {
  /** Fields as in the document, without those that are kept below. */
  readonly fields: Record<string, unknown>;
  readonly tracks = new Map<string, KeyframeTrack>();
  /** Microseconds from the start of the scope. */
  readonly start: number;
  /** Microseconds; undefined: as long as its media or captions, else to the end of the parent. */
  duration: number | undefined;
  /** Whether `remove` has ended the layer. */
  removed = false;
  /** The layers of a group. */
  children: Scope | undefined;

  /**
   * @param index place among its siblings.
   * @param fields fields of the layer type, times in seconds.
   * @param call the call that adds the layer, for messages.
   */
  constructor(
    readonly type: string,
    readonly scope: Scope,
    readonly index: number,
    fields: Readonly<Record<string, unknown>>,
    call: string,
  ) {
    const { type: givenType = type, layers, startTime, duration, keyframes = {}, ...rest } = fields;
    if (givenType !== type)
      throw misuse(call, "`type` says it is another layer", "Leave `type` out: the method says it.");
    if (layers !== undefined)
      throw misuse(call, "`layers` is given", "Add the layers of a group in the function given to group().");
    this.start = optionalMicroseconds(startTime, call, "startTime") ?? scope.pointer;
    this.duration = optionalMicroseconds(duration, call, "duration");
    this.fields = rest;
    this.readKeyframes(keyframes, call);
  }

  /** Microseconds from the start of the project. */
  get absoluteStart(): number {
    return this.scope.origin + this.start;
  }

  /** Where the layer ends, in microseconds from the start of its scope; undefined when that is not written down. */
  get end(): number | undefined {
    const length = this.duration ?? this.captionsEnd ?? this.trimmedLength;
    return length === undefined ? undefined : this.start + length;
  }

  get isEnabled(): boolean {
    return this.fields["enabled"] !== false;
  }

  /** The track of a property, made on first use. */
  track(property: string): KeyframeTrack {
    let track = this.tracks.get(property);
    if (!track) {
      track = new KeyframeTrack();
      this.tracks.set(property, track);
    }
    return track;
  }

  /** The layer as it stands in the document. */
  toLayer(): Record<string, unknown> {
    const keyframes = [...this.tracks].map(([property, track]) => [property, writeTrack(track)]);
    return {
      type: this.type,
      startTime: toSeconds(this.start),
      ...(this.duration === undefined ? {} : { duration: toSeconds(this.duration) }),
      ...this.fields,
      ...(keyframes.length === 0 ? {} : { keyframes: Object.fromEntries(keyframes) }),
      ...(this.children ? { layers: this.children.toLayers() } : {}),
    };
  }

  /** The end of the last caption. */
  private get captionsEnd(): number | undefined {
    const { captions } = this.fields;
    if (!Array.isArray(captions)) return undefined;
    const ends = captions.flatMap((caption: unknown) =>
      isPlainObject(caption) ? (microseconds(caption["endTime"]) ?? []) : [],
    );
    return ends.length === 0 ? undefined : Math.max(...ends);
  }

  /** The length of media of which both ends are given: (sourceEnd - sourceStart) / speed, rounded half up. */
  private get trimmedLength(): number | undefined {
    const { sourceStart = 0, sourceEnd, speed = 1, loop = false } = this.fields;
    const from = microseconds(sourceStart);
    const to = microseconds(sourceEnd);
    if (from === undefined || to === undefined || typeof speed !== "number" || loop === true) return undefined;
    const length = Math.floor((to - from) / speed + 0.5);
    return Number.isSafeInteger(length) && length > 0 ? length : undefined;
  }

  /** Takes over keyframes written by hand. */
  private readKeyframes(keyframes: unknown, call: string): void {
    const wrong = () =>
      misuse(
        call,
        "`keyframes` is not what it should be",
        "Write { opacity: [{ time: 0, value: 0 }, { time: 0.5, value: 1 }] }.",
      );
    if (!isPlainObject(keyframes)) throw wrong();
    for (const [property, list] of Object.entries(keyframes)) {
      if (!Array.isArray(list)) throw wrong();
      const track = list.map((keyframe: unknown): TrackKeyframe => {
        const time = isPlainObject(keyframe) ? microseconds(keyframe["time"]) : undefined;
        if (!isPlainObject(keyframe) || time === undefined) throw wrong();
        return { time, value: keyframe["value"], easing: keyframe["easing"] ?? "linear" };
      });
      this.tracks.set(property, new KeyframeTrack(track));
    }
  }
}

/** Whole microseconds of seconds that have been read; undefined for anything else. */
function microseconds(seconds: unknown): number | undefined {
  return typeof seconds === "number" ? fromNumber(seconds) : undefined;
}

function optionalMicroseconds(seconds: unknown, call: string, name: string): number | undefined {
  const result = microseconds(seconds);
  if (seconds !== undefined && (result === undefined || result < 0)) {
    throw misuse(
      call,
      `\`${name}\` is not a time of 0 or more`,
      'Give seconds or a text such as "2s", "500ms", "1:30".',
    );
  }
  return result;
}

function writeTrack(track: KeyframeTrack): Record<string, unknown>[] {
  const keyframes = [...track];
  return keyframes.map(({ time, value, easing }, index) => ({
    time: toSeconds(time),
    value,
    ...(index === keyframes.length - 1 ? {} : { easing }),
  }));
}
