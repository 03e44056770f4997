/**
 * Programs nobody has thought of. They are drawn from a seed, so they are the same everywhere and every time; what they
 * should give is what the TypeScript SDK gives. Every language's types can say them; some are refused when they run.
 */

type Json = null | boolean | number | string | readonly Json[] | { readonly [name: string]: Json };
type Call = { readonly [name: string]: Json };

const times: readonly Json[] = [0, 0.1, 0.25, 1, 2, 1 / 3, "1s", "500ms", "15f", "0:01", "00:00:01:05", "0.5", ".75s"];
const easings: readonly Json[] = [
  "linear",
  "easeIn",
  "step",
  { type: "spring" },
  { type: "cubicBezier", x1: 0, y1: 0, x2: 1, y2: 1 },
];
const gradient = { type: "linear", stops: [0, 1].map((offset) => ({ offset, color: "#FF5A1F" })) };

/** Properties that every visual layer can animate. */
const visual: { readonly [name: string]: readonly Json[] } = {
  opacity: [0, 1, 0.5, 0.3, 2],
  rotation: [0, 45, [0, 0, 90]],
  scale: [1, 2, [1, 2], 0],
  position: [
    [0.5, 0.5],
    [0, 0, 1],
  ],
  visible: [true, false],
  blendMode: ["normal", "screen", "color-dodge"],
  backgroundColor: ["#FF5A1F", "transparent", gradient],
  borderRadius: [0, "50%", "4px"],
};
const audible: { readonly [name: string]: readonly Json[] } = {
  volume: [0, 1, 0.5],
  pan: [0, -1, 1],
  pitch: [1, 2],
  mute: [true, false],
};

const kinds = ["Text", "Text", "Image", "Video", "Audio", "Captions", "Shape"] as const;
type Kind = (typeof kinds)[number] | "Group";

export interface RandomProgram {
  readonly id: string;
  readonly program: Json;
}

export function randomPrograms(count: number, seed = 42): RandomProgram[] {
  const writer = new Writer(seed);
  return Array.from({ length: count }, (_, index) => ({ id: `random/${index}`, program: writer.program() }));
}

class Writer {
  private handles = new Map<string, Kind>();

  constructor(private state: number) {}

  program(): Json {
    this.handles = new Map();
    const settings = {
      ...(this.chance(0.3) ? { fps: this.pick([25, 23.976, "30000/1001"]) } : {}),
      ...(this.chance(0.2) ? { duration: this.pick(times) } : {}),
      ...(this.chance(0.3) ? { defaults: { easing: this.pick(easings), fontFamily: "Inter" } } : {}),
    };
    return { settings, calls: this.calls(0) };
  }

  private calls(depth: number): Call[] {
    return Array.from({ length: 1 + this.whole(6) }, () => this.call(depth));
  }

  private call(depth: number): Call {
    const draw = this.next();
    if (draw < 0.3 || this.handles.size === 0) return this.add();
    if (draw < 0.38 && depth < 3) return this.group(depth);
    if (draw < 0.45 && depth < 3) return { call: "parallel", branches: this.several(3, () => this.calls(depth + 1)) };
    return draw < 0.6 ? { call: "wait", time: this.pick(times) } : this.act();
  }

  private add(): Call {
    const kind = this.pick(kinds);
    return { call: `add${kind}`, ...this.layer(kind) };
  }

  private group(depth: number): Call {
    const layer = this.layer("Group");
    return { call: "group", ...layer, calls: this.calls(depth + 1) };
  }

  private layer(kind: Kind): Call {
    const handle = this.pick(["p", "q", "r", "s", "t"]);
    this.handles.set(handle, kind);
    const isTimed = this.chance(0.3);
    return {
      properties: { ...this.values(kind), ...this.needed(kind) },
      settings: {
        ...(this.chance(0.3) ? { startTime: this.pick(times) } : {}),
        ...(isTimed ? { duration: this.pick(times) } : {}),
        ...(this.chance(0.1) ? { id: this.pick(["a", "b"]), enabled: false } : {}),
      },
      options: {
        ...(this.chance(0.25) ? { waitFor: this.pick(["1s", 0.5, "finish"]) } : {}),
        ...(this.chance(0.2) ? { index: this.pick([-1, 1, 0.5]) } : {}),
      },
      as: handle,
    };
  }

  private needed(kind: Kind): Call {
    const trimmed = this.chance(0.5)
      ? { sourceStart: this.pick(times), sourceEnd: this.pick(times), speed: this.pick([1, 2, 0.7]) }
      : {};
    switch (kind) {
      case "Text":
        return { text: this.pick(["a", "ü😀"]) };
      case "Image":
        return { source: "i.png" };
      case "Video":
      case "Audio":
        return { source: "v.mp4", ...trimmed, ...(this.chance(0.1) ? { loop: true } : {}) };
      case "Captions":
        return { captions: [{ caption: "x", startTime: 0, endTime: this.pick(times) }] };
      case "Shape":
        return { shapeType: "ellipse", width: 10, height: 10 };
      case "Group":
        return {};
    }
  }

  /** Something done to a layer. */
  private act(): Call {
    const [on, kind] = this.pick([...this.handles]);
    const common = [
      "animate",
      "animate",
      "set",
      "fadeIn",
      "fadeOut",
      "remove",
      "transitionIn",
      "transitionOut",
    ] as const;
    const call = this.pick(
      kind === "Audio" ? common : [...common, "show" as const, "hide" as const, "addEffect" as const],
    );
    switch (call) {
      case "animate":
        return { call, on, from: this.values(kind), to: this.values(kind), options: this.manner() };
      case "set":
        return { call, on, values: this.values(kind) };
      case "fadeIn":
      case "fadeOut":
        return { call, on, ...this.manner() };
      case "remove":
        return { call, on, ...(this.chance(0.6) ? { options: { in: this.pick(times) } } : {}) };
      case "transitionIn":
      case "transitionOut":
        return this.chance(0.5)
          ? { call, on, transition: "fade", duration: this.pick(times) }
          : { call, on, transition: { transition: "fade", easing: this.pick(easings) } };
      case "addEffect":
        return this.chance(0.5)
          ? { call, on, effect: "glow", parameters: { radius: this.pick([0.5, 1, 11]) } }
          : { call, on, effect: { effect: "invert" } };
      default:
        return { call, on };
    }
  }

  private manner(): Call {
    return {
      ...(this.chance(0.6) ? { duration: this.pick(times) } : {}),
      ...(this.chance(0.6) ? { easing: this.pick(easings) } : {}),
      ...(this.chance(0.4) ? { wait: this.chance(0.5) } : {}),
    };
  }

  private values(kind: Kind): Call {
    const pool = Object.entries(kind === "Audio" ? audible : visual);
    return Object.fromEntries(
      this.several(3, () => this.pick(pool)).map(([name, values]) => [name, this.pick(values)]),
    );
  }

  private several<T>(most: number, make: () => T): T[] {
    return Array.from({ length: this.whole(most + 1) }, make);
  }

  private pick<T>(list: readonly T[]): T {
    return list[this.whole(list.length)] as T;
  }

  private chance(probability: number): boolean {
    return this.next() < probability;
  }

  private whole(below: number): number {
    return Math.floor(this.next() * below);
  }

  /** A number from 0 to below 1: mulberry32. */
  private next(): number {
    this.state = (this.state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(this.state ^ (this.state >>> 15), 1 | this.state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  }
}
