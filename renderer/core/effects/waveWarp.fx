// Bends the picture in sine waves.
param float amplitude = 0.02 in 0..0.5;
param float frequency = 4 in 0.1..64;
param float angle = 0 in 0..360 deg;
param float phase = 0 in 0..6.2832 rad;
param float falloff = 0 in 0..1;
param option axis { x, y, both } = both;

output {
  float turns = dot(pixel, direction(angle)) * (frequency / resolution.x) + phase / TAU;
  vec2 wave = vec2(0);
  if (axis != y) {
    wave.x = sinTurns(turns);
  }
  if (axis != x) {
    wave.y = cosTurns(turns);
  }
  if (falloff > 0) {
    vec2 inside = uv * (1 - uv) * 4;
    wave *= mix(1, saturate(inside.x * inside.y * 2), falloff);
  }
  return tex(pixel + wave * (amplitude * resolution.x));
}
