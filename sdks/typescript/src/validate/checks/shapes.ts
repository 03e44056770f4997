import { ownMember, stringMember } from "../layers.js";
import { findPathError } from "../path-data.js";
import { cut } from "../words.js";
import type { Check } from "./check.js";

/** A path shape has path data, which is written in the grammar of SVG; other shapes have none. */
export const checkShapes: Check = ({ layers, report }) => {
  for (const { layer, pointer } of layers) {
    if (stringMember(layer, "type") !== "shape") continue;
    const shapeType = stringMember(layer, "shapeType");
    if (shapeType === undefined) continue;
    const path = stringMember(layer, "path");
    if (shapeType !== "path") {
      const reason = `the shape is of type "${cut(shapeType)}"`;
      if (path !== undefined) report.add("PROPERTY_NOT_APPLICABLE", `${pointer}/path`, { property: "path", reason });
    } else if (ownMember(layer, "path") === undefined) {
      report.addMissing(pointer, "path", 'a shape of type "path"');
    } else if (path !== undefined && path !== "") {
      const error = findPathError(path);
      if (error !== undefined) report.add("PATH_INVALID", `${pointer}/path`, { ...error });
    }
  }
};
