import type { MoviePlane } from "@videoflow/renderer-core";
import type { LibavFrame, LibavPacket } from "../../assets/vp9-decoder.js";
import { reasonOf } from "../errors.js";
import { damagedMovie } from "./damaged-movie.js";
import type { PacketLibrary } from "./wasm-codecs.js";

/** AV_PIX_FMT_YUV420P. */
const PLANAR_420 = 0;

/** Decodes VP9 by libvpx inside of libav.js. */
export async function libavLibrary({
  startLibav,
}: typeof import("../../assets/vp9-decoder.js")): Promise<PacketLibrary> {
  const libav = await startLibav();
  const [, context, room, target] = libav.ff_init_decoder("libvpx-vp9");
  const decode = (packet: LibavPacket): LibavFrame[] => {
    try {
      return libav.ff_decode_multi(context, room, target, [packet]);
    } catch (error) {
      throw damagedMovie(`its picture ${packet.pts} breaks the rules of its codec (${reasonOf(error)})`);
    }
  };
  return {
    async decode({ index, data }) {
      // A packet has one picture to show at most.
      const frame = decode({ data, pts: index, ptshi: 0, dts: index, dtshi: 0 }).at(-1);
      if (!frame) return undefined;
      const { width, height, layout, data: bytes, format } = frame;
      if (format !== PLANAR_420) throw damagedMovie(`its pixels are of a kind that is not read (${format})`);
      const [y, u, v] = layout.map(({ offset, stride }): MoviePlane => ({ data: bytes.subarray(offset), stride }));
      return y && u && v && { width, height, y, u, v };
    },
    close: () => libav.ff_free_decoder(context, room, target),
  };
}
