// Rings about a centre, as from a drop on water.
param float centerX = 0.5 in 0..1;
param float centerY = 0.5 in 0..1;
param float amplitude = 0.02 in 0..0.5;
param float frequency = 8 in 0.1..64;
param float decay = 4 in 0..32;
param float radius = 0.5 in 0.001..2;
param float phase = 0 in 0..6.2832 rad;

output {
  vec2 offset = pixel - vec2(centerX, centerY) * resolution;
  float distance = length(offset);
  float r = distance * (1 / halfDiagonal());
  vec4 color = self;
  if (r < radius) {
    float height = sinTurns(r * frequency - phase / TAU) * exp2(r * decay * -1.442695);
    height *= 1 - smoothstep(radius * 0.7, radius, r);
    color = tex(pixel + offset * (height * amplitude * resolution.x / max(distance, 1)));
    // The slopes that face the light shine a little.
    color.rgb = min(color.rgb * (1 + 0.35 * height), color.a);
  }
  return color;
}
