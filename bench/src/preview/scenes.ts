import type { VideoJSON } from "@videoflow/core";
import { title720p } from "../scenes.js";

/** At the rate of displays, so that every picture of the display is another frame. */
const FPS = 60;
const SECONDS = 10;

const sentence = "Every word lights up at the moment it is spoken, over a picture that keeps moving below it".split(
  " ",
);

/** Where the page finds the video below the captions: 10 s of 720p at 30 fps, H.264. */
export const CLIP = "clip.mp4";

/** What that video shows: something on every part of the picture that moves. */
export const clip: VideoJSON = {
  name: "Clip",
  width: 1280,
  height: 720,
  fps: 30,
  duration: SECONDS,
  backgroundColor: "#0B1220",
  layers: Array.from({ length: 12 }, (_, index) => ({
    type: "shape" as const,
    shapeType: "star" as const,
    width: 20,
    height: 20,
    fill: index % 2 === 0 ? "#1D4ED8" : "#F97316",
    position: [0.12 + 0.25 * (index % 4), 0.18 + 0.32 * Math.floor(index / 4)] as [number, number],
    keyframes: {
      rotation: [
        { time: 0, value: 0 },
        { time: SECONDS, value: 180 + 30 * index },
      ],
    },
  })),
};

/** 10 s of captions, word by word, over a video. */
const captions: VideoJSON = {
  name: "Captions",
  width: 1280,
  height: 720,
  fps: FPS,
  duration: SECONDS,
  layers: [
    { type: "video", source: CLIP, mute: true },
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
