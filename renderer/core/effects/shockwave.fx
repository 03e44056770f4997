// One ring that runs outwards and bends what it passes.
param float progress = 0.5 in 0..2;
param float centerX = 0.5 in 0..1;
param float centerY = 0.5 in 0..1;
param float strength = 0.06 in 0..1;
param float width = 0.08 in 0.0001..1;
param float softness = 0.02 in 0.0001..1;
param bool invert = false;

output {
  vec2 offset = pixel - vec2(centerX, centerY) * resolution;
  float distance = length(offset);
  float ring = abs(distance * (1 / halfDiagonal()) - progress);
  vec4 color = self;
  if (ring < width * 0.5 + softness) {
    // A smooth hump across the width that fades over the softness.
    float hump = cosTurns(saturate(ring * (1 / width)) * 0.5) * 0.5 + 0.5;
    hump *= 1 - smoothstep(width * 0.5, width * 0.5 + softness, ring);
    float push = hump * strength * resolution.x;
    color = tex(pixel - offset * ((invert ? -push : push) / max(distance, 1)));
    color.rgb = min(color.rgb * (1 + 0.25 * hump), color.a);
  }
  return color;
}
