/** The SIMD pixel engine on its own, for those who bring their own memory. */
export { blurMargin } from "./blur.js";
export { instantiateEngine, type PixelEngine } from "./engine.js";
export type { GradientStop } from "./gradient.js";
export { type MipChain, mipFor, mipSizes } from "./mips.js";
export * from "./options.js";
export type { Allocator } from "./scratch.js";
export {
  type Coverage,
  crop,
  type Homography,
  type I420,
  i420Size,
  type Matrix,
  type Planar,
  type Plane,
  type Rect,
  type Surface,
  tightI420,
} from "./surface.js";
