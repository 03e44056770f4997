import { Mp4OutputFormat, Output } from "mediabunny";
import { type FileSink, muxTracks, targetOf, type VideoTrack } from "./mux-tracks.js";
import type { SoundTrack } from "./worker-pool.js";

export type { FileSink } from "./mux-tracks.js";

/**
 * Writes an MP4 file: the picture and, if there is sound, AAC, interleaved by time, the index at the start so that playing
 * can begin before the whole file is there. The same packets give the same bytes: the file carries no date.
 *
 * Memory is bounded: packets are written as they come, and room for the index is left before them.
 */
export async function muxMp4(video: VideoTrack, sound: SoundTrack | undefined, sink: FileSink): Promise<void> {
  const output = new Output({ format: new Mp4OutputFormat({ fastStart: "reserve" }), target: targetOf(sink) });
  removeDate(output);
  await muxTracks(output, video, sound);
}

/**
 * Sets creation and modification time to 0, "not known" (ISO/IEC 14496-12 counts seconds from 1904). The library has
 * no option for it and would write the present time.
 */
function removeDate(output: Output): void {
  const { _muxer: muxer } = output as unknown as { _muxer?: { creationTime?: unknown } };
  if (typeof muxer?.creationTime !== "number") throw new TypeError("this release of mediabunny dates files elsewhere");
  muxer.creationTime = 0;
}
