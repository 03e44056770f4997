import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { VideoJSON } from "@videoflow/core";
import { describe, expect, test } from "vitest";
import { assetUrls, createFrameRenderer, type FrameRenderer, MediaProblem, type Resources } from "../src/index.js";
import type { Movie, MovieInfo, MoviePicture } from "../src/media/movie.js";

const compiled = (url: URL) => new WebAssembly.Module(new Uint8Array(readFileSync(fileURLToPath(url))));
const modules = {
  canvaskit: compiled(assetUrls.canvaskit),
  engine: compiled(assetUrls.engine),
  effects: compiled(assetUrls.effects),
};

const [WIDTH, HEIGHT, COUNT] = [16, 8, 20];

/** A grey picture that is a little brighter on the left and, by its number, as a whole. */
function grey(index: number): MoviePicture {
  const y = Uint8Array.from({ length: WIDTH * HEIGHT }, (_, at) => 40 + 8 * index + (at % WIDTH < 4 ? 30 : 0));
  const chroma = { data: new Uint8Array((WIDTH / 2) * (HEIGHT / 2)).fill(128), stride: WIDTH / 2 };
  return {
    ...{ kind: "planar", width: WIDTH, height: HEIGHT, chroma: "420", bits: 8, matrix: "bt601", range: "full" },
    ...{ y: { data: y, stride: WIDTH }, u: chroma, v: chroma },
  };
}

/** Levels of all kinds: on the left also those whose colours no RGB has. */
function colorful(index: number, width: number, height: number): MoviePicture {
  const level = (x: number, seed: number) => (x < width / 2 ? (seed * 7919) % 256 : 110 + ((seed * 31) % 20));
  const plane = (across: number, down: number, salt: number) => {
    const at = (_: unknown, i: number) => level(((i % across) * width) / across, i + salt + 13 * index);
    return { data: Uint8Array.from({ length: across * down }, at), stride: across };
  };
  const [across, down] = [(width + 1) >> 1, (height + 1) >> 1];
  return {
    ...{ kind: "planar", width, height, chroma: "420", bits: 8, matrix: "bt709", range: "limited" },
    ...{ y: plane(width, height, 0), u: plane(across, down, 50), v: plane(across, down, 90) },
  };
}

interface Fake {
  readonly info?: Partial<MovieInfo>;
  readonly picture?: (index: number) => MoviePicture;
}

class Handles {
  asked: number[] = [];
  opened = 0;
  closed = 0;
}

function resources({ info, picture = grey }: Fake, handles = new Handles()): Resources {
  const openMovie = async (): Promise<Movie> => {
    handles.opened++;
    return {
      info: {
        ...{ width: WIDTH, height: HEIGHT, rotation: 0, mirrored: false, length: COUNT * 100_000 },
        times: Float64Array.from({ length: COUNT }, (_, index) => index * 100_000),
        ...info,
      },
      check: async () => undefined,
      picture: async (index) => {
        handles.asked.push(index);
        return picture(index);
      },
      close: () => handles.closed++,
    };
  };
  const assets = [{ source: "film.mp4", bytes: new Uint8Array(1) }];
  return { ...modules, assets, openMovie, fonts: [], fontFaces: { declared: [], given: [] }, decoders: {} };
}

const film = { type: "video", source: "film.mp4", mute: true } as const;
const sized = { width: WIDTH, height: HEIGHT, fps: 10 } as const;

async function drawn(renderer: FrameRenderer, frame: number): Promise<Uint8Array> {
  await renderer.prepare(frame);
  return renderer.frame(frame).slice();
}

describe("video layers", () => {
  test("show the picture that is due, as bright as it is, and last as long as the file", async () => {
    const renderer = await createFrameRenderer({ ...sized, layers: [film] }, resources({}));
    expect(renderer.frameCount).toBe(COUNT);
    for (const frame of [0, 7, 19, 3]) {
      const pixels = await drawn(renderer, frame);
      expect([...pixels.subarray(0, 4)]).toEqual([...new Array(3).fill(70 + 8 * frame), 255]);
      expect([...pixels.subarray(-4)]).toEqual([...new Array(3).fill(40 + 8 * frame), 255]);
    }
    renderer.dispose();
  });

  test("are turned clockwise and mirrored as the file says", async () => {
    const upright = (rotation: MovieInfo["rotation"], mirrored: boolean) => {
      const onSide = rotation === 90 || rotation === 270;
      const [width, height] = onSide ? [HEIGHT, WIDTH] : [WIDTH, HEIGHT];
      return { rotation, mirrored, width, height };
    };
    // Where the brighter left edge of the stored picture comes to lie.
    const sides = { "0 ": "left", "90 ": "top", "180 ": "right", "270 ": "bottom", "0 m": "right", "90 m": "top" };
    for (const [name, side] of Object.entries(sides)) {
      const [rotation, mirrored] = name.split(" ") as [string, string];
      const info = upright(Number(rotation) as MovieInfo["rotation"], mirrored === "m");
      const { width, height } = info;
      const renderer = await createFrameRenderer({ width, height, fps: 10, layers: [film] }, resources({ info }));
      const pixels = await drawn(renderer, 0);
      const at = (x: number, y: number) => pixels[4 * (y * width + x)];
      const middle = { left: [0, height >> 1], right: [width - 1, height >> 1], top: [width >> 1, 0] } as const;
      const edges = { ...middle, bottom: [width >> 1, height - 1] as const };
      const bright = Object.entries(edges).filter(([, [x, y]]) => at(x, y) === 70);
      expect(
        bright.map(([edge]) => edge),
        name,
      ).toEqual([side]);
      renderer.dispose();
    }
  });

  test("have the opacity of their second stream, and decoders that give RGBA are taken at their word", async () => {
    const half = { data: new Uint8Array(WIDTH * HEIGHT).fill(128), stride: WIDTH };
    const planar = (index: number) => ({ ...grey(index), alpha: half }) as MoviePicture;
    const data = new Uint8Array(WIDTH * HEIGHT * 4).map((_, at) => [200, 100, 0, 128][at % 4] as number);
    const rgba = (): MoviePicture => ({ kind: "rgba", width: WIDTH, height: HEIGHT, data });
    for (const [picture, expected] of [
      [planar, [35, 35, 35, 255]],
      [rgba, [100, 50, 0, 255]],
    ] as const) {
      const renderer = await createFrameRenderer({ ...sized, layers: [film] }, resources({ picture }));
      const pixels = await drawn(renderer, 0);
      for (const [channel, level] of expected.entries()) {
        expect(Math.abs((pixels[channel] as number) - level)).toBeLessThanOrEqual(1);
      }
      renderer.dispose();
    }
  });

  const scene: VideoJSON = {
    ...{ width: 64, height: 48, fps: 10, duration: 1.5, backgroundColor: "#204060" },
    layers: [
      { ...film, fit: "contain", speed: 0.7 },
      {
        type: "group",
        rotation: 10,
        transitionIn: { transition: "zoom", duration: 0.4 },
        layers: [{ ...film, width: "40%", sourceStart: 0.5, sourceEnd: 1, loop: true, filterSepia: 1 }],
      },
      { type: "shape", id: "hole", shapeType: "ellipse", width: "40%", height: "60%", enabled: true },
      { ...film, matte: { layer: "hole" }, effects: [{ effect: "invert" }], opacity: 0.8 },
    ],
  };

  test("are painted the same with every shortcut and with none, in any order of frames", async () => {
    const quick = await createFrameRenderer(scene, resources({}), { cacheBytes: 50_000 });
    const plain = await createFrameRenderer(scene, resources({}), { shortcuts: false });
    const hash = (pixels: Uint8Array) => createHash("sha256").update(pixels).digest("hex");
    for (const frame of [0, 1, 2, 9, 9, 4, 14, 0, 3]) {
      expect(hash(await drawn(quick, frame)), `frame ${frame}`).toBe(hash(await drawn(plain, frame)));
    }
    quick.dispose();
    plain.dispose();
  });

  const spot = { type: "shape", shapeType: "ellipse", fill: "#d02030" } as const;
  const moving = [
    { time: 0, value: [0.1, 0.2] },
    { time: 2, value: [0.9, 0.7] },
  ] as const;
  const above: Record<string, VideoJSON["layers"]> = {
    nothing: [],
    "a spot that moves": [{ ...spot, width: "21%", height: "30%", keyframes: { position: [...moving] } }],
    "a spot that shines through": [{ ...spot, width: "30%", height: "30%", blendMode: "multiply", opacity: 0.7 }],
    "spots at the corners": [
      { ...spot, width: "5%", height: "5%", position: [0, 0] },
      { ...spot, width: "5%", height: "5%", position: [1, 1] },
    ],
    "almost all": [{ ...spot, width: "95%", height: "95%", opacity: 0.5 }],
    "the same video, smaller": [{ ...film, width: "40%", position: [0.7, 0.3] }],
    "the same video, beside itself": [{ ...film, position: [0.9, 0.5] }],
  };

  test.each(Object.entries(above))("fill the frame with their planes below %s: the same planes", async (_, layers) => {
    for (const [width, height] of [
      [64, 48],
      [51, 37],
    ] as const) {
      const document = { width, height, fps: 20, duration: 1.5, layers: [film, ...layers] } satisfies VideoJSON;
      const given = resources({ info: { width, height }, picture: (index) => colorful(index, width, height) });
      const quick = await createFrameRenderer(document, given);
      const plain = await createFrameRenderer(document, given, { shortcuts: false });
      for (const frame of [0, 1, 2, 9, 9, 4, 9, 14, 0]) {
        if (frame === 9) expect(await drawn(quick, frame)).toEqual(await drawn(plain, frame));
        for (const renderer of [quick, plain]) await renderer.prepare(frame);
        const expected = Buffer.from(plain.frameI420(frame)).toString("hex");
        expect(Buffer.from(quick.frameI420(frame)).toString("hex"), `frame ${frame}`).toBe(expected);
      }
      quick.dispose();
      plain.dispose();
    }
  });

  test("decode a picture once while it is shown, by however many layers", async () => {
    const handles = new Handles();
    const document = { ...sized, fps: 30, duration: 0.3, layers: [film, { ...film, opacity: 0.5 }] };
    const renderer = await createFrameRenderer(document, resources({}, handles));
    for (let frame = 0; frame < renderer.frameCount; frame++) await drawn(renderer, frame);
    expect(handles.asked).toEqual([0, 1, 2]);
    expect(handles.opened).toBe(1);
    renderer.dispose();
    expect(handles.closed).toBe(1);
  });

  test("keep their decoder when the document changes", async () => {
    const handles = new Handles();
    const given = resources({}, handles);
    const renderer = await createFrameRenderer({ ...sized, layers: [film] }, given);
    await drawn(renderer, 3);
    const changed = await renderer.changed({ ...sized, layers: [{ ...film, opacity: 0.5 }] }, given);
    await drawn(changed, 3);
    expect([handles.opened, handles.closed, handles.asked]).toEqual([1, 0, [3]]);
    changed.dispose();
  });

  test("ask to be prepared", async () => {
    const renderer = await createFrameRenderer({ ...sized, layers: [film] }, resources({}));
    expect(() => renderer.frame(0)).toThrow("await prepare(frame)");
    await renderer.prepare(0);
    expect(() => renderer.frame(0)).not.toThrow();
    expect(() => renderer.frame(5)).toThrow("await prepare(frame)");
    renderer.dispose();
  });
});

describe("videos that cannot be shown", () => {
  test("a picture that cannot be decoded is an error of the layer that shows it", async () => {
    const picture = (index: number) => {
      if (index === 4) throw new MediaProblem("ASSET_DAMAGED", { reason: "it is broken" });
      return grey(index);
    };
    const document: VideoJSON = { ...sized, layers: [{ type: "group", layers: [film] }] };
    const renderer = await createFrameRenderer(document, resources({ picture }));
    await renderer.prepare(3);
    await expect(renderer.prepare(4)).rejects.toMatchObject({
      issues: [{ code: "ASSET_DAMAGED", pointer: "/layers/0/layers/0/source" }],
    });
    renderer.dispose();
  });

  test("parts beyond the end, and programs without a decoder, are refused before anything is drawn", async () => {
    const late: VideoJSON = {
      ...sized,
      layers: [
        { ...film, sourceStart: 2 },
        { ...film, sourceEnd: 2.1 },
      ],
    };
    await expect(createFrameRenderer(late, resources({}))).rejects.toMatchObject({
      issues: [
        { code: "MEDIA_TRIM_RANGE", pointer: "/layers/0/sourceStart" },
        { code: "MEDIA_TRIM_RANGE", pointer: "/layers/1/sourceEnd" },
      ],
    });
    const { openMovie: _, ...without } = resources({});
    await expect(createFrameRenderer({ ...sized, layers: [film] }, without)).rejects.toMatchObject({
      issues: [{ code: "UNSUPPORTED_FEATURE", pointer: "/layers/0/source" }],
    });
  });
});
