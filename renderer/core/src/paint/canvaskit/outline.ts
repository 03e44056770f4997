import type { CanvasKit, Path } from "canvaskit-wasm";
import type { ShapeGeometry } from "../../evaluate/display-list.js";
import { cosineOfDegrees, sineOfDegrees } from "../../math/transcendental.js";

type Corner = readonly [x: number, y: number];

/** The outline of a shape in its box of width × height pixels (SPEC §10); the caller deletes it. */
export function shapeOutline(kit: CanvasKit, geometry: ShapeGeometry, width: number, height: number): Path {
  switch (geometry.type) {
    case "rectangle": {
      const corners: Corner[] = [
        [0, 0],
        [width, 0],
        [width, height],
        [0, height],
      ];
      return roundedPolygon(kit, corners, geometry.cornerRadius);
    }
    case "ellipse":
      // Index 0 is the top, from where dashes and trims begin.
      return new kit.PathBuilder().addOval(kit.LTRBRect(0, 0, width, height), false, 0).detachAndDelete();
    case "polygon":
      return roundedPolygon(kit, ring(geometry.sides, 1, width, height), geometry.cornerRadius);
    case "star":
      return roundedPolygon(kit, ring(geometry.sides * 2, geometry.innerRadius, width, height), geometry.cornerRadius);
    case "path":
      return mappedPath(kit, geometry, width, height);
  }
}

/** Whether every part of the outline comes back to its start, so that it has an inside for strokes to keep to. */
export function isClosed(kit: CanvasKit, path: Path): boolean {
  const commands = path.toCmds();
  let open = false;
  for (let at = 0; at < commands.length; ) {
    const verb = commands[at] as number;
    if (verb === kit.MOVE_VERB && open) return false;
    open = verb !== kit.CLOSE_VERB && verb !== kit.MOVE_VERB;
    at += 1 + (VERB_ARGUMENTS[verb] as number);
  }
  return !open;
}

/** Numbers that follow each verb: move, line, quad, conic, cubic, close. */
const VERB_ARGUMENTS = [2, 2, 4, 5, 6, 0];

/**
 * Corners of a regular polygon on the ellipse that touches the box, the first straight up, clockwise; every second one at
 * `inner` of the way from the centre.
 */
function ring(count: number, inner: number, width: number, height: number): Corner[] {
  return Array.from({ length: count }, (_, index) => {
    const angle = (360 * index) / count;
    const reach = index % 2 === 1 ? inner : 1;
    return [(width / 2) * (1 + reach * sineOfDegrees(angle)), (height / 2) * (1 - reach * cosineOfDegrees(angle))];
  });
}

/**
 * A closed polygon whose corners are arcs of `radius` that touch both sides, no larger than fits half of the shorter side.
 * It begins where the arc of the first corner ends.
 */
function roundedPolygon(kit: CanvasKit, corners: readonly Corner[], radius: number): Path {
  const builder = new kit.PathBuilder();
  if (radius === 0) return builder.addPolygon(corners.flat(), true).detachAndDelete();
  const arcs = corners.map((corner, index) => {
    const before = corners[(index + corners.length - 1) % corners.length] as Corner;
    const after = corners[(index + 1) % corners.length] as Corner;
    return cornerArc(corner, before, after, radius);
  });
  const [first, ...others] = arcs as [CornerArc, ...CornerArc[]];
  builder.moveTo(...first.end);
  for (const { start, corner, end, radius } of [...others, first]) {
    builder.lineTo(...start).arcToTangent(...corner, ...end, radius);
  }
  builder.close();
  return builder.detachAndDelete();
}

interface CornerArc {
  readonly start: Corner;
  readonly corner: Corner;
  readonly end: Corner;
  readonly radius: number;
}

function cornerArc(corner: Corner, before: Corner, after: Corner, wanted: number): CornerArc {
  const [entry, exit] = [side(corner, before), side(corner, after)];
  const cosine = entry.x * exit.x + entry.y * exit.y;
  // The arc touches the sides at radius / tan(half the angle between them) from the corner.
  const tangent = Math.sqrt(Math.max(0, 1 - cosine) / Math.max(1e-12, 1 + cosine));
  const reach = Math.min(wanted / Math.max(1e-12, tangent), Math.min(entry.length, exit.length) / 2);
  return {
    start: [corner[0] + entry.x * reach, corner[1] + entry.y * reach],
    corner,
    end: [corner[0] + exit.x * reach, corner[1] + exit.y * reach],
    radius: reach * tangent,
  };
}

/** Direction and length of the side from one corner to another. */
function side(from: Corner, to: Corner): { x: number; y: number; length: number } {
  const [dx, dy] = [to[0] - from[0], to[1] - from[1]];
  const length = Math.sqrt(dx * dx + dy * dy);
  return length === 0 ? { x: 0, y: 0, length } : { x: dx / length, y: dy / length, length };
}

function mappedPath(
  kit: CanvasKit,
  { path, viewBox }: Extract<ShapeGeometry, { type: "path" }>,
  width: number,
  height: number,
): Path {
  const builder = new kit.PathBuilder();
  const written = kit.Path.MakeFromSVGString(path);
  if (written) {
    const [left, top, boxWidth, boxHeight] = viewBox;
    const [sx, sy] = [width / boxWidth, height / boxHeight];
    builder.addPath(written, [sx, 0, -left * sx, 0, sy, -top * sy, 0, 0, 1]);
    written.delete();
  }
  return builder.detachAndDelete();
}
