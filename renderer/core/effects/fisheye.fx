// Bulges (strength > 0) or pinches (strength < 0) the picture inside a circle.
param float strength = 0.5 in -1.5..1.5;
param float centerX = 0.5 in 0..1;
param float centerY = 0.5 in 0..1;
param float radius = 0.5 in 0.01..2;
param float zoom = 1 in 0.1..4;
param option edgeMode { clamp, transparent, mirror } = clamp;

output {
  vec2 center = vec2(centerX, centerY) * resolution;
  vec2 offset = pixel - center;
  float reach = 1 / (radius * halfDiagonal());
  // 1 in the middle, 0 from the circle outwards; the middle is magnified by 1 + strength.
  float inside = saturate(1 - dot(offset, offset) * (reach * reach));
  float shrink = 1 - strength * inside;
  if (strength > 0) {
    shrink = 1 / (1 + strength * inside);
  }
  return tex(center + offset * (shrink * (1 / zoom)), edgeMode);
}
