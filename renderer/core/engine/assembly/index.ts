/**
 * The pixel engine: SIMD kernels over premultiplied RGBA8 surfaces in an imported memory. It owns no memory: no data
 * segment, no heap, no start function. Callers pass pointers, including all scratch; src/engine/ is the typed face.
 */
export { fill, copy } from "./surface";
export { composite, paintColor, paintCoverage } from "./composite";
export { sampleAffine, samplePerspective } from "./sample";
export { halve } from "./mip";
export { paintGradient } from "./gradient";
export { colorMatrix, premultiply, unpremultiply } from "./color-matrix";
export { blur } from "./blur";
export { tint, multiplyMask, multiplyCoverage, roundedRectCoverage } from "./mask";
export { clipI420, rgbaToI420, i420ToRgba, planarToRgba } from "./yuv";
