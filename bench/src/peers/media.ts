import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { renderFrame, renderVideo } from "@videoflow/renderer-server";
import { CLIP, PHOTO } from "./scenes.js";
import type { VideoFlowPage } from "./video-flow.js";

/** Makes the clip and the photograph that the scenes show, once per folder. */
export async function makeMedia(folder: string, { page, withFewKeyPictures }: VideoFlowPage): Promise<void> {
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, "clip.mp4"), await withFewKeyPictures(await renderVideo(CLIP)));
  const { width, height, data } = await renderFrame(PHOTO, 150);
  const jpeg = await page.evaluate(encodeJpeg, { width, height, pixels: Buffer.from(data).toString("base64") });
  await writeFile(join(folder, "photo.jpg"), Buffer.from(jpeg, "base64"));
}

/** Runs in the page. */
async function encodeJpeg(picture: { width: number; height: number; pixels: string }): Promise<string> {
  const bytes = Uint8ClampedArray.from(atob(picture.pixels), (character) => character.charCodeAt(0));
  const canvas = new OffscreenCanvas(picture.width, picture.height);
  canvas.getContext("2d")?.putImageData(new ImageData(bytes, picture.width, picture.height), 0, 0);
  const blob = await canvas.convertToBlob({ type: "image/jpeg", quality: 0.9 });
  let text = "";
  for (const byte of new Uint8Array(await blob.arrayBuffer())) text += String.fromCharCode(byte);
  return btoa(text);
}
