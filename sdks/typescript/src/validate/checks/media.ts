import { stringMember } from "../layers.js";
import { cut } from "../words.js";
import { checkSpan } from "./captions.js";
import type { Check } from "./check.js";

/** A trimmed source ends after it begins, and a source has a form that can be loaded. */
export const checkMedia: Check = (context) => {
  for (const { layer, pointer } of context.layers) {
    checkSpan(layer, "sourceStart", "sourceEnd", pointer, context);
    const source = stringMember(layer, "source");
    if (source !== undefined && !isSource(source)) {
      context.report.add("ASSET_SOURCE_INVALID", `${pointer}/source`, { source: cut(source) });
    }
  }
};

/** Anything with a scheme other than http, https and data is refused; without a scheme it is a path. */
function isSource(source: string): boolean {
  const scheme = /^([a-z][a-z0-9+.-]*):/i.exec(source)?.[1]?.toLowerCase();
  return scheme === undefined || ["http", "https", "data"].includes(scheme);
}
