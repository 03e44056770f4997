import type { Layer, Matte } from "@videoflow/core";
import type { TimelineLayer } from "./timeline.js";

/** The layers of one list with the ids in their mattes made places in that list (SPEC §8.7). */
export function withMattes(layers: TimelineLayer[]): TimelineLayer[] {
  const named = new Set(layers.map(({ source }) => matteOf(source)?.layer));
  if (named.size === 1 && named.has(undefined)) return layers;
  return layers.map((layer) => {
    const { id } = layer.source;
    const matte = matteOf(layer.source);
    return {
      ...layer,
      isMatte: id !== undefined && named.has(id),
      ...(matte && { matte: resolved(matte, layers) }),
    };
  });
}

function matteOf(layer: Layer): Matte | undefined {
  return layer.type === "audio" ? undefined : layer.matte;
}

function resolved({ layer: id, mode = "alpha", invert = false }: Matte, layers: readonly TimelineLayer[]) {
  const place = layers.findIndex(({ source }) => source.id === id);
  // A layer that is not enabled is not in the list.
  return { layer: place < 0 ? undefined : place, mode, inverted: invert };
}
