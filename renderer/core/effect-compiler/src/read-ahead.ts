import binaryen from "binaryen";
import type { Texture } from "./addressing.js";
import type { Shader } from "./shader.js";

const { i32 } = binaryen;

/** How many rows before its own number a row of a texture is read: what most effects move pixels by, and little in a cache. */
const ROWS_AHEAD = 48;
/** Bytes that a processor fetches at once. */
const CACHE_LINE = 64;
/** Offset in the uniform block of four bytes that mean nothing: the padding behind the seed. */
const UNUSED_UNIFORM = 12;

/**
 * Row code that touches a row of the texture some rows ahead, from left to right. Effects that bend the picture read it in an
 * order that no processor foresees, and would wait for main memory again and again; this order it does foresee.
 */
export function readAhead(texture: Texture, shader: Shader): number {
  const { emitter, module, sampler } = shader;
  const { local } = module;
  const [pointer, stride, height] = (["pointer", "stride", "height"] as const).map((field) =>
    emitter.readWord(sampler.addressing.descriptor(texture, field)),
  ) as [number, number, number];
  const [row, place, end, sum] = [0, 0, 0, 0].map(() => emitter.local(i32)) as [number, number, number, number];
  const get = (name: number) => local.get(name, i32);
  const label = `ahead${texture.offset}`;
  const touch = module.loop(
    label,
    module.block(null, [
      local.set(sum, module.i32.xor(get(sum), module.i32.load(0, 4, get(place)))),
      local.set(place, module.i32.add(get(place), module.i32.const(CACHE_LINE))),
      module.br(label, module.i32.lt_u(get(place), get(end))),
    ]),
  );
  return module.block(null, [
    local.set(row, module.i32.add(rowOfTexture(texture, shader), module.i32.const(ROWS_AHEAD))),
    module.if(
      module.i32.lt_s(get(row), height),
      module.block(null, [
        local.set(place, module.i32.add(pointer, module.i32.mul(get(row), stride))),
        local.set(
          end,
          module.i32.add(
            get(place),
            module.i32.shl(emitter.readWord(sampler.addressing.descriptor(texture, "width")), module.i32.const(2)),
          ),
        ),
        local.set(sum, module.i32.const(0)),
        touch,
        // What is read and not used would not be read at all.
        module.i32.store(UNUSED_UNIFORM, 4, shader.parameterWord("uniforms"), get(sum)),
      ]),
    ),
  ]);
}

/** The row of the texture that lies at the row of the pass. */
function rowOfTexture(texture: Texture, { module, reduction, y }: Shader): number {
  const shift = Math.log2(texture.reduction / reduction);
  const row = module.local.get(y, i32);
  return shift >= 0 ? module.i32.shr_s(row, module.i32.const(shift)) : module.i32.shl(row, module.i32.const(-shift));
}
