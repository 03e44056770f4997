import { fileURLToPath } from "node:url";
import type { Layer, VideoJSON } from "@videoflow/core";
import { createFrameRenderer } from "@videoflow/renderer-core";
import { loadResources } from "@videoflow/renderer-server";
import { expect, test } from "vitest";

const baseFolder = fileURLToPath(new URL("../cases/image/formats", import.meta.url));
const FRAMES = 12;

/** A picture that comes in from the side and grows until nothing is seen beside it, and all at once is small. */
function scene(source: string, more: object): VideoJSON {
  const picture = {
    type: "image",
    source,
    fit: "cover",
    keyframes: {
      scale: [
        { time: 0, value: 0.9 },
        { time: 0.5, value: 1.3, easing: "step" },
        // Its edges lie between pixels.
        { time: 0.75, value: 0.5, easing: "step" },
        { time: 1, value: 0.97 },
      ],
      position: [
        { time: 0, value: [0.6, 0.5] },
        { time: 0.3, value: [0.5, 0.5] },
      ],
    },
    ...more,
  } as Layer;
  const title: Layer = { type: "text", text: "On top", fontSize: 10 };
  return {
    version: "1.0",
    width: 96,
    height: 64,
    fps: FRAMES,
    duration: 1,
    backgroundColor: "#FF00FF",
    layers: [picture, title],
  };
}

test.each([
  ["an opaque picture", "photo.jpg", {}],
  ["one that fades", "photo.jpg", { transitionIn: { transition: "fade", duration: 0.6 } }],
  ["one that is turned", "photo.jpg", { rotation: 3 }],
  ["one that is blended", "photo.jpg", { blendMode: "multiply" }],
  ["one with round corners", "photo.jpg", { borderRadius: 4 }],
  ["one with holes", "disc.png", {}],
])("the background shows beside %s as if all of it had been painted", async (_, source, more) => {
  const document = scene(source, more);
  const resources = await loadResources(document, { baseFolder });
  const quick = await createFrameRenderer(document, resources);
  const plain = await createFrameRenderer(document, resources, { shortcuts: false });
  for (const frame of [...Array(FRAMES).keys(), 6, 0, 5, 11, 6]) {
    expect(Buffer.from(quick.frame(frame)).equals(plain.frame(frame)), `frame ${frame}`).toBe(true);
  }
  quick.dispose();
  plain.dispose();
});
