import type { VideoJSON } from "@videoflow/core";
import { title720p } from "../scenes.js";

/** At the rate of displays, so that every picture of the display is another frame. */
const FPS = 60;
const SECONDS = 10;

const sentence = "Every word lights up at the moment it is spoken, over a picture that keeps moving below it".split(
  " ",
);

/** 10 s of captions, word by word, over moving shapes. */
const captions: VideoJSON = {
  name: "Captions",
  width: 1280,
  height: 720,
  fps: FPS,
  duration: SECONDS,
  backgroundColor: "#0B1220",
  layers: [
    {
      type: "shape",
      shapeType: "ellipse",
      width: 24,
      height: 24,
      fill: "#1D4ED8",
      position: [0.3, 0.4],
      keyframes: {
        position: [
          { time: 0, value: [0.3, 0.4] },
          { time: SECONDS, value: [0.7, 0.4] },
        ],
      },
    },
    {
      type: "captions",
      fontSize: 5,
      fontWeight: 700,
      position: [0.5, 0.82],
      textStrokeWidth: 0.08,
      textStrokeColor: "#000000",
      highlight: { color: "#FFD166", scale: 1.1, duration: 0.1 },
      captions: Array.from({ length: 5 }, (_, part) => {
        const words = sentence.slice(part * 4, part * 4 + 4);
        return {
          caption: words.join(" "),
          startTime: part * 2,
          endTime: part * 2 + 2,
          words: words.map((word, index) => ({
            word,
            startTime: part * 2 + index * 0.5,
            endTime: part * 2 + index * 0.5 + 0.5,
          })),
        };
      }),
    },
  ],
} as VideoJSON;

export const previewScenes: Readonly<Record<string, VideoJSON>> = {
  title: { ...title720p, fps: FPS, duration: SECONDS },
  captions,
};
