/** The pure core: a document and assets in, frames out, the same bytes everywhere. */
export { assetUrls, type FontAsset, requiredFonts } from "./assets.js";
export type { FontFile } from "./fonts/catalogue.js";
export { familyNames as bundledFamilies } from "./fonts/select.js";
export { createFrameRenderer, type FrameRenderer } from "./frame-renderer.js";
export type { PainterOptions } from "./paint/painter.js";
export type { FrameRate } from "./resolve/time.js";
export type { Resources } from "./resources.js";
