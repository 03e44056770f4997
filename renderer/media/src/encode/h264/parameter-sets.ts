import { addEmulationPrevention, BitReader, BitWriter, removeEmulationPrevention } from "./bits.js";

/** The fields of a Baseline sequence parameter set that matter here (ITU-T H.264 §7.3.2.1.1). */
export interface SequenceParameters {
  readonly id: number;
  readonly frameNumberBits: number;
  readonly referenceFrames: number;
  /** Size in macroblocks of 16 pixels. */
  readonly columns: number;
  readonly rows: number;
}

/** The fields of a picture parameter set that a slice header depends on (§7.3.2.2). */
export interface PictureParameters {
  readonly id: number;
  readonly deblockingControl: boolean;
}

/** Reads a sequence parameter set, refusing what the rest of this folder does not know how to write. */
export function readSequenceParameters(nal: Uint8Array): SequenceParameters {
  const reader = new BitReader(removeEmulationPrevention(nal.subarray(1)));
  expect("profile_idc", reader.bits(8), 66);
  reader.bits(16);
  const id = reader.unsigned();
  const frameNumberBits = reader.unsigned() + 4;
  // Type 2: frames come out in the order they are coded, and slices carry no picture order count.
  expect("pic_order_cnt_type", reader.unsigned(), 2);
  const referenceFrames = reader.unsigned();
  reader.flag();
  const columns = reader.unsigned() + 1;
  const rows = reader.unsigned() + 1;
  expect("frame_mbs_only_flag", reader.bits(1), 1);
  return { id, frameNumberBits, referenceFrames, columns, rows };
}

/** Reads a picture parameter set, refusing what {@link ./slices.ts} does not know how to write. */
export function readPictureParameters(nal: Uint8Array): PictureParameters {
  const reader = new BitReader(removeEmulationPrevention(nal.subarray(1)));
  const id = reader.unsigned();
  reader.unsigned();
  expect("entropy_coding_mode_flag", reader.bits(1), 0);
  expect("bottom_field_pic_order_in_frame_present_flag", reader.bits(1), 0);
  expect("num_slice_groups_minus1", reader.unsigned(), 0);
  expect("num_ref_idx_l0_default_active_minus1", reader.unsigned(), 0);
  reader.unsigned();
  expect("weighted_pred_flag", reader.bits(1), 0);
  reader.bits(2);
  reader.signed();
  reader.signed();
  reader.signed();
  return { id, deblockingControl: reader.flag() };
}

/** What the encoder's own parameter set leaves open and a player needs to know. */
export interface Presentation {
  /** Shown size in pixels, both even: 4:2:0 cannot crop a single row or column. */
  readonly width: number;
  readonly height: number;
  readonly fps: { readonly num: number; readonly den: number };
  /** level_idc. */
  readonly level: number;
}

/**
 * Writes the sequence parameter set of the same stream again, with the level of its size and rate, marked as
 * Constrained Baseline (no slice groups, no redundant slices, which every decoder takes), and with usability
 * information (annex E): BT.709 limited range, the frame rate, and that no frame waits for another one to be shown.
 */
export function writeSequenceParameters(parameters: SequenceParameters, presentation: Presentation): Uint8Array {
  const { width, height, fps, level } = presentation;
  const cropRight = (parameters.columns * 16 - width) / 2;
  const cropBottom = (parameters.rows * 16 - height) / 2;
  const cropped = cropRight > 0 || cropBottom > 0;
  const writer = new BitWriter()
    .bits(66, 8)
    .bits(0b11000000, 8) // constraint_set0 and constraint_set1
    .bits(level, 8)
    .unsigned(parameters.id)
    .unsigned(parameters.frameNumberBits - 4)
    .unsigned(2)
    .unsigned(parameters.referenceFrames)
    .flag(false)
    .unsigned(parameters.columns - 1)
    .unsigned(parameters.rows - 1)
    .flag(true)
    .flag(true)
    .flag(cropped);
  if (cropped) writer.unsigned(0).unsigned(cropRight).unsigned(0).unsigned(cropBottom);
  writer.flag(true);
  writeUsabilityInformation(writer, fps, parameters.referenceFrames);
  const payload = writer.finish();
  const nal = new Uint8Array(payload.length + 1);
  nal[0] = 0x67;
  nal.set(payload, 1);
  return addEmulationPrevention(nal);
}

/** vui_parameters() of §E.1.1. */
function writeUsabilityInformation(writer: BitWriter, fps: Presentation["fps"], referenceFrames: number): void {
  writer
    .flag(true) // aspect_ratio_info_present_flag
    .bits(1, 8) // square pixels
    .flag(false) // overscan_info_present_flag
    .flag(true) // video_signal_type_present_flag
    .bits(5, 3) // video_format: unspecified
    .flag(false) // video_full_range_flag
    .flag(true) // colour_description_present_flag
    .bits(1, 8) // primaries BT.709
    .bits(1, 8) // transfer BT.709
    .bits(1, 8) // matrix BT.709
    .flag(true) // chroma_loc_info_present_flag
    .unsigned(1) // top field: chroma lies in the middle of its four pixels, as their mean
    .unsigned(1) // bottom field: the same
    .flag(true) // timing_info_present_flag
    .bits(fps.den, 32)
    .bits(fps.num * 2, 32) // a tick is a field, half a frame
    .flag(true) // fixed_frame_rate_flag
    .flag(false) // nal_hrd_parameters_present_flag
    .flag(false) // vcl_hrd_parameters_present_flag
    .flag(false) // pic_struct_present_flag
    .flag(true) // bitstream_restriction_flag
    .flag(true) // motion_vectors_over_pic_boundaries_flag
    .unsigned(0) // max_bytes_per_pic_denom: no limit
    .unsigned(0) // max_bits_per_mb_denom: no limit
    .unsigned(16) // log2_max_mv_length_horizontal
    .unsigned(16) // log2_max_mv_length_vertical
    .unsigned(0) // max_num_reorder_frames
    .unsigned(referenceFrames); // max_dec_frame_buffering
}

/**
 * The AVCDecoderConfigurationRecord of ISO/IEC 14496-15 §5.3.3.1: how an MP4 file hands the parameter sets to a
 * decoder, with NAL units led by a length of four bytes.
 */
export function decoderConfiguration(sequence: Uint8Array, picture: Uint8Array): Uint8Array {
  const record = new Uint8Array(11 + sequence.length + picture.length);
  const view = new DataView(record.buffer);
  record.set([1, sequence[1] ?? 0, sequence[2] ?? 0, sequence[3] ?? 0, 0xff, 0xe1]);
  view.setUint16(6, sequence.length);
  record.set(sequence, 8);
  record[8 + sequence.length] = 1;
  view.setUint16(9 + sequence.length, picture.length);
  record.set(picture, 11 + sequence.length);
  return record;
}

function expect(element: string, value: number, wanted: number): void {
  if (value !== wanted) throw new RangeError(`H.264 encoder wrote ${element} ${value}, expected ${wanted}`);
}
