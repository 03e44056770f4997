import type { VideoJSON } from "@videoflow/core";
import { titleScene } from "../scenes.js";

/** The scenes of the comparison: 10 s at 30 fps each. Every peer has its own form of them in bench/peers. */
export const SCENE_NAMES = ["title", "kenBurns", "effects", "captions"] as const;
export type SceneName = (typeof SCENE_NAMES)[number];

export const SCENE_TITLES: Readonly<Record<SceneName, string>> = {
  title: "title, 720p",
  kenBurns: "Ken Burns, 1080p",
  effects: "Ken Burns and two effects, 1080p",
  captions: "captions over a video, 720p",
};

export const FRAMES = 300;

const seconds = 10;
function photo(effects: NonNullable<Extract<VideoJSON["layers"][number], { type: "image" }>["effects"]>): VideoJSON {
  return {
    width: 1920,
    height: 1080,
    fps: 30,
    duration: seconds,
    layers: [
      {
        type: "image",
        source: "photo.jpg",
        fit: "cover",
        effects,
        keyframes: {
          scale: [
            { time: 0, value: 1 },
            { time: seconds, value: 1.2 },
          ],
        },
        transitionIn: { transition: "fade", duration: 1 },
      },
      { type: "text", text: "Somewhere else", fontSize: 6, fontWeight: 700, position: [0.5, 0.8] },
    ],
  };
}

export const SCENES: Readonly<Record<SceneName, VideoJSON>> = {
  title: titleScene(seconds),
  kenBurns: photo([]),
  effects: photo([{ effect: "chromaticAberration" }, { effect: "vignette" }]),
  captions: {
    width: 1280,
    height: 720,
    fps: 30,
    duration: seconds,
    layers: [
      { type: "video", source: "clip.mp4", mute: true },
      {
        type: "captions",
        fontSize: 4,
        position: [0.5, 0.85],
        captions: Array.from({ length: 5 }, (_, index) => ({
          caption: `Caption number ${index + 1}`,
          startTime: index * 2,
          endTime: index * 2 + 1.9,
        })),
      },
    ],
  },
};

/** What the clip and the photograph of the scenes are made from. */
export const CLIP: VideoJSON = {
  ...SCENES.title,
  backgroundColor: "#203040",
  layers: [
    {
      type: "shape",
      shapeType: "rectangle",
      width: 100,
      height: 60,
      fill: {
        type: "linear",
        angle: 30,
        stops: [
          { offset: 0, color: "#123456" },
          { offset: 1, color: "#DB9A4C" },
        ],
      },
      keyframes: {
        rotation: [
          { time: 0, value: 0 },
          { time: seconds, value: 40 },
        ],
        scale: [
          { time: 0, value: 1.6 },
          { time: seconds, value: 2 },
        ],
      },
    },
    ...titleScene(seconds).layers,
  ],
};

export const PHOTO: VideoJSON = { ...CLIP, width: 1920, height: 1080 };
