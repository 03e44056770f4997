import { MediaProblem } from "../media-problem.js";
import { svgTokens } from "./svg-tokens.js";
import { withoutParts } from "./without-parts.js";

/** Attributes one element may have: each is compared with all others. */
const MOST_ATTRIBUTES = 1000;

/** Octaves of turbulence. From the ninth on they change no colour of 8 bits; each is computed for every pixel. */
const MOST_OCTAVES = 32;

/** Comparisons of a selector's part with an element, over the whole drawing: a few seconds. */
const MOST_COMPARISONS = 2e8;

/**
 * Refuses SVG without comments that is small to write and takes minutes to draw or to read.
 *
 * @throws MediaProblem
 */
export function checkSvgLimits(svg: string): void {
  let elements = 0;
  let depth = 0;
  let deepest = 0;
  let css = "";
  let isStyle = false;
  for (const token of svgTokens(svg)) {
    if (token.kind === "text") {
      if (isStyle) css += token.text;
      continue;
    }
    isStyle = token.kind === "start" && token.name === "style";
    if (token.kind === "end") {
      depth--;
      continue;
    }
    elements++;
    if (token.attributes.size > MOST_ATTRIBUTES) refuse(`an element with more than ${MOST_ATTRIBUTES} attributes`);
    if (Number(token.attributes.get("numOctaves")) > MOST_OCTAVES)
      refuse(`more than ${MOST_OCTAVES} octaves of turbulence`);
    if (token.kind === "start") deepest = Math.max(deepest, ++depth);
  }
  if (elements * comparisonsPerElement(css, deepest) > MOST_COMPARISONS) {
    refuse("style rules that take too long to hold against its elements");
  }
}

/**
 * Of all selectors, in the worst case: a selector of k + 1 parts is tried with every choice of k from the elements around,
 * which are d at most: d! / (k! (d - k)!).
 */
function comparisonsPerElement(css: string, deepest: number): number {
  let sum = 0;
  for (const rule of withoutParts(css, "/*", "*/").split("}")) {
    for (const selector of (rule.split("{")[0] ?? "").split(",")) {
      const steps = selector.trim().split(/[\s>+~]+/).length - 1;
      let choices = 1;
      let most = 1;
      for (let k = 1; k <= Math.min(steps, deepest) && choices < MOST_COMPARISONS; k++) {
        choices *= (deepest - k + 1) / k;
        most = Math.max(most, choices);
      }
      sum += most;
    }
  }
  return sum;
}

function refuse(what: string): never {
  throw new MediaProblem("SVG_REFUSED", { what });
}
