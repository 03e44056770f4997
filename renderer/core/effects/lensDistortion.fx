// Bends straight lines as a lens does: a barrel above 0, a pincushion below.
param float distortion = 0.3 in -1..1;
param float centerX = 0.5 in 0..1;
param float centerY = 0.5 in 0..1;
param float zoom = 1 in 0.1..4;
param float curve = 2 in 0.5..6;
param option edgeMode { clamp, transparent, mirror } = clamp;

output {
  vec2 center = vec2(centerX, centerY) * resolution;
  vec2 offset = pixel - center;
  float square = dot(offset, offset) * (1 / dot(resolution, resolution) * 4);
  float bend = square;
  if (curve != 2) {
    bend = pow(square, curve * 0.5);
  }
  return tex(center + offset * ((1 + distortion * bend) * (1 / zoom)), edgeMode);
}
