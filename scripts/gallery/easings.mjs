// Curves of easings, drawn by the renderer itself: dots side by side rise by the same easing, each in a longer time than the one
// to its right, so that one frame shows every stage of the way at once.

/** An example of each easing. */
export const easings = {
  step: "step",
  linear: "linear",
  easeIn: "easeIn",
  easeOut: "easeOut",
  easeInOut: "easeInOut",
  cubicBezier: { type: "cubicBezier", x1: 0.7, y1: -0.4, x2: 0.3, y2: 1.4 },
  spring: { type: "spring", stiffness: 100, damping: 10 },
};

const DOTS = 60;
const [LEFT, RIGHT, BOTTOM, TOP] = [0.1, 0.9, 0.8, 0.25];

/** A document whose frame 1 is the curve: time to the right, progress upwards. */
export function easingCurve(easing) {
  const line = (width, height, position) => ({
    type: "shape",
    shapeType: "rectangle",
    width,
    height,
    fill: "#FFFFFF30",
    position,
  });
  const dots = Array.from({ length: DOTS + 1 }, (_, index) => {
    const x = LEFT + ((RIGHT - LEFT) * index) / DOTS;
    // At 1 s this dot has gone index / DOTS of its way.
    const end = DOTS / Math.max(index, 1e-3);
    const keyframes = [
      { time: 0, value: [x, BOTTOM], easing },
      { time: end, value: [x, TOP] },
    ];
    return {
      type: "shape",
      shapeType: "ellipse",
      width: 1.4,
      height: 1.4,
      fill: "#FFC145",
      keyframes: { position: keyframes },
    };
  });
  const axes = [line(84, 0.4, [0.5, BOTTOM]), line(84, 0.4, [0.5, TOP])];
  return { width: 240, height: 135, fps: 1, duration: 2, backgroundColor: "#182028", layers: [...axes, ...dots] };
}
