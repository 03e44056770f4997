import { type Corner, SURFACE } from "./addressing.js";
import type { Lanes } from "./emitter.js";
import { packPremultiplied } from "./pack.js";
import type { Shader } from "./shader.js";
import { type CallTarget, EDGE_MODES, type EdgeMode } from "./syntax.js";

/** Emits a sample of a texture at a place in full-size pixels, or at this pixel. */
export function lowerSample(
  target: Extract<CallTarget, { kind: "sample" }>,
  at: readonly Lanes[] | undefined,
  shader: Shader,
): readonly Lanes[] {
  const texture = shader.texture(target.texture);
  if (at === undefined) {
    return shader.here(texture);
  }
  const { arithmetic, sampler } = shader;
  // The program counts from the corner of the layer's box, the texture from the corner of the surface.
  const corner = shader.boxCorner();
  const place = at as [Lanes, Lanes];
  const read = ([x, y]: readonly [Lanes, Lanes], from: Corner) =>
    target.nearest ? sampler.nearest(texture, x, y, from) : sampler.bilinear(texture, x, y, from);
  const { edge } = target;
  if (edge === "clamp") {
    return read(place, corner);
  }
  const x = arithmetic.binary("add", place[0], corner[0]);
  const y = arithmetic.binary("add", place[1], corner[1]);
  const size = sampler.addressing.size(shader.texture("source"));
  const mirrored = () => [mirror(x, size[0], shader), mirror(y, size[1], shader)] as const;
  if (edge === "mirror") {
    return read(mirrored(), SURFACE);
  }
  const fade = (channels: readonly Lanes[]) => {
    const inside = arithmetic.binary("mul", coverage(x, size[0], shader), coverage(y, size[1], shader));
    return channels.map((channel) => arithmetic.binary("mul", channel, inside));
  };
  if (edge === "transparent") {
    return fade(read(place, corner));
  }
  // The mode is the same for all pixels: a real branch, so that only the chosen one is paid for.
  const { emitter, module } = shader;
  const [mode] = shader.parameter(edge) as [Lanes];
  const chosen = (name: EdgeMode) => () =>
    module.v128.any_true(emitter.read(arithmetic.compare("==", mode, { constant: EDGE_MODES.indexOf(name) })));
  const folded = emitter.choose("mirror", [mode, x, y], chosen("mirror"), mirrored, () => [x, y]);
  // Away from the edges folding changes nothing.
  emitter.setStep(folded[0] as Lanes, emitter.step(x));
  if (emitter.step(y) === 0) emitter.setStep(folded[1] as Lanes, 0);
  const channels = read(folded as [Lanes, Lanes], SURFACE);
  const faded = emitter.choose(
    "fade",
    [mode, ...channels],
    chosen("transparent"),
    () => fade(channels),
    () => channels,
  );
  sampler.setPacked(faded, () => {
    const direct = () => [sampler.packed(channels) ?? packPremultiplied(channels, shader)];
    const slow = () => [packPremultiplied(fade(channels), shader)];
    return emitter.choose("pack-faded", [mode, ...channels], chosen("transparent"), slow, direct)[0] as Lanes;
  });
  return faded;
}

/** Reflects a coordinate at both edges: size − |size − (x mod 2·size)|. */
function mirror(x: Lanes, size: Lanes, shader: Shader): Lanes {
  const { arithmetic } = shader;
  const period = arithmetic.binary("mul", size, { constant: 2 });
  const turns = arithmetic.unary(
    "floor",
    arithmetic.binary("mul", x, arithmetic.binary("div", { constant: 1 }, period)),
  );
  const phase = arithmetic.binary("sub", x, arithmetic.binary("mul", period, turns));
  return arithmetic.binary("sub", size, arithmetic.unary("abs", arithmetic.binary("sub", size, phase)));
}

/** 1 inside, 0 outside, linear over the pixel across the edge: what bilinear sampling next to transparent pixels gives. */
function coverage(x: Lanes, size: Lanes, shader: Shader): Lanes {
  const { arithmetic } = shader;
  const half = { constant: 0.5 };
  const before = arithmetic.binary("add", x, half);
  const after = arithmetic.binary("sub", arithmetic.binary("add", size, half), x);
  return arithmetic.clamp(arithmetic.binary("min", before, after), { constant: 0 }, { constant: 1 });
}
