/** Changes of single layers, each a new document that may turn out not to be valid. */
import { issue, type Layer, type VideoJSON, VideoJSONError } from "@videoflow/core";

/** A layer's properties; those that are undefined are removed. */
export type LayerChanges = { readonly [property: string]: unknown };

/** @throws VideoJSONError `IDENTIFIER_UNKNOWN` */
export function withLayerChanged(document: VideoJSON, id: string, changes: LayerChanges): VideoJSON {
  return inList(document, id, (layers, index) =>
    layers.map((layer, place) =>
      place === index ? (withoutUndefined({ ...layer, ...changes }) as unknown as Layer) : layer,
    ),
  );
}

/**
 * @param index place in the list, 0: below all others. Default: above all others.
 * @param parent id of a group. Default: the video itself.
 */
export function withLayerAdded(document: VideoJSON, layer: Layer, index?: number, parent?: string): VideoJSON {
  const added = (layers: readonly Layer[]) => layers.toSpliced(index ?? layers.length, 0, layer);
  if (parent === undefined) return { ...document, layers: added(document.layers) };
  return inList(document, parent, (layers, place) =>
    layers.map((other, at) => {
      if (at !== place) return other;
      if (other.type === "group") return { ...other, layers: added(other.layers) };
      throw unknown(parent, "that is a group");
    }),
  );
}

export function withoutLayer(document: VideoJSON, id: string): VideoJSON {
  return inList(document, id, (layers, index) => layers.toSpliced(index, 1));
}

/** `ids`: those of all layers of one list, lowest first. */
export function withLayersReordered(document: VideoJSON, ids: readonly string[]): VideoJSON {
  const [first] = ids;
  if (first === undefined) return document;
  return inList(document, first, (layers) => {
    const places = ids.map((id) => placeOf(layers, id));
    const missing = ids[places.indexOf(-1)];
    if (missing !== undefined) throw unknown(missing, `beside "${first}"`);
    if (new Set(places).size !== layers.length || places.length !== layers.length) {
      const names = layers.map(({ id }, place) => `"${id ?? `/layers/${place}`}"`).join(", ");
      const allowed = `every layer of the list once: ${names}`;
      throw new VideoJSONError([issue("VALUE_NOT_ALLOWED", "", { value: JSON.stringify(ids), allowed })]);
    }
    return places.map((place) => layers[place] as Layer);
  });
}

/** The document with the list that holds a layer replaced. */
function inList(
  document: VideoJSON,
  id: string,
  change: (layers: readonly Layer[], index: number) => Layer[],
): VideoJSON {
  const layers = changed(document.layers, id, change);
  if (!layers) throw unknown(id, "in the document");
  return { ...document, layers };
}

function changed(
  layers: readonly Layer[],
  id: string,
  change: (layers: readonly Layer[], index: number) => Layer[],
): Layer[] | undefined {
  const index = placeOf(layers, id);
  if (index >= 0) return change(layers, index);
  for (const [place, layer] of layers.entries()) {
    const inside = layer.type === "group" ? changed(layer.layers, id, change) : undefined;
    if (inside) return layers.with(place, { ...layer, layers: inside } as Layer);
  }
  return undefined;
}

function placeOf(layers: readonly Layer[], id: string): number {
  return layers.findIndex((layer) => layer.id === id);
}

function withoutUndefined(layer: object): object {
  return Object.fromEntries(Object.entries(layer).filter(([, value]) => value !== undefined));
}

function unknown(id: string, where: string): VideoJSONError {
  return new VideoJSONError([issue("IDENTIFIER_UNKNOWN", "", { id, where })]);
}
