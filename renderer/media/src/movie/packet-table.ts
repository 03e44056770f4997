import { EncodedPacketSink, type InputVideoTrack } from "mediabunny";
import { damagedMovie } from "./damaged-movie.js";

/** Every packet of a video track without its bytes. Places count in the order of decoding, indices in the order of showing. */
export interface PacketTable {
  /** When each picture is shown, seconds of the file; by index. */
  readonly timestamps: Float64Array;
  /** Seconds for which the last picture is shown, as far as the file says; else 0. */
  readonly lastDuration: number;
  /** Index of the picture of each packet; by place. */
  readonly indices: Uint32Array;
  /** Place of the packet of each picture; by index. */
  readonly places: Uint32Array;
  /** Places of packets that need no packet before them; ascending. */
  readonly keys: readonly number[];
}

/**
 * Reads where the packets of a track are: everything but the packets.
 *
 * @param fileBytes how large the file is: one that counts more packets than it has room for is refused
 */
export async function readPacketTable(track: InputVideoTrack, fileBytes: number): Promise<PacketTable> {
  const times: number[] = [];
  const durations: number[] = [];
  const keys: number[] = [];
  let bytes = 0;
  const sink = new EncodedPacketSink(track);
  const options = { metadataOnly: true };
  for (let packet = await sink.getFirstPacket(options); packet; packet = await sink.getNextPacket(packet, options)) {
    bytes += Math.max(1, packet.byteLength);
    if (bytes > fileBytes) throw damagedMovie("it counts more pictures than it has room for");
    if (packet.type === "key" || times.length === 0) keys.push(times.length);
    times.push(packet.timestamp);
    durations.push(packet.duration);
  }
  const places = Uint32Array.from(times.keys()).sort((a, b) => (times[a] as number) - (times[b] as number) || a - b);
  const indices = new Uint32Array(places.length);
  for (const [index, place] of places.entries()) indices[place] = index;
  const last = places[places.length - 1];
  return {
    timestamps: Float64Array.from(places, (place) => times[place] as number),
    lastDuration: last === undefined ? 0 : (durations[last] as number),
    indices,
    places,
    keys,
  };
}

/** Whether the packet that is decoded last is there: in an MP4 file that was cut off it is known, but missing. */
export async function hasLastPacket(track: InputVideoTrack, { timestamps, indices }: PacketTable): Promise<boolean> {
  const time = timestamps[indices[indices.length - 1] as number] as number;
  const packet = await new EncodedPacketSink(track).getPacket(time);
  return packet !== null && packet.data.length === packet.byteLength;
}

/**
 * Place of the packet at which decoding begins in order to get a picture: the last key packet before it whose own picture is
 * not shown after it (what is shown before a key picture may need pictures before it).
 */
export function keyFor({ keys, places, indices }: PacketTable, index: number): number {
  const place = places[index] as number;
  let [low, high] = [0, keys.length];
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if ((keys[middle] as number) <= place) low = middle;
    else high = middle;
  }
  while (low > 0 && (indices[keys[low] as number] as number) > index) low--;
  return keys[low] as number;
}
