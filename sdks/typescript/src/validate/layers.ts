import type { Json } from "./facts.js";
import { childPointer } from "./pointer.js";

export type JsonObject = { readonly [key: string]: Json };

/** A layer somewhere in the document, which need not be valid. */
export interface LayerVisit {
  readonly layer: JsonObject;
  readonly pointer: string;
  /** 1 for a layer of the document itself, 2 inside a group, … */
  readonly depth: number;
  /** The list the layer is in. */
  readonly siblings: readonly Json[];
  /** Pointer of that list. */
  readonly listPointer: string;
}

/** All layers in the order of the document, those of a group after the group. It does not recurse. */
export function* visitLayers(document: Json): Generator<LayerVisit> {
  const pending = isObject(document) ? layersOf(document, "", 1).reverse() : [];
  for (let visit = pending.pop(); visit !== undefined; visit = pending.pop()) {
    yield visit;
    for (const child of layersOf(visit.layer, visit.pointer, visit.depth + 1).reverse()) pending.push(child);
  }
}

function layersOf(parent: JsonObject, pointer: string, depth: number): LayerVisit[] {
  const siblings = ownMember(parent, "layers");
  if (!Array.isArray(siblings)) return [];
  const listPointer = `${pointer}/layers`;
  return (siblings as readonly Json[]).flatMap((layer, index) =>
    isObject(layer) ? [{ layer, pointer: childPointer(listPointer, index), depth, siblings, listPointer }] : [],
  );
}

export function isObject(value: Json | undefined): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

export function ownMember(object: JsonObject, name: string): Json | undefined {
  return Object.hasOwn(object, name) ? object[name] : undefined;
}

export function numberMember(object: JsonObject, name: string): number | undefined {
  const value = ownMember(object, name);
  return typeof value === "number" ? value : undefined;
}

export function stringMember(object: JsonObject, name: string): string | undefined {
  const value = ownMember(object, name);
  return typeof value === "string" ? value : undefined;
}

export function listMember(object: JsonObject, name: string): readonly Json[] {
  const value = ownMember(object, name);
  return Array.isArray(value) ? value : [];
}
