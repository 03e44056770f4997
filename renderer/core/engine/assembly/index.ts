/**
 * The pixel engine: SIMD kernels over premultiplied RGBA8 surfaces in an imported memory. It owns no memory: no data
 * segment, no heap, no start function. Callers pass pointers, including all scratch; src/engine/ is the typed face.
 */
export { fill, copy } from "./surface";
export { composite, paintColor, paintCoverage } from "./composite";
export { sampleAffine } from "./sample";
export { rgbaToI420 } from "./yuv";
