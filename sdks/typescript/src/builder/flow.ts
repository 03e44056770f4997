import { factsOf, layerFields } from "../contract.js";
import { fail } from "../fail.js";
import type { FrameRate } from "../frame-rate.js";
import type { Easing } from "../generated/types.js";
import { type Time, timeToMicroseconds, toSeconds } from "../time.js";
import { defaultLimits } from "../validate/limits.js";
import { readFields } from "./fields.js";
import { LayerRecord } from "./layer-record.js";
import { misuse, requireObject, requireSynchronous } from "./misuse.js";
import { Scope } from "./scope.js";
import type { AddOptions } from "./types.js";

export interface FlowDefaults {
  readonly rate: FrameRate;
  readonly easing: Easing;
  readonly fontFamily: string | undefined;
  readonly verbose: boolean;
}

/** A layer to be added, as the caller described it. */
export interface LayerRequest {
  readonly type: string;
  readonly properties: object;
  readonly settings: object;
  readonly options: AddOptions;
  /** The call, for messages: `addText()`. */
  readonly call: string;
  /** Adds the layers of a group. */
  readonly content?: (layer: LayerRecord) => unknown;
}

/** The program as it runs: the scopes that are open, the innermost last. */
export class Flow {
  readonly root = new Scope(0);
  private readonly open: Scope[] = [this.root];

  constructor(readonly defaults: FlowDefaults) {}

  /** Where layers are added now. */
  get scope(): Scope {
    return this.open.at(-1) ?? this.root;
  }

  get isInGroup(): boolean {
    return this.open.length > 1;
  }

  /**
   * Adds a layer: at `startTime` if it has one, else at the pointer. Then `waitFor` moves the pointer: by a length of
   * time from where it stands, or with "finish" to the layer's end, never back.
   */
  add({ type, properties, settings, options, call, content }: LayerRequest): LayerRecord {
    requireObject(properties, call, "properties");
    requireObject(settings, call, "settings");
    requireObject(options, call, "options");
    const { index = 0, waitFor } = options;
    if (!Number.isFinite(index)) {
      throw misuse(
        call,
        "`index` is not a finite number",
        "Give a number such as -1 (behind its siblings) or 1 (in front).",
      );
    }
    const delay = waitFor === undefined || waitFor === "finish" ? 0 : this.length(waitFor, call, "waitFor");
    const fields = this.readFields(type, { ...this.typefaceOf(type), ...properties, ...settings }, call);
    const record = new LayerRecord(type, this.scope, index, fields, call);
    record.scope.layers.push(record);
    this.log(call);
    if (content) this.fill(record, content, call);
    if (waitFor !== undefined && waitFor !== "finish") record.scope.pointer += delay;
    else if (waitFor === "finish" || content) this.waitForEnd(record, waitFor === "finish", call);
    return record;
  }

  /** Reads fields of a layer type: a deep copy, times in seconds. */
  readFields(type: string, fields: object, call: string): Record<string, unknown> {
    return readFields(fields, layerFields(type), { rate: this.defaults.rate, call });
  }

  /** A length of time in microseconds, not negative. */
  length(time: Time, call: string, name: string): number {
    const microseconds = timeToMicroseconds(time, this.defaults.rate, `${name} of ${call}`);
    if (microseconds < 0) throw misuse(call, `\`${name}\` is negative`, "Give a length of time of 0 or more.");
    return microseconds;
  }

  /** Tells a call to the console, with its place in time. */
  log(call: string): void {
    if (this.defaults.verbose) console.log(`[videoflow] ${toSeconds(this.scope.now).toFixed(3)} s  ${call}`);
  }

  /** Runs the content of a group in a scope of its own. Without a duration the group ends where its content does. */
  private fill(record: LayerRecord, content: (layer: LayerRecord) => unknown, call: string): void {
    if (this.open.length > defaultLimits.groupDepth)
      throw fail("NESTING_TOO_DEEP", { limit: defaultLimits.groupDepth });
    const scope = new Scope(record.absoluteStart);
    record.children = scope;
    this.open.push(scope);
    try {
      requireSynchronous(content(record), call);
    } finally {
      this.open.pop();
    }
    if (record.duration === undefined && scope.end > 0) record.duration = scope.end;
  }

  /** A group waits for its end when it has one; asked for by name, an end that is not known is an error. */
  private waitForEnd(record: LayerRecord, isAskedFor: boolean, call: string): void {
    if (record.end !== undefined) record.scope.advanceTo(record.scope.origin + record.end);
    else if (isAskedFor) {
      throw misuse(
        call,
        '`waitFor: "finish"` needs a layer whose end is known',
        'Give the layer a `duration`, or wait for a time such as "3s".',
      );
    }
  }

  private typefaceOf(type: string): object {
    const { fontFamily } = this.defaults;
    return fontFamily !== undefined && factsOf(layerFields(type), "fontFamily") ? { fontFamily } : {};
  }
}
