// Moves pixels about by a field of noise, waves or a swirl.
param float amount = 0.05 in 0..1;
param float scale = 4 in 0.001..64;
param float angle = 0 in 0..360 deg;
param float noiseStrength = 1 in 0..4;
param option mode { noise, waves, swirl } = noise;
param option axis { x, y, both } = both;

output {
  vec2 offset = pixel - resolution * 0.5;
  vec2 turn = direction(angle);
  vec2 p = rotate(offset, vec2(turn.x, -turn.y)) * (scale / resolution.x);
  vec2 field = vec2(0);
  if (mode == waves) {
    field = vec2(sinTurns(p.y), sinTurns(p.x));
  }
  if (mode == swirl) {
    float r = length(offset) * (1 / halfDiagonal());
    field = vec2(-offset.y, offset.x) * (sinTurns(r * scale * 0.25) * saturate(1 - r) / max(length(offset), 1));
  }
  if (noiseStrength > 0) {
    vec2 cloud = vec2(noise(p), noise(p + 91)) * 2 - 1;
    field += cloud * (noiseStrength * (mode == noise ? 1 : 0.25));
  }
  field *= vec2(axis == y ? 0 : 1, axis == x ? 0 : 1);
  return tex(pixel + field * (amount * resolution.x));
}
