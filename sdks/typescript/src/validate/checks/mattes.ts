import { isObject, listMember, ownMember, stringMember } from "../layers.js";
import { nearest } from "../suggest.js";
import type { Check, CheckContext, Json, LayerVisit } from "./check.js";

/** Layers of a cycle that are named. */
const longestPath = 10;

/** A matte names a visual layer of the same list, and does not lead back to the layer it is the matte of. */
export const checkMattes: Check = (context) => {
  const byList = new Map<string, Map<string, LayerVisit>>();
  for (const visit of context.layers) {
    const id = stringMember(visit.layer, "id");
    const list = byList.get(visit.listPointer) ?? new Map<string, LayerVisit>();
    byList.set(visit.listPointer, list);
    if (id !== undefined && !list.has(id)) list.set(id, visit);
  }
  const settled = new Set<LayerVisit>();
  for (const visit of context.layers) {
    const list = byList.get(visit.listPointer) ?? new Map<string, LayerVisit>();
    const id = matteOf(visit);
    if (id !== undefined) checkMatte(visit, id, list, context);
    checkCycle(visit, list, settled, context);
  }
};

function checkMatte(
  visit: LayerVisit,
  id: string,
  list: ReadonlyMap<string, LayerVisit>,
  { report }: CheckContext,
): void {
  const pointer = `${visit.pointer}/matte/layer`;
  const matte = list.get(id);
  if (matte === undefined) {
    report.add("IDENTIFIER_UNKNOWN", pointer, { id, where: "in this list" }, () => nearest(id, [...list.keys()]));
  } else if (stringMember(matte.layer, "type") === "audio") {
    report.add("MATTE_NOT_VISUAL", pointer, { id, owner: "an audio layer" });
  }
}

/**
 * Follows the mattes from a layer. Every layer has at most one, so the way either ends or runs into a cycle, which is told
 * once; layers settled earlier are not followed again.
 */
function checkCycle(
  start: LayerVisit,
  list: ReadonlyMap<string, LayerVisit>,
  settled: Set<LayerVisit>,
  { report }: CheckContext,
): void {
  const way = new Set<LayerVisit>();
  let visit: LayerVisit | undefined = start;
  while (visit !== undefined && !settled.has(visit)) {
    settled.add(visit);
    way.add(visit);
    const id = matteOf(visit);
    visit = id === undefined ? undefined : list.get(id);
  }
  if (visit === undefined || !way.has(visit)) return;
  const layers = [...way];
  const cycle = layers.slice(layers.indexOf(visit)).map(({ layer }) => stringMember(layer, "id") ?? "");
  const named = cycle.length > longestPath ? [...cycle.slice(0, longestPath), "…"] : cycle;
  report.add("MATTE_CYCLE", `${visit.pointer}/matte/layer`, { path: [...named, cycle[0]].join(" → ") });
}

function matteOf({ layer }: LayerVisit): string | undefined {
  const matte = ownMember(layer, "matte");
  return isObject(matte) ? stringMember(matte, "layer") : undefined;
}

/** The layers that lower a sound can be any of the document. */
export const checkAutoDucking: Check = ({ layers, report }) => {
  const ids = new Set(layers.flatMap(({ layer }) => stringMember(layer, "id") ?? []));
  for (const { layer, pointer } of layers) {
    const ducking = ownMember(layer, "autoDucking");
    if (!isObject(ducking)) continue;
    listMember(ducking, "layers").forEach((id: Json, index) => {
      if (typeof id !== "string" || ids.has(id)) return;
      const at = `${pointer}/autoDucking/layers/${index}`;
      report.add("IDENTIFIER_UNKNOWN", at, { id, where: "in the document" }, () => nearest(id, [...ids]));
    });
  }
};
