import { checkCanvas } from "./canvas.js";
import { checkCaptions } from "./captions.js";
import type { Check } from "./check.js";
import { checkFrameRate } from "./frame-rate.js";
import { checkGradients } from "./gradients.js";
import { checkIdentifiers } from "./identifiers.js";
import { checkKeyframeOrder } from "./keyframes.js";
import { checkLayerCount } from "./layer-count.js";
import { checkAutoDucking, checkMattes } from "./mattes.js";
import { checkMedia } from "./media.js";
import { checkShapes } from "./shapes.js";
import { checkTimeline } from "./timeline.js";
import { checkVersion } from "./version.js";

/** Every rule that the schema cannot say. */
export const checks: readonly Check[] = [
  checkVersion,
  checkLayerCount,
  checkCanvas,
  checkFrameRate,
  checkIdentifiers,
  checkMattes,
  checkAutoDucking,
  checkKeyframeOrder,
  checkGradients,
  checkShapes,
  checkMedia,
  checkCaptions,
  checkTimeline,
];
