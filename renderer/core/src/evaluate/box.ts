import {
  type BoxBorder,
  type BoxLine,
  type BoxShadow,
  type BoxStyle,
  type Color,
  isGradient,
  type Paint,
  type TextBackground,
} from "./display-list.js";
import type { Moment } from "./moment.js";

/**
 * What is drawn around a layer's content; undefined where nothing of it can be seen. `clips`: whether the content is cut off
 * at rounded corners (SPEC §8.1), which makes them count by themselves.
 */
export function boxAt(moment: Moment, clips: boolean): BoxStyle | undefined {
  const behindAll = !moment.has("backgroundFit") || moment.name("backgroundFit") === "box";
  const radii = moment.corners("borderRadius", moment.em);
  const box = {
    background: behindAll ? visiblePaint(moment.paint("backgroundColor")) : undefined,
    radii,
    border: borderAt(moment),
    innerBorder: moment.flag("innerBorder"),
    outline: outlineAt(moment),
    outlineOffset: moment.length("outlineOffset", moment.em),
    shadow: shadowAt(moment),
  };
  const isRound = radii.some(({ pixels, fraction }) => pixels > 0 || fraction > 0);
  const isEmpty =
    box.background === undefined && box.shadow === undefined && !isSeen(box.border) && !isSeen(box.outline);
  return isEmpty && !(clips && isRound) ? undefined : box;
}

/** What lies behind the lines or words of a text; undefined: nothing, or the layer's box does. */
export function textBackgroundAt(moment: Moment): TextBackground | undefined {
  const fit = moment.name<TextBackground["fit"] | "box">("backgroundFit");
  const paint = visiblePaint(moment.paint("backgroundColor"));
  return fit === "box" || !paint ? undefined : { fit, paint, radii: moment.corners("borderRadius", moment.em) };
}

function visiblePaint(paint: Paint): Paint | undefined {
  return isGradient(paint) || isVisible(paint) ? paint : undefined;
}

/** A line in a transparent colour still takes its room: an outline and a shadow lie around it. */
function borderAt(moment: Moment): BoxBorder | undefined {
  const widths = moment.sides("borderWidth", moment.em);
  const style = moment.name<BoxBorder["style"] | "none">("borderStyle");
  if (widths.every((width) => width === 0) || style === "none") return undefined;
  return { widths, style, color: moment.color("borderColor") };
}

function outlineAt(moment: Moment): BoxLine | undefined {
  const width = moment.size("outlineWidth", moment.em);
  const style = moment.name<BoxLine["style"] | "none">("outlineStyle");
  if (width === 0 || style === "none") return undefined;
  return { width, style, color: moment.color("outlineColor") };
}

function shadowAt(moment: Moment): BoxShadow | undefined {
  const color = moment.color("boxShadowColor");
  const blur = moment.size("boxShadowBlur", moment.em);
  const spread = moment.length("boxShadowSpread", moment.em);
  const offset = moment.offset("boxShadowOffset", moment.em);
  const moved = blur !== 0 || spread !== 0 || offset[0] !== 0 || offset[1] !== 0;
  return moved && isVisible(color) ? { color, sigma: blur / 2, spread, offset } : undefined;
}

function isSeen(line: BoxBorder | BoxLine | undefined): boolean {
  return line !== undefined && isVisible(line.color);
}

function isVisible([, , , alpha]: Color): boolean {
  return alpha > 0;
}
