import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { createCanvas, type Canvas as NativeCanvas, type SKRSContext2D } from "@napi-rs/canvas";
import { assetUrls } from "@videoflow/renderer-core";
import { type Allocator, instantiateEngine, type PixelEngine, type Surface } from "@videoflow/renderer-core/engine";
import CanvasKitInit, {
  type Canvas,
  type CanvasKit,
  type Image,
  type Surface as KitSurface,
  type Paint,
} from "canvaskit-wasm";
import { type BenchCase, milliseconds, type Suite } from "./measure.js";

const [WIDTH, HEIGHT] = [1920, 1080];
const [PHOTO_WIDTH, PHOTO_HEIGHT] = [2400, 1600];

/** Frames per run: enough to be above the clock's and the scheduler's grain. */
const FRAMES = 8;

/** Full-frame kernels at 1080p on one core, against Skia compiled to WASM and Skia compiled to machine code. */
export const suite: Suite = {
  name: "engine",
  async *cases() {
    const ours = await ourStage();
    const kit = await canvasKitStage();
    const native = nativeStage();
    for (const work of workloads(ours.engine, ours)) {
      const frame = () => work.ours();
      if (work.canvasKit) yield against("CanvasKit", work.name, frame, () => work.canvasKit?.(kit));
      if (work.native) yield against("native Skia", work.name, frame, () => work.native?.(native));
    }
  },
};

function against(peerName: string, name: string, ours: () => void, peer: () => void): BenchCase {
  const perFrame = async (draw: () => void) => {
    const time = await milliseconds(() => {
      for (let frame = 0; frame < FRAMES; frame++) draw();
    });
    return time / FRAMES;
  };
  return { name: `${name}, 1080p`, unit: "ms", peerName, ours: () => perFrame(ours), peer: () => perFrame(peer) };
}

interface Workload {
  readonly name: string;
  ours(): void;
  canvasKit?(stage: KitStage): void;
  native?(stage: NativeStage): void;
}

interface OurStage {
  readonly engine: PixelEngine;
  readonly target: Surface;
  /** Half-transparent noise of the target's size. */
  readonly layer: Surface;
  /** Opaque noise, larger than the target. */
  readonly photo: Surface;
}

interface KitStage {
  readonly kit: CanvasKit;
  readonly surface: KitSurface;
  readonly canvas: Canvas;
  readonly layer: Image;
  readonly photo: Image;
}

interface NativeStage {
  readonly context: SKRSContext2D;
  readonly layer: NativeCanvas;
  readonly photo: NativeCanvas;
  /** Drawing is recorded until somebody asks for pixels. */
  finish(): void;
}

/** Ken Burns: source pixels per target pixel, and where the frame starts in the photo. */
const ZOOM = { scale: 1.13, x: 30.3, y: 20.7 };
const TURN = { cos: 0.995, sin: 0.0998, x: 150, y: 40 };
const SEPIA = [0.393, 0.769, 0.189, 0, 0, 0.349, 0.686, 0.168, 0, 0, 0.272, 0.534, 0.131, 0, 0, 0, 0, 0, 1, 0];

function workloads(engine: PixelEngine, { target, layer, photo }: OurStage): Workload[] {
  const blends = [
    ["multiply", "Multiply"],
    ["overlay", "Overlay"],
    ["color-dodge", "ColorDodge"],
    ["soft-light", "SoftLight"],
    ["luminosity", "Luminosity"],
  ] as const;
  const all = { left: 0, top: 0, right: WIDTH, bottom: HEIGHT };
  return [
    {
      name: "src-over with opacity",
      ours: () => engine.composite(target, layer, 0, 0, 128),
      canvasKit: (stage) =>
        painted(
          stage,
          (paint) => paint.setAlphaf(0.5),
          (paint) => stage.canvas.drawImage(stage.layer, 0, 0, paint),
        ),
      native: ({ context, layer: image, finish }) => {
        context.globalAlpha = 0.5;
        context.drawImage(image, 0, 0);
        context.globalAlpha = 1;
        finish();
      },
    },
    ...blends.map(
      ([mode, kitMode]): Workload => ({
        name: `${mode} blend`,
        ours: () => engine.composite(target, layer, 0, 0, 255, mode),
        canvasKit: (stage) =>
          painted(
            stage,
            (paint) => paint.setBlendMode(stage.kit.BlendMode[kitMode]),
            (paint) => stage.canvas.drawImage(stage.layer, 0, 0, paint),
          ),
        native: ({ context, layer: image, finish }) => {
          context.globalCompositeOperation = mode;
          context.drawImage(image, 0, 0);
          context.globalCompositeOperation = "source-over";
          finish();
        },
      }),
    ),
    {
      name: "affine bilinear, zoom",
      ours: () => {
        const toSource = { a: ZOOM.scale, b: 0, c: 0, d: ZOOM.scale, e: ZOOM.x, f: ZOOM.y };
        engine.compositeTransformed(target, photo, toSource);
      },
      canvasKit: (stage) => transformed(stage, zoomMatrix()),
      native: ({ context, photo: image, finish }) => {
        const k = 1 / ZOOM.scale;
        context.setTransform(k, 0, 0, k, -ZOOM.x * k, -ZOOM.y * k);
        context.drawImage(image, 0, 0);
        context.resetTransform();
        finish();
      },
    },
    {
      name: "affine bilinear, turned",
      ours: () => {
        const { cos, sin, x, y } = TURN;
        engine.compositeTransformed(target, photo, { a: cos, b: -sin, c: sin, d: cos, e: x, f: y + 150 });
      },
      canvasKit: (stage) => transformed(stage, turnMatrix()),
      native: ({ context, photo: image, finish }) => {
        const [a, c, e, b, d, f] = turnMatrix();
        context.setTransform(a, b, c, d, e, f);
        context.drawImage(image, 0, 0);
        context.resetTransform();
        finish();
      },
    },
    {
      name: "affine cubic, zoom",
      ours: () => {
        const toSource = { a: ZOOM.scale, b: 0, c: 0, d: ZOOM.scale, e: ZOOM.x, f: ZOOM.y };
        engine.compositeTransformed(target, photo, toSource, all, 255, { filter: "cubic" });
      },
      canvasKit: ({ canvas, surface, photo: image }) => {
        canvas.save();
        canvas.concat([...zoomMatrix(), 0, 0, 1]);
        canvas.drawImageCubic(image, 0, 0, 0, 0.5, null);
        canvas.restore();
        surface.flush();
      },
    },
    {
      name: "perspective bilinear",
      ours: () => engine.compositeProjected(target, photo, [1.1, 0.05, 20, -0.02, 1.1, 60, 0.00005, 0.00002, 1]),
      canvasKit: (stage) => {
        // The inverse of the map above, scaled so that its last entry is 1.
        transformed(stage, [0.9094, -0.0402, -15.78, 0.0176, 0.9076, -54.81], [-0.0000458, -0.0000161, 1]);
      },
    },
    {
      name: "linear gradient",
      ours: () =>
        engine.paintGradient(target, "linear", { a: 1 / WIDTH, b: 0, c: 0.0001, d: 1, e: -0.05, f: 0 }, stops()),
      canvasKit: (stage) => {
        const { kit } = stage;
        const shader = kit.Shader.MakeLinearGradient(
          [96, 9],
          [2000, 200],
          [kit.RED, kit.BLUE],
          [0, 1],
          kit.TileMode.Clamp,
        );
        painted(
          stage,
          (paint) => paint.setShader(shader),
          (paint) => stage.canvas.drawPaint(paint),
        );
        shader.delete();
      },
      native: ({ context, finish }) => {
        const gradient = context.createLinearGradient(96, 9, 2000, 200);
        gradient.addColorStop(0, "#ff0000");
        gradient.addColorStop(1, "#0000ff");
        context.fillStyle = gradient;
        context.fillRect(0, 0, WIDTH, HEIGHT);
        finish();
      },
    },
    {
      name: "radial gradient",
      ours: () =>
        engine.paintGradient(target, "radial", { a: 0.001, b: 0, c: 0, d: 0.001, e: -0.96, f: -0.54 }, stops()),
      canvasKit: (stage) => {
        const { kit } = stage;
        const shader = kit.Shader.MakeRadialGradient([960, 540], 1000, [kit.RED, kit.BLUE], [0, 1], kit.TileMode.Clamp);
        painted(
          stage,
          (paint) => paint.setShader(shader),
          (paint) => stage.canvas.drawPaint(paint),
        );
        shader.delete();
      },
    },
    {
      name: "conic gradient",
      ours: () =>
        engine.paintGradient(target, "conic", { a: 0.001, b: 0, c: 0, d: 0.001, e: -0.96, f: -0.54 }, stops()),
      canvasKit: (stage) => {
        const { kit } = stage;
        const shader = kit.Shader.MakeSweepGradient(960, 540, [kit.RED, kit.BLUE], [0, 1], kit.TileMode.Clamp);
        painted(
          stage,
          (paint) => paint.setShader(shader),
          (paint) => stage.canvas.drawPaint(paint),
        );
        shader.delete();
      },
    },
    {
      name: "4x5 colour matrix",
      ours: () => engine.colorMatrix(target, layer, [SEPIA]),
      canvasKit: (stage) => {
        const filter = stage.kit.ColorFilter.MakeMatrix(SEPIA);
        painted(
          stage,
          (paint) => paint.setColorFilter(filter),
          (paint) => stage.canvas.drawImage(stage.layer, 0, 0, paint),
        );
        filter.delete();
      },
    },
    ...[4, 20].map(
      (sigma): Workload => ({
        name: `gaussian blur, sigma ${sigma}`,
        ours: () => engine.blur(target, layer, sigma, sigma),
        canvasKit: (stage) => {
          const { kit } = stage;
          const filter = kit.ImageFilter.MakeBlur(sigma, sigma, kit.TileMode.Decal, null);
          painted(
            stage,
            (paint) => paint.setImageFilter(filter),
            (paint) => stage.canvas.drawImage(stage.layer, 0, 0, paint),
          );
          filter.delete();
        },
        native: ({ context, layer: image, finish }) => {
          context.filter = `blur(${sigma}px)`;
          context.drawImage(image, 0, 0);
          context.filter = "none";
          finish();
        },
      }),
    ),
    {
      name: "alpha mask",
      ours: () => engine.multiplyMask(target, layer),
      canvasKit: (stage) =>
        painted(
          stage,
          (paint) => paint.setBlendMode(stage.kit.BlendMode.DstIn),
          (paint) => stage.canvas.drawImage(stage.layer, 0, 0, paint),
        ),
      native: ({ context, layer: image, finish }) => {
        context.globalCompositeOperation = "destination-in";
        context.drawImage(image, 0, 0);
        context.globalCompositeOperation = "source-over";
        finish();
      },
    },
  ];
}

function stops() {
  return [
    { offset: 0, color: [255, 0, 0, 255] },
    { offset: 1, color: [0, 0, 255, 255] },
  ] as const;
}

/** Photo to frame, rows x and y. */
function zoomMatrix(): number[] {
  const k = 1 / ZOOM.scale;
  return [k, 0, -ZOOM.x * k, 0, k, -ZOOM.y * k];
}

function turnMatrix(): [number, number, number, number, number, number] {
  const { cos, sin, x } = TURN;
  const y = TURN.y + 150;
  return [cos, -sin, -cos * x + sin * y, sin, cos, -sin * x - cos * y];
}

function painted(stage: KitStage, prepare: (paint: Paint) => void, draw: (paint: Paint) => void): void {
  const paint = new stage.kit.Paint();
  prepare(paint);
  draw(paint);
  paint.delete();
  stage.surface.flush();
}

function transformed({ kit, canvas, surface, photo }: KitStage, affine: number[], projection = [0, 0, 1]): void {
  canvas.save();
  canvas.concat([...affine, ...projection]);
  canvas.drawImageOptions(photo, 0, 0, kit.FilterMode.Linear, kit.MipmapMode.None, null);
  canvas.restore();
  surface.flush();
}

/** Premultiplied noise, the same in all stages. */
function noise(width: number, height: number, opaque: boolean): Uint8Array {
  let state = 1;
  const random = () => {
    state = (Math.imul(state, 1664525) + 1013904223) | 0;
    return state >>> 24;
  };
  const pixels = new Uint8Array(width * height * 4);
  for (let i = 0; i < pixels.length; i += 4) {
    const alpha = opaque ? 255 : random();
    pixels[i + 3] = alpha;
    for (let channel = 0; channel < 3; channel++) pixels[i + channel] = Math.min(alpha, random());
  }
  return pixels;
}

async function ourStage(): Promise<OurStage> {
  const memory = new WebAssembly.Memory({ initial: 16 });
  let next = 64;
  const allocator: Allocator = {
    allocate(bytes) {
      const pointer = next;
      next += Math.ceil(bytes / 64) * 64;
      const missing = next - memory.buffer.byteLength;
      if (missing > 0) memory.grow(Math.ceil(missing / 65536));
      return pointer;
    },
    free() {},
  };
  const module = new WebAssembly.Module(readFileSync(fileURLToPath(assetUrls.engine)));
  const engine = await instantiateEngine(module, memory, allocator);
  const surface = (width: number, height: number, opaque: boolean): Surface => {
    const pointer = allocator.allocate(width * height * 4);
    new Uint8Array(memory.buffer).set(noise(width, height, opaque), pointer);
    return { pointer, stride: width * 4, width, height };
  };
  const target = surface(WIDTH, HEIGHT, true);
  return { engine, target, layer: surface(WIDTH, HEIGHT, false), photo: surface(PHOTO_WIDTH, PHOTO_HEIGHT, true) };
}

async function canvasKitStage(): Promise<KitStage> {
  // The package is CommonJS, which nodenext types as a namespace.
  const initialise = CanvasKitInit as unknown as typeof CanvasKitInit.default;
  const kit = await initialise();
  const info = (width: number, height: number) => ({
    width,
    height,
    colorType: kit.ColorType.RGBA_8888,
    alphaType: kit.AlphaType.Premul,
    colorSpace: kit.ColorSpace.SRGB,
  });
  const image = (width: number, height: number, opaque: boolean) =>
    kit.MakeImage(info(width, height), noise(width, height, opaque), width * 4) as Image;
  const pixels = kit.Malloc(Uint8Array, WIDTH * HEIGHT * 4);
  const surface = kit.MakeRasterDirectSurface(info(WIDTH, HEIGHT), pixels, WIDTH * 4) as KitSurface;
  return {
    kit,
    surface,
    canvas: surface.getCanvas(),
    layer: image(WIDTH, HEIGHT, false),
    photo: image(PHOTO_WIDTH, PHOTO_HEIGHT, true),
  };
}

function nativeStage(): NativeStage {
  const picture = (width: number, height: number, opaque: boolean) => {
    const canvas = createCanvas(width, height);
    const context = canvas.getContext("2d");
    const data = context.createImageData(width, height);
    data.data.set(noise(width, height, opaque));
    context.putImageData(data, 0, 0);
    return canvas;
  };
  const canvas = picture(WIDTH, HEIGHT, true);
  const context = canvas.getContext("2d");
  return {
    context,
    layer: picture(WIDTH, HEIGHT, false),
    photo: picture(PHOTO_WIDTH, PHOTO_HEIGHT, true),
    finish: () => {
      context.getImageData(0, 0, 1, 1);
    },
  };
}
