import { frameRate } from "../../frame-rate.js";
import { ownMember } from "../layers.js";
import { quote } from "../words.js";
import type { Check, Json } from "./check.js";

/** A frame rate has to be an exact ratio above 0 and up to 240 after rounding to thousandths. */
export const checkFrameRate: Check = ({ document, report }) => {
  const fps = ownMember(document, "fps");
  if (fps !== undefined && fps !== null && !isFrameRate(fps)) report.add("FPS_INVALID", "/fps", { value: quote(fps) });
};

function isFrameRate(fps: Json): boolean {
  try {
    frameRate(fps as number | string);
    return true;
  } catch {
    return false;
  }
}
