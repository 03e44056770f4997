import { isObject, listMember, stringMember } from "../layers.js";
import { cut } from "../words.js";
import { checkSpan } from "./captions.js";
import type { Check, CheckContext, JsonObject } from "./check.js";

/** Trimmed media end after they begin, and the sources of layers and fonts have a form that can be loaded. */
export const checkMedia: Check = (context) => {
  for (const { layer, pointer } of context.layers) {
    checkSpan(layer, "sourceStart", "sourceEnd", pointer, context);
    checkSource(layer, pointer, context);
  }
  listMember(context.document, "fonts").forEach((font, index) => {
    if (isObject(font)) checkSource(font, `/fonts/${index}`, context);
  });
};

/** Anything with a scheme other than http, https and data is refused; without a scheme it is a path. */
function checkSource(owner: JsonObject, pointer: string, { report }: CheckContext): void {
  const source = stringMember(owner, "source");
  const scheme = source === undefined ? undefined : /^([a-z][a-z0-9+.-]*):/i.exec(source)?.[1]?.toLowerCase();
  if (source === undefined || scheme === undefined || ["http", "https", "data"].includes(scheme)) return;
  report.add("ASSET_SOURCE_INVALID", `${pointer}/source`, { source: cut(source) });
}
