// The shimmer above hot ground; it rises with time.
param float intensity = 1 in 0..8;
param float waveScale = 1 in 0.001..16;
param float waveAngle = 0 in 0..360 deg;
param float noiseAmount = 0.5 in 0..4;
param float verticalFalloff = 0.7 in 0..1;

output {
  vec2 p = pixel * (10 / (max(waveScale, 0.001) * resolution.y));
  vec2 rising = p + vec2(0, time * 1.5);
  float irregular = (noise(rising) - 0.5) * noiseAmount;
  float turns = dot(p, direction(waveAngle)) * 0.5 + rising.y * 0.7 + irregular;
  vec2 shimmer = vec2(sinTurns(turns), irregular);
  shimmer *= intensity * 0.005 * resolution.x * mix(1, uv.y, verticalFalloff);
  return tex(pixel + shimmer);
}
