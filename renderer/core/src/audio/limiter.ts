/** Magnitudes up to this one pass unchanged. */
const KNEE = 0.9;

/**
 * Bends what is louder than the knee so that nothing leaves −1..1 (SPEC §12.5), in place. Files of floating-point samples can be
 * loud beyond all numbers: infinite is ±1, and what is no number is 0.
 */
export function limit(samples: Float32Array): void {
  for (let at = 0; at < samples.length; at++) {
    const sample = samples[at] as number;
    const magnitude = Math.abs(sample);
    if (magnitude <= KNEE) continue;
    if (!(magnitude < Number.POSITIVE_INFINITY)) {
      samples[at] = Math.sign(sample) || 0;
      continue;
    }
    const excess = (magnitude - KNEE) / (1 - KNEE);
    const limited = KNEE + (1 - KNEE) * (excess / (1 + excess));
    samples[at] = sample < 0 ? -limited : limited;
  }
}
