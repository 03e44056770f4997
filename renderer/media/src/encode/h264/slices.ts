import { addEmulationPrevention, BitReader, BitWriter, removeEmulationPrevention } from "./bits.js";
import type { PictureParameters, SequenceParameters } from "./parameter-sets.js";

/** NAL header of a P slice that later frames refer to. */
const REFERENCE_P_SLICE = 0x61;

/**
 * A frame that repeats the one before: a P slice in which every macroblock is skipped (ITU-T H.264 §7.3.3, §7.3.4).
 *
 * With nothing but skipped macroblocks every predicted motion vector is zero (§8.4.1.1) and no residual is left to
 * filter, so the decoded frame is the previous decoded frame, exactly.
 *
 * @param frameNumber frames since the key frame
 */
export function repeatedFrame(
  sequence: SequenceParameters,
  picture: PictureParameters,
  frameNumber: number,
): Uint8Array {
  const writer = new BitWriter()
    .bits(REFERENCE_P_SLICE, 8)
    .unsigned(0) // first_mb_in_slice
    .unsigned(5) // slice_type: P, as all slices of the frame
    .unsigned(picture.id)
    .bits(frameNumber % 2 ** sequence.frameNumberBits, sequence.frameNumberBits)
    .flag(false) // num_ref_idx_active_override_flag
    .flag(false) // ref_pic_list_modification_flag_l0
    .flag(false) // adaptive_ref_pic_marking_mode_flag
    .signed(0); // slice_qp_delta
  if (picture.deblockingControl) writer.unsigned(1); // disable_deblocking_filter_idc
  writer.unsigned(sequence.columns * sequence.rows); // mb_skip_run
  return addEmulationPrevention(writer.finish());
}

/**
 * The same slice with another frame_num: where repeated frames stand between the encoder's frames, the encoder's own
 * count is too low.
 */
export function renumberedSlice(nal: Uint8Array, sequence: SequenceParameters, frameNumber: number): Uint8Array {
  const payload = removeEmulationPrevention(nal).slice();
  const reader = new BitReader(payload);
  reader.bits(8);
  reader.unsigned();
  reader.unsigned();
  reader.unsigned();
  const first = reader.position;
  const wanted = frameNumber % 2 ** sequence.frameNumberBits;
  if (reader.bits(sequence.frameNumberBits) === wanted) return nal;
  for (let i = 0; i < sequence.frameNumberBits; i++) {
    const byte = (first + i) >> 3;
    const mask = 0x80 >> ((first + i) & 7);
    const bit = (wanted >> (sequence.frameNumberBits - 1 - i)) & 1;
    payload[byte] = bit === 1 ? (payload[byte] ?? 0) | mask : (payload[byte] ?? 0) & ~mask;
  }
  return addEmulationPrevention(payload);
}
