/** What the WASM encoder leaves in its virtual file: parameter sets and one slice NAL unit per frame. */
export interface EncoderOutput {
  readonly sequence: Uint8Array;
  readonly picture: Uint8Array;
  /** NAL units in coding order, without length or start code. */
  readonly slices: readonly Uint8Array[];
}

/**
 * Takes apart the MP4 file that `h264-mp4-encoder` writes. It has one track with one slice per frame, so `mdat` is
 * nothing but the NAL units in order, each led by its length in four bytes; the parameter sets stand in `avcC`.
 * The views point into `file`.
 */
export function readEncoderOutput(file: Uint8Array): EncoderOutput {
  const media = findBox(file, ["mdat"]);
  const slices: Uint8Array[] = [];
  const view = new DataView(media.buffer, media.byteOffset, media.byteLength);
  for (let offset = 0; offset + 4 <= media.length; ) {
    const end = offset + 4 + view.getUint32(offset);
    slices.push(media.subarray(offset + 4, end));
    offset = end;
  }
  const description = findBox(file, ["moov", "trak", "mdia", "minf", "stbl", "stsd"]);
  // stsd: version, flags and count (8 bytes); avc1: size, type and 78 bytes of its own, then its boxes.
  const record = findBox(description.subarray(8 + 8 + 78), ["avcC"]);
  const sequenceLength = word(record, 6);
  return {
    sequence: record.subarray(8, 8 + sequenceLength),
    picture: record.subarray(11 + sequenceLength, 11 + sequenceLength + word(record, 9 + sequenceLength)),
    slices,
  };
}

/** Payload of the first box on a path of four-letter types. */
function findBox(bytes: Uint8Array, path: readonly string[]): Uint8Array {
  const [type, ...rest] = path;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  for (let offset = 0; offset + 8 <= bytes.length; ) {
    const short = view.getUint32(offset);
    const header = short === 1 ? 16 : 8;
    const size = short === 1 ? Number(view.getBigUint64(offset + 8)) : short === 0 ? bytes.length - offset : short;
    if (size < header) break;
    if (String.fromCharCode(...bytes.subarray(offset + 4, offset + 8)) === type) {
      const payload = bytes.subarray(offset + header, offset + size);
      return rest.length > 0 ? findBox(payload, rest) : payload;
    }
    offset += size;
  }
  throw new RangeError(`H.264 encoder wrote no ${type} box`);
}

function word(bytes: Uint8Array, offset: number): number {
  return ((bytes[offset] ?? 0) << 8) | (bytes[offset + 1] ?? 0);
}
