import type { VideoJSON } from "@videoflow/core";

/** 30 fps, 720p: two texts fading and, to the end, scaling, one shape. */
export const titleScene = (seconds: number): VideoJSON => ({
  name: "Title",
  width: 1280,
  height: 720,
  fps: 30,
  duration: seconds,
  backgroundColor: "#101828",
  layers: [
    {
      type: "shape",
      shapeType: "rectangle",
      width: 40,
      height: 0.6,
      cornerRadius: 0.3,
      fill: "#FF5A1F",
      position: [0.5, 0.58],
      keyframes: {
        scale: [
          { time: 0, value: [0, 1], easing: "easeOut" },
          { time: 1, value: [1, 1] },
        ],
      },
    },
    {
      type: "text",
      text: "Quarterly Review",
      fontSize: 7,
      fontWeight: 800,
      position: [0.5, 0.45],
      keyframes: {
        opacity: [
          { time: 0, value: 0 },
          { time: 1, value: 1 },
        ],
        scale: [
          { time: 0, value: 0.8, easing: "easeOut" },
          { time: seconds, value: 1 },
        ],
      },
    },
    {
      type: "text",
      text: "What we shipped, and what comes next",
      fontSize: 3,
      fontWeight: 400,
      color: "#98A2B3",
      position: [0.5, 0.68],
      keyframes: {
        opacity: [
          { time: 0.5, value: 0 },
          { time: 1.5, value: 1 },
        ],
        scale: [
          { time: 0.5, value: 1.1, easing: "easeOut" },
          { time: seconds, value: 1 },
        ],
      },
    },
  ],
});

export const title720p = titleScene(5);
