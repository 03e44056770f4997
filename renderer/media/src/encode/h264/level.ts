/** One row of ITU-T H.264 table A-1: what a decoder of this level can take. */
interface Level {
  /** level_idc: ten times the level's number. */
  readonly idc: number;
  /** Macroblocks in a second. */
  readonly macroblockRate: number;
  /** Macroblocks in a frame. */
  readonly frameSize: number;
}

const LEVELS: readonly Level[] = [
  { idc: 10, macroblockRate: 1485, frameSize: 99 },
  { idc: 11, macroblockRate: 3000, frameSize: 396 },
  { idc: 12, macroblockRate: 6000, frameSize: 396 },
  { idc: 13, macroblockRate: 11880, frameSize: 396 },
  { idc: 20, macroblockRate: 11880, frameSize: 396 },
  { idc: 21, macroblockRate: 19800, frameSize: 792 },
  { idc: 22, macroblockRate: 20250, frameSize: 1620 },
  { idc: 30, macroblockRate: 40500, frameSize: 1620 },
  { idc: 31, macroblockRate: 108000, frameSize: 3600 },
  { idc: 32, macroblockRate: 216000, frameSize: 5120 },
  { idc: 40, macroblockRate: 245760, frameSize: 8192 },
  { idc: 42, macroblockRate: 522240, frameSize: 8704 },
  { idc: 50, macroblockRate: 589824, frameSize: 22080 },
  { idc: 51, macroblockRate: 983040, frameSize: 36864 },
  { idc: 52, macroblockRate: 2073600, frameSize: 36864 },
  { idc: 60, macroblockRate: 4177920, frameSize: 139264 },
  { idc: 61, macroblockRate: 8355840, frameSize: 139264 },
  { idc: 62, macroblockRate: 16711680, frameSize: 139264 },
];

/**
 * The lowest level whose frame size, side length and macroblock rate (§A.3.1) hold a video, with one reference frame.
 * Bit rates are not looked at: with constant quality they are known only after encoding.
 *
 * @param width, height pixels
 * @param fps frames per second
 * @returns level_idc, or undefined when no level holds it
 */
export function levelFor(width: number, height: number, fps: number): number | undefined {
  const columns = Math.ceil(width / 16);
  const rows = Math.ceil(height / 16);
  const macroblocks = columns * rows;
  return LEVELS.find(
    (level) =>
      macroblocks <= level.frameSize &&
      Math.max(columns, rows) ** 2 <= 8 * level.frameSize &&
      macroblocks * fps <= level.macroblockRate,
  )?.idc;
}
