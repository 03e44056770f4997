import type { PcmAudio } from "@videoflow/renderer-media";

/** Odd, so that frames are rounded up; small, so that encoders use one thread. */
export const FILM = {
  width: 317,
  height: 179,
  frameCount: 45,
  fps: { num: 30_000, den: 1001 },
  showsVideo: false,
} as const;
export const FRAME_WIDTH = 318;
export const FRAME_HEIGHT = 180;
/** Sample of the click: one second. */
export const CLICK = 48_000;

/** I420: a bright square over a grainy ground, both moving. */
export function filmFrame(frame: number): Uint8Array {
  const [width, height] = [FRAME_WIDTH, FRAME_HEIGHT];
  const planes = new Uint8Array((width * height * 3) / 2);
  for (let y = 0, at = 0; y < height; y++) {
    for (let x = 0; x < width; x++, at++) {
      const inside = x >= 20 + frame * 3 && x < 80 + frame * 3 && y >= 50 && y < 110;
      const grain = (((x + frame) * 7919 + y * 104_729) >> 3) % 13;
      planes[at] = inside ? 210 : 50 + (((x + 2 * y + 2 * frame) >> 2) % 100) + grain;
    }
  }
  const chroma = planes.subarray(width * height);
  for (let i = 0; i < chroma.length; i++) chroma[i] = i < chroma.length / 2 ? 110 : 140;
  return planes;
}

/** One and a half seconds of faint noise, with a burst of 20 ms that begins at the click. */
export function clickSound(): PcmAudio {
  const noise = (i: number) => (((i * 7919 + 13) % 1009) + ((i * 104_729) % 757)) / 1009 - 0.875;
  const channel = Float32Array.from({ length: 72_000 }, (_, i) => noise(i) / 1e4);
  // Means of four samples: little of it lies above what codecs keep.
  for (let i = 0; i < 960; i++) channel[CLICK + i] = (noise(i) + noise(i + 1) + noise(i + 2) + noise(i + 3)) / 4;
  return { sampleRate: 48_000, channels: [channel, channel.slice()] };
}
