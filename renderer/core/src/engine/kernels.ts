type Kernel = (...parameters: number[]) => void;

/** The exports of engine.wasm. Their parameters and formulas are documented in engine/assembly. */
export interface Kernels {
  readonly fill: Kernel;
  readonly copy: Kernel;
  readonly composite: Kernel;
  readonly paintColor: Kernel;
  readonly paintCoverage: Kernel;
  readonly sampleAffine: Kernel;
  readonly samplePerspective: Kernel;
  readonly halve: Kernel;
  readonly paintGradient: Kernel;
  readonly colorMatrix: Kernel;
  readonly premultiply: Kernel;
  readonly unpremultiply: Kernel;
  readonly blur: Kernel;
  readonly tint: Kernel;
  readonly multiplyMask: Kernel;
  readonly multiplyCoverage: Kernel;
  readonly roundedRectCoverage: Kernel;
  readonly rgbaToI420: Kernel;
  readonly i420ToRgba: Kernel;
  readonly planarToRgba: Kernel;
  readonly clipI420: Kernel;
}
