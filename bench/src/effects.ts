import { readFileSync } from "node:fs";
import { assetUrls } from "@videoflow/renderer-core";
import { EffectRunner, effectTable } from "@videoflow/renderer-core/effects";
import { type Allocator, instantiateEngine, type Surface } from "@videoflow/renderer-core/engine";
import CanvasKitInit, { type CanvasKit } from "canvaskit-wasm";
import { type BenchCase, milliseconds, type Suite } from "./measure.js";

const [WIDTH, HEIGHT] = [1920, 1080];
const EM = WIDTH / 100;

/** Frames per run: enough to be above the clock's and the scheduler's grain. */
const FRAMES = 4;

/** What one effect may take per frame, and what half of them may take, in ms. */
const [LIMIT, MEDIAN_LIMIT] = [40, 12];

/** Every effect at its defaults on a full 1080p frame and one core; a few against the same in Skia compiled to WASM. */
export const suite: Suite = {
  name: "effects",
  async *cases() {
    const draw = await ourStage();
    // The package is CommonJS, which nodenext types as a namespace.
    const kit = await (CanvasKitInit as unknown as typeof CanvasKitInit.default)();
    for (const [name, shader] of Object.entries(SHADERS)) yield againstCanvasKit(name, () => draw(name), kit, shader);
    const measured = new Map<string, number[]>();
    for (const name of Object.keys(effectTable)) {
      const times: number[] = [];
      measured.set(name, times);
      yield {
        ...againstLimit(`${name}, 1080p`, LIMIT, `limit of ${LIMIT} ms`),
        ours: async () => {
          const time = await perFrame(() => draw(name));
          times.push(time);
          return time;
        },
      };
    }
    const medians = [...measured.values()].map((times) => median(times.slice(1)));
    yield {
      ...againstLimit("median of all effects", MEDIAN_LIMIT, `limit of ${MEDIAN_LIMIT} ms`),
      ours: () => median(medians),
    };
    yield { ...againstLimit("slowest effect", LIMIT, `limit of ${LIMIT} ms`), ours: () => Math.max(...medians) };
  },
};

function againstLimit(name: string, limit: number, peerName: string): Omit<BenchCase, "ours"> {
  return { name, unit: "ms", peerName, peer: () => limit };
}

async function perFrame(draw: () => void): Promise<number> {
  const time = await milliseconds(() => {
    for (let frame = 0; frame < FRAMES; frame++) draw();
  });
  return time / FRAMES;
}

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
}

/** Draws an effect of one fixed picture into another surface. */
async function ourStage(): Promise<(name: string) => void> {
  const [engineModule, effectModule] = await Promise.all(
    [assetUrls.engine, assetUrls.effects].map(async (url) => WebAssembly.compile(readFileSync(url))),
  );
  if (engineModule === undefined || effectModule === undefined) throw new Error("both modules have been read");
  const memory = new WebAssembly.Memory({ initial: 2048 });
  const allocator = stack();
  const engine = await instantiateEngine(engineModule, memory, allocator);
  const runner = new EffectRunner(effectModule, {
    memory,
    allocator,
    blur: (...parameters) => engine.blur(...parameters),
  });
  const stride = WIDTH * 4;
  const surface = (): Surface => ({
    pointer: allocator.allocate(stride * HEIGHT),
    stride,
    width: WIDTH,
    height: HEIGHT,
  });
  const [source, target] = [surface(), surface()];
  new Uint8Array(memory.buffer).set(picture(), source.pointer);
  return (name) => runner.run(name, target, source, {}, { em: EM, time: 1.2, seed: 7 });
}

/** Lends memory from the bottom up; what is given back on top is lent again. */
function stack(): Allocator {
  let top = 65536;
  const ends = new Map<number, number>();
  return {
    allocate(bytes) {
      const pointer = top;
      top += Math.ceil(bytes / 64) * 64;
      ends.set(pointer, top);
      return pointer;
    },
    free(pointer) {
      if (ends.get(pointer) === top) top = pointer;
    },
  };
}

/** Opaque, with smooth and busy parts. */
function picture(): Uint8Array {
  const pixels = new Uint8Array(WIDTH * HEIGHT * 4);
  for (let y = 0; y < HEIGHT; y++) {
    for (let x = 0; x < WIDTH; x++) {
      const busy = (x ^ y) & 255;
      pixels.set([(x * 255) / WIDTH, y < HEIGHT / 2 ? (y * 255) / HEIGHT : busy, busy, 255], (y * WIDTH + x) * 4);
    }
  }
  return pixels;
}

/** The same arithmetic in Skia's own shading language. */
const SHADERS: Readonly<Record<string, string>> = {
  invert: "uniform shader source; half4 main(float2 p) { half4 c = source.eval(p); return half4(c.a - c.rgb, c.a); }",
  vignette: `uniform shader source;
    half4 main(float2 p) {
      float2 size = float2(${WIDTH}, ${HEIGHT});
      float d = length(p - size * 0.5) / (length(size) * 0.5);
      half4 c = source.eval(p);
      return half4(c.rgb * (1 - 0.6 * smoothstep(0.6, 1.0, d)), c.a);
    }`,
  chromaticAberration: `uniform shader source;
    half4 main(float2 p) {
      float2 shift = float2(${WIDTH * 0.005}, 0);
      half4 r = source.eval(p - shift), c = source.eval(p), b = source.eval(p + shift);
      return half4(r.r, c.g, b.b, max(c.a, max(r.a, b.a)));
    }`,
  fisheye: `uniform shader source;
    half4 main(float2 p) {
      float2 center = float2(${WIDTH / 2}, ${HEIGHT / 2});
      float2 offset = p - center;
      float reach = 0.5 * length(center);
      float inside = saturate(1 - dot(offset, offset) / (reach * reach));
      return source.eval(center + offset / (1 + 0.5 * inside));
    }`,
};

function againstCanvasKit(name: string, ours: () => void, kit: CanvasKit, shader: string): BenchCase {
  const info = {
    width: WIDTH,
    height: HEIGHT,
    colorType: kit.ColorType.RGBA_8888,
    alphaType: kit.AlphaType.Premul,
    colorSpace: kit.ColorSpace.SRGB,
  };
  const image = kit.MakeImage(info, picture(), WIDTH * 4);
  const surface = kit.MakeSurface(WIDTH, HEIGHT);
  const effect = kit.RuntimeEffect.Make(shader);
  if (!image || !surface || !effect) throw new Error(`CanvasKit has no memory for ${name}, or refuses its shader`);
  const source = image.makeShaderOptions(
    kit.TileMode.Clamp,
    kit.TileMode.Clamp,
    kit.FilterMode.Linear,
    kit.MipmapMode.None,
  );
  const paint = new kit.Paint();
  paint.setShader(effect.makeShaderWithChildren([], [source]));
  const draw = () => {
    surface.getCanvas().drawPaint(paint);
    surface.flush();
  };
  return {
    name: `${name}, 1080p, against SkSL`,
    unit: "ms",
    peerName: "CanvasKit",
    ours: () => perFrame(ours),
    peer: () => milliseconds(draw),
  };
}
