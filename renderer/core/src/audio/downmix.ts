import type { Channels } from "./stream.js";

/** −3 dB: √½. */
const HALF_POWER = Math.SQRT1_2;

/** The share of each channel in left and right. */
type Shares = readonly (readonly [left: number, right: number])[];

const LEFT = [1, 0] as const;
const RIGHT = [0, 1] as const;
const CENTRE = [HALF_POWER, HALF_POWER] as const;
const LOW = [0, 0] as const;
const BACK_CENTRE = [0.5, 0.5] as const;
const SURROUND_LEFT = [HALF_POWER, 0] as const;
const SURROUND_RIGHT = [0, HALF_POWER] as const;

/** ITU-R BS.775 by the number of channels, which are in the order of WAVE. */
const SHARES: Readonly<Record<number, Shares>> = {
  3: [LEFT, RIGHT, CENTRE],
  4: [LEFT, RIGHT, SURROUND_LEFT, SURROUND_RIGHT],
  5: [LEFT, RIGHT, CENTRE, SURROUND_LEFT, SURROUND_RIGHT],
  6: [LEFT, RIGHT, CENTRE, LOW, SURROUND_LEFT, SURROUND_RIGHT],
  7: [LEFT, RIGHT, CENTRE, LOW, BACK_CENTRE, SURROUND_LEFT, SURROUND_RIGHT],
  8: [LEFT, RIGHT, CENTRE, LOW, SURROUND_LEFT, SURROUND_RIGHT, SURROUND_LEFT, SURROUND_RIGHT],
};

/** One channel stays one; of more, left and right are made (SPEC §12.2). Samples that are not finite become 0. */
export function downmix(channels: Channels): Channels {
  const shares = SHARES[channels.length];
  if (shares === undefined) return channels.map(finite);
  return [mixed(channels, shares, 0), mixed(channels, shares, 1)];
}

function mixed(channels: Channels, shares: Shares, side: 0 | 1): Float32Array {
  const count = (channels[0] as Float32Array).length;
  const sum = new Float64Array(count);
  shares.forEach((share, index) => {
    const [channel, factor] = [channels[index] as Float32Array, share[side]];
    if (factor === 0) return;
    for (let at = 0; at < count; at++) sum[at] = (sum[at] as number) + factor * (channel[at] as number);
  });
  return finite(Float32Array.from(sum));
}

function finite(samples: Float32Array): Float32Array {
  for (let at = 0; at < samples.length; at++) if (!Number.isFinite(samples[at])) samples[at] = 0;
  return samples;
}
