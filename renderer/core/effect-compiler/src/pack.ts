import type { Lanes } from "./emitter.js";
import type { Shader } from "./shader.js";

/** Clamps to a valid premultiplied colour (0 ≤ rgb ≤ a ≤ 1, NaN becomes 0), rounds to bytes and packs. */
export function packPremultiplied(color: readonly Lanes[], shader: Shader): Lanes {
  const { arithmetic, emitter, module } = shader;
  const alpha = arithmetic.clamp(color[3] as Lanes, { constant: 0 }, { constant: 1 });
  const channels = color.map((channel, index) =>
    index === 3 ? alpha : arithmetic.clamp(channel, { constant: 0 }, alpha),
  );
  // Adding 2^23 leaves the nearest whole number in the low bits of the mantissa; higher bits fall off in the shifts.
  const bytes = channels.map((channel) =>
    arithmetic.binary("add", arithmetic.binary("mul", channel, { constant: 255 }), { constant: 8388608 }),
  ) as [Lanes, Lanes, Lanes, Lanes];
  const shifted = (index: number) => module.i32x4.shl(emitter.read(bytes[index] as Lanes), module.i32.const(index * 8));
  return emitter.operation("pack", bytes, () =>
    module.v128.or(
      module.v128.or(module.v128.and(emitter.read(bytes[0]), emitter.splatInteger(255)), shifted(1)),
      module.v128.or(shifted(2), shifted(3)),
    ),
  );
}
