/** The position of a name in its list is the number the kernels know it by. */

/** How a source mixes with what lies below it (W3C Compositing and Blending 1, sections 5 to 10). */
export const BLEND_MODES = [
  "normal",
  "multiply",
  "screen",
  "overlay",
  "darken",
  "lighten",
  "color-dodge",
  "color-burn",
  "hard-light",
  "soft-light",
  "difference",
  "exclusion",
  "hue",
  "saturation",
  "color",
  "luminosity",
] as const;
export type BlendMode = (typeof BLEND_MODES)[number];

/** How a surface is read between pixel centres; "cubic" is Catmull-Rom. */
export const FILTERS = ["nearest", "bilinear", "cubic"] as const;
export type Filter = (typeof FILTERS)[number];

/** What lies beyond a sampled surface: nothing (edges fade over one pixel), or its outermost pixels, repeated. */
export const EDGES = ["transparent", "clamp"] as const;
export type Edge = (typeof EDGES)[number];

/** What lies beyond a blurred surface: as `EDGES`, or its mirror image. */
export const BLUR_EDGES = [...EDGES, "mirror"] as const;
export type BlurEdge = (typeof BLUR_EDGES)[number];

export const GRADIENT_SHAPES = ["linear", "radial", "conic"] as const;
export type GradientShape = (typeof GRADIENT_SHAPES)[number];

/** Which quantity of a mask surface counts: its alpha, or its luminance over black. */
export const MASK_KINDS = ["alpha", "luma"] as const;
export type MaskKind = (typeof MASK_KINDS)[number];

/** Coefficients between RGB and Y'CbCr. */
export const YUV_MATRICES = ["bt601", "bt709", "bt2020"] as const;
export type YuvMatrix = (typeof YUV_MATRICES)[number];

/** "limited": Y 16 to 235, chroma 16 to 240. "full": 0 to 255. */
export const YUV_RANGES = ["limited", "full"] as const;
export type YuvRange = (typeof YUV_RANGES)[number];

/** How a transformed surface is read and mixed. */
export interface SampleOptions {
  /** Default "normal". */
  readonly blendMode?: BlendMode;
  /** Default "bilinear". */
  readonly filter?: Filter;
  /** Default "transparent". */
  readonly edge?: Edge;
}
