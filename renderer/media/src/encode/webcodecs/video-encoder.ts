import { bytesOf } from "../../bytes-of.js";
import { fail, reasonOf } from "../../errors.js";
import type { FilmSource } from "../../export/film-source.js";
import type { Segment } from "../../export/plan.js";
import type { EncodedSegment, VideoPacket } from "../coding.js";
import type { Configuration, WebCodec } from "./configurations.js";

/**
 * Frames that may wait for the encoder: enough to keep it busy while the next one is drawn, few enough for memory. Chromium's
 * encoder has taken five more by then.
 */
const QUEUE = 1;
const COLOR_SPACE: VideoColorSpaceInit = { primaries: "bt709", transfer: "bt709", matrix: "bt709", fullRange: false };

/**
 * Encodes one segment with the browser's encoder: frames are drawn while earlier ones are being encoded. Every segment has
 * an encoder of its own, so that its bytes depend on nothing before it; in Chromium that costs no more than resetting one,
 * whose bytes are the same, and the cheaper ways (a forced key frame, a second `configure`) have other bytes.
 *
 * @throws VideoJSONError `ENCODER_FAILED`, and what the film throws
 */
export async function encodeSegment(
  film: FilmSource,
  { first, count }: Segment,
  codec: WebCodec,
  { config, quantizer }: Configuration,
  onFrame: () => void,
): Promise<EncodedSegment> {
  const packets: VideoPacket[] = [];
  let decoderConfig: VideoDecoderConfig | undefined;
  let failure: unknown;
  let wake = () => {};
  const microseconds = (1e6 * film.fps.den) / film.fps.num;
  const encoder = new VideoEncoder({
    error: (error) => {
      failure = error;
      wake();
    },
    output: (chunk, metadata) => {
      decoderConfig ??= metadata?.decoderConfig;
      const due = Math.round(packets.length * microseconds);
      if (chunk.timestamp !== due) failure ??= new RangeError(`frame ${packets.length} of a segment is missing`);
      const data = new Uint8Array(chunk.byteLength);
      chunk.copyTo(data);
      packets.push({ data, key: chunk.type === "key" });
    },
  });
  try {
    encoder.configure(config);
    for (let index = 0; index < count; index++) {
      await film.prepare(first + index);
      const frame = new VideoFrame(film.frameI420(first + index) as Uint8Array<ArrayBuffer>, {
        format: "I420",
        codedWidth: config.width,
        codedHeight: config.height,
        timestamp: Math.round(index * microseconds),
        duration: Math.round(microseconds),
        colorSpace: COLOR_SPACE,
      });
      if (failure === undefined) encoder.encode(frame, frameOptions(codec, index === 0, quantizer));
      frame.close();
      onFrame();
      while (encoder.encodeQueueSize > QUEUE && failure === undefined) {
        await new Promise<void>((resolve) => {
          wake = resolve;
          encoder.addEventListener("dequeue", () => resolve(), { once: true });
        });
      }
      if (failure !== undefined) break;
    }
    // With no limit of time: Firefox encodes the whole segment only now, which on a busy machine may take long.
    if (failure === undefined) await encoder.flush();
  } catch (error) {
    throw failure === undefined ? error : failed(codec, failure);
  } finally {
    if (encoder.state !== "closed") encoder.close();
  }
  if (failure === undefined && packets.length !== count) {
    failure = new RangeError(`it gave ${packets.length} of ${count} frames`);
  }
  if (failure === undefined && !packets[0]?.key) failure = new RangeError("a segment does not start with a key frame");
  if (failure !== undefined) throw failed(codec, failure);
  return { packets, ...configurationOf(codec, config, decoderConfig) };
}

/** The codec string, and for H.264 the parameter sets, whose profile and level the encoder may have chosen itself. */
function configurationOf(
  codec: WebCodec,
  config: VideoEncoderConfig,
  decoderConfig: VideoDecoderConfig | undefined,
): Pick<EncodedSegment, "codec" | "configuration"> {
  if (codec !== "h264") return { codec: config.codec };
  const description = decoderConfig?.description;
  if (!description) throw failed(codec, new RangeError("it gave no parameter sets"));
  const configuration = bytesOf(description);
  const bytes = [...configuration.subarray(1, 4)].map((byte) => byte.toString(16).padStart(2, "0").toUpperCase());
  return { codec: `avc1.${bytes.join("")}`, configuration };
}

function frameOptions(codec: WebCodec, keyFrame: boolean, quantizer: number | undefined): VideoEncoderEncodeOptions {
  if (quantizer === undefined) return { keyFrame };
  return { keyFrame, ...{ [codec === "h264" ? "avc" : codec]: { quantizer } } };
}

function failed(codec: WebCodec, cause: unknown) {
  return fail("ENCODER_FAILED", { encoder: `webcodecs (${codec})`, reason: reasonOf(cause) }, cause);
}
