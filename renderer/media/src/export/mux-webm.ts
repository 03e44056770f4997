import { Output, WebMOutputFormat } from "mediabunny";
import { type FileSink, muxTracks, targetOf, type VideoTrack } from "./mux-tracks.js";
import type { SoundTrack } from "./worker-pool.js";

/** Elements of a track's entry (RFC 9559 §5.1.4.1), which count nanoseconds. */
const CODEC_DELAY = 0x56aa;
const SEEK_PRE_ROLL = 0x56bb;
/** How long an Opus decoder needs to settle after a jump (RFC 7845 §4.6). */
const OPUS_PRE_ROLL = 80_000_000;

/**
 * Writes a WebM file: the picture and, if there is sound, Opus, interleaved by time, the index at the end. The same packets
 * give the same bytes: the file carries no date, and its identifiers are counted.
 *
 * Times in WebM are whole milliseconds and not negative. So the encoder's run-in is at 0 and the track says how much of its
 * start is not to be heard, to the nanosecond; packets of 20 ms stay exact.
 */
export async function muxWebm(video: VideoTrack, sound: SoundTrack | undefined, sink: FileSink): Promise<void> {
  const output = new Output({ format: new WebMOutputFormat(), target: targetOf(sink) });
  const delay = sound ? sound.format.priming / sound.format.sampleRate : 0;
  if (sound) addCodecDelay(output, Math.round(delay * 1e9));
  await muxTracks(output, video, sound, delay);
}

interface Element {
  readonly id: number;
  data: unknown;
}

/** The library has no option for it, and writes another pre-roll. */
function addCodecDelay(output: Output, nanoseconds: number): void {
  const muxer = (output as unknown as { _muxer?: Muxer })._muxer;
  if (typeof muxer?.createTracks !== "function")
    throw new TypeError("this release of mediabunny writes tracks elsewhere");
  const createTracks = muxer.createTracks.bind(muxer);
  muxer.createTracks = () => {
    createTracks();
    for (const { data } of muxer.tracksElement.data) {
      const preRoll = data.find((element) => element?.id === SEEK_PRE_ROLL);
      if (!preRoll) continue;
      preRoll.data = OPUS_PRE_ROLL;
      data.push({ id: CODEC_DELAY, data: nanoseconds });
    }
  };
}

interface Muxer {
  createTracks(): void;
  readonly tracksElement: { readonly data: readonly { readonly data: (Element | null)[] }[] };
}
