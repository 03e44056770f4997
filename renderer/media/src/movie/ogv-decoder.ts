import type { MoviePlane } from "@videoflow/renderer-core";
import { damagedMovie } from "./damaged-movie.js";
import type { PacketLibrary } from "./wasm-codecs.js";

type OgvModule = typeof import("../../assets/vp8-decoder.js");
type OgvDecoder = Awaited<ReturnType<OgvModule["startDecoder"]>>;
type OgvPlane = NonNullable<OgvDecoder["frameBuffer"]>["y"];

/** Decodes VP8 or AV1 by a module of ogv.js. */
export async function ogvLibrary(
  { startDecoder }: OgvModule,
  { codedWidth: width = 0, codedHeight: height = 0 }: VideoDecoderConfig,
): Promise<PacketLibrary> {
  const [chromaWidth, chromaHeight] = [(width + 1) >> 1, (height + 1) >> 1];
  const decoder = await startDecoder({
    ...{ width, height, chromaWidth, chromaHeight, cropLeft: 0, cropTop: 0 },
    ...{ cropWidth: width, cropHeight: height, displayWidth: width, displayHeight: height },
  });
  await new Promise<void>((resolve) => decoder.init(resolve));
  return {
    async decode({ index, data }) {
      decoder.frameBuffer = null;
      // A copy of its own: the packet is a part of the file.
      const packet = data.slice().buffer as ArrayBuffer;
      const result = await new Promise<number>((resolve) => decoder.processFrame(packet, resolve));
      if (!result) throw damagedMovie(`its picture ${index} breaks the rules of its codec`);
      const { frameBuffer: frame } = decoder as OgvDecoder;
      if (!frame) return undefined;
      const { cropLeft: left, cropTop: top, cropWidth, cropHeight } = frame.format;
      // The decoder makes new planes for each picture.
      return {
        width: cropWidth,
        height: cropHeight,
        y: cropped(frame.y, left, top),
        u: cropped(frame.u, left >> 1, top >> 1),
        v: cropped(frame.v, left >> 1, top >> 1),
      };
    },
    close: () => decoder._ogv_video_decoder_destroy(),
  };
}

function cropped({ bytes, stride }: OgvPlane, left: number, top: number): MoviePlane {
  return { data: bytes.subarray(top * stride + left), stride };
}
