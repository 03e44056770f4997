import { AudioSampleSink, type InputAudioTrack } from "mediabunny";
import type { PcmStream } from "../pcm-stream.js";

/** Uncoded sound, as in WAV files. */
export function pcmStream(track: InputAudioTrack): PcmStream {
  const samples = new AudioSampleSink(track).samples();
  return {
    async next() {
      const { done, value } = await samples.next();
      if (done || !value) return undefined;
      const channels = Array.from({ length: value.numberOfChannels }, (_, planeIndex) => {
        const plane = new Float32Array(value.numberOfFrames);
        value.copyTo(plane, { planeIndex, format: "f32-planar" });
        return plane;
      });
      value.close();
      return channels;
    },
    close: () => void samples.return(undefined),
  };
}
