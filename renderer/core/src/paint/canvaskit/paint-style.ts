import type { CanvasKit, Paint as SkPaint } from "canvaskit-wasm";
import { type Color, type Gradient, isGradient, type Paint } from "../../evaluate/display-list.js";
import { cosineOfDegrees, sineOfDegrees } from "../../math/transcendental.js";

export function skColor(kit: CanvasKit, [red, green, blue, alpha]: Color): Float32Array {
  return kit.Color4f(red / 255, green / 255, blue / 255, alpha / 255);
}

/** An antialiased fill of a box of `width` × `height` pixels; the caller deletes it. */
export function fillPaint(kit: CanvasKit, paint: Paint, width: number, height: number): SkPaint {
  const result = new kit.Paint();
  result.setAntiAlias(true);
  if (!isGradient(paint)) {
    result.setColor(skColor(kit, paint));
    return result;
  }
  const shader = gradientShader(kit, paint, width, height);
  result.setShader(shader);
  shader.delete();
  return result;
}

/** Interpolate premultiplied colours, as SPEC says. */
const PREMULTIPLIED = 1;

function gradientShader(kit: CanvasKit, gradient: Gradient, width: number, height: number) {
  const colors = gradient.stops.map(({ color }) => skColor(kit, color));
  const offsets = gradient.stops.map(({ offset }) => offset);
  const clamp = kit.TileMode.Clamp;
  switch (gradient.kind) {
    case "linear": {
      const [dx, dy] = [cosineOfDegrees(gradient.angle), sineOfDegrees(gradient.angle)];
      // Half the length of the line whose ends the corners of the box project onto.
      const reach = (Math.abs(width * dx) + Math.abs(height * dy)) / 2;
      const start = [width / 2 - dx * reach, height / 2 - dy * reach];
      const end = [width / 2 + dx * reach, height / 2 + dy * reach];
      return kit.Shader.MakeLinearGradient(start, end, colors, offsets, clamp, undefined, PREMULTIPLIED);
    }
    case "radial": {
      const [x, y] = [gradient.center[0] * width, gradient.center[1] * height];
      const longer = Math.max(width, height);
      const [sx, sy] = gradient.shape === "circle" ? [longer, longer] : [width, height];
      const unitCircle = [sx, 0, x, 0, sy, y, 0, 0, 1];
      return kit.Shader.MakeRadialGradient([0, 0], gradient.radius, colors, offsets, clamp, unitCircle, PREMULTIPLIED);
    }
    case "conic": {
      const [x, y] = [gradient.center[0] * width, gradient.center[1] * height];
      const turn = rotationAbout(gradient.angle, x, y);
      return kit.Shader.MakeSweepGradient(x, y, colors, offsets, clamp, turn, PREMULTIPLIED, 0, 360);
    }
  }
}

/** CanvasKit's own Matrix.rotated uses the engine's sine. */
function rotationAbout(angle: number, x: number, y: number): number[] {
  const [c, s] = [cosineOfDegrees(angle), sineOfDegrees(angle)];
  return [c, -s, x - c * x + s * y, s, c, y - s * x - c * y, 0, 0, 1];
}
