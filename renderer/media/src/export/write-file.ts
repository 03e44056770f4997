import type { VideoCoding } from "../encode/coding.js";
import { fail } from "../errors.js";
import type { Encoding } from "./formats.js";
import { muxMp4 } from "./mux-mp4.js";
import type { FileSink, VideoTrack } from "./mux-tracks.js";
import { muxWebm } from "./mux-webm.js";
import type { SoundTrack } from "./worker-pool.js";
import { writeGif } from "./write-gif.js";
import { writeWav } from "./write-wav.js";
import { writeZip } from "./write-zip.js";

/**
 * Writes what was encoded to a file of a format.
 *
 * @param coding with what was prepared for it
 * @throws VideoJSONError `SOUND_MISSING` when sound is all that the format holds
 */
export async function writeFile(
  format: Encoding["format"],
  coding: VideoCoding | undefined,
  video: VideoTrack | undefined,
  sound: SoundTrack | undefined,
  sink: FileSink,
): Promise<void> {
  if (format === "wav") {
    if (!sound) throw fail("SOUND_MISSING", { format });
    return writeWav(sound, sink);
  }
  if (!video) throw new TypeError(`a ${format} file needs a picture`);
  switch (format) {
    case "mp4":
      return muxMp4(video, sound, sink);
    case "webm":
      return muxWebm(video, sound, sink);
    case "gif":
      if (coding?.prepared?.type !== "palette") throw new TypeError("a GIF needs its palette");
      return writeGif(video, coding.prepared.colors, sink);
    case "png":
      return writeZip(video, sink);
  }
}
