import { numberMember } from "../layers.js";
import type { Check } from "./check.js";

/** Each side is limited by the schema; this limits both together. */
export const checkCanvas: Check = ({ document, limits, report }) => {
  const width = numberMember(document, "width") ?? 1920;
  const height = numberMember(document, "height") ?? 1080;
  const pixels = width * height;
  if (width > 0 && height > 0 && pixels > limits.pixels) {
    report.add("CANVAS_TOO_LARGE", "", { width, height, pixels, limit: limits.pixels });
  }
};
