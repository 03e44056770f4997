import { stringMember } from "../layers.js";
import type { Check } from "./check.js";

/** An `id` names one layer of the whole document. */
export const checkIdentifiers: Check = ({ layers, report }) => {
  const seen = new Map<string, string>();
  for (const { layer, pointer } of layers) {
    const id = stringMember(layer, "id");
    if (id === undefined) continue;
    const other = seen.get(id);
    if (other !== undefined) report.add("IDENTIFIER_DUPLICATE", `${pointer}/id`, { id, other });
    else seen.set(id, pointer);
  }
};
