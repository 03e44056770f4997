/** Takes apart how H.264 lies in files: as units led by their lengths (ISO/IEC 14496-15), or by start codes (ITU-T H.264, annex B). */
export interface H264Layout {
  /** Bytes of the length in front of each unit; 0: start codes. */
  readonly lengthBytes: number;
  /** Units that come before those of the first packet. */
  readonly parameterSets: readonly Uint8Array[];
}

/** @param description AVCDecoderConfigurationRecord; undefined where units are led by start codes */
export function h264Layout(description: Uint8Array | undefined): H264Layout {
  if (description?.[0] !== 1) return { lengthBytes: 0, parameterSets: [] };
  const parameterSets: Uint8Array[] = [];
  let position = 5;
  // Sequence parameter sets, of which 5 bits say how many there are, and picture parameter sets.
  for (const mask of [31, 255]) {
    const count = (description[position++] ?? 0) & mask;
    for (let index = 0; index < count; index++) {
      const length = ((description[position] ?? 0) << 8) | (description[position + 1] ?? 0);
      parameterSets.push(description.subarray(position + 2, position + 2 + length));
      position += 2 + length;
    }
  }
  return { lengthBytes: ((description[4] ?? 0) & 3) + 1, parameterSets };
}

/** The units of a packet. Undefined where it ends within one. */
export function unitsOf(packet: Uint8Array, { lengthBytes }: H264Layout): Uint8Array[] | undefined {
  return lengthBytes === 0 ? betweenStartCodes(packet) : byLength(packet, lengthBytes);
}

function byLength(packet: Uint8Array, lengthBytes: number): Uint8Array[] | undefined {
  const units: Uint8Array[] = [];
  let position = 0;
  while (position < packet.length) {
    let length = 0;
    for (let index = 0; index < lengthBytes; index++) length = length * 256 + (packet[position++] ?? 0);
    if (position + length > packet.length) return undefined;
    units.push(packet.subarray(position, position + length));
    position += length;
  }
  return units;
}

function betweenStartCodes(packet: Uint8Array): Uint8Array[] {
  const units: Uint8Array[] = [];
  let start = -1;
  for (let position = 0; position + 2 < packet.length; position++) {
    if (packet[position] !== 0 || packet[position + 1] !== 0 || packet[position + 2] !== 1) continue;
    if (start >= 0) units.push(packet.subarray(start, position));
    start = position + 3;
    position += 2;
  }
  if (start >= 0) units.push(packet.subarray(start));
  return units;
}
