import { type Layer, type VideoJSON, VideoJSONError } from "@videoflow/core";
import { describe, expect, it } from "vitest";
import { withLayerAdded, withLayerChanged, withLayersReordered, withoutLayer } from "../src/edits.js";

const text = (id: string): Layer => ({ type: "text", text: id, id });
const document: VideoJSON = {
  layers: [text("a"), { type: "group", id: "g", layers: [text("b"), text("c"), text("d")] }, text("e")],
};

/** `a g(b c) e` */
function outline(layers: readonly Layer[]): string {
  return layers.map((layer) => (layer.type === "group" ? `${layer.id}(${outline(layer.layers)})` : layer.id)).join(" ");
}

describe("edits", () => {
  it.each<[string, VideoJSON, string]>([
    ["add on top", withLayerAdded(document, text("x")), "a g(b c d) e x"],
    ["add below", withLayerAdded(document, text("x"), 0), "x a g(b c d) e"],
    ["add to a group", withLayerAdded(document, text("x"), 1, "g"), "a g(b x c d) e"],
    ["remove", withoutLayer(document, "a"), "g(b c d) e"],
    ["remove from a group", withoutLayer(document, "c"), "a g(b d) e"],
    ["reorder", withLayersReordered(document, ["e", "a", "g"]), "e a g(b c d)"],
    ["reorder a group", withLayersReordered(document, ["d", "b", "c"]), "a g(d b c) e"],
    ["reorder nothing", withLayersReordered(document, []), "a g(b c d) e"],
  ])("%s", (_, { layers }, expected) => {
    expect(outline(layers)).toBe(expected);
    expect(outline(document.layers)).toBe("a g(b c d) e");
  });

  it("change properties, and remove those that are undefined", () => {
    const changed = withLayerChanged(withLayerChanged(document, "c", { color: "#f00", fontSize: 5 }), "c", {
      color: undefined,
    });
    expect(changed.layers[1]).toMatchObject({ layers: [{}, { type: "text", text: "c", id: "c", fontSize: 5 }, {}] });
    expect(JSON.stringify(changed)).not.toContain("color");
  });

  it.each<[string, () => VideoJSON, string]>([
    ["a layer there is not", () => withLayerChanged(document, "z", {}), '"z" in the document'],
    ["a parent that is no group", () => withLayerAdded(document, text("x"), 0, "a"), '"a" that is a group'],
    ["a layer of another list", () => withLayersReordered(document, ["a", "b", "g"]), '"b" beside "a"'],
  ])("refuse %s", (_, edit, message) => {
    expect(edit).toThrow(VideoJSONError);
    expect(edit).toThrow("IDENTIFIER_UNKNOWN");
    expect(edit).toThrow(message);
  });

  it.each([[["a", "e"]], [["a", "a", "g", "e"]]])("refuse orders that are not whole: %j", (ids) => {
    expect(() => withLayersReordered(document, ids)).toThrow('every layer of the list once: "a", "g", "e"');
  });
});
