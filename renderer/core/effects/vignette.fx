// Darkens or colours the picture towards its edges.
param float intensity = 0.6 in 0..1;
param float radius = 0.8 in 0..2;
param float softness = 0.4 in 0.0001..2;
param float centerX = 0.5 in 0..1;
param float centerY = 0.5 in 0..1;
param color color = #000000;
param option shape { circle, ellipse, rectangle } = circle;

output {
  vec2 offset = pixel - vec2(centerX, centerY) * resolution;
  // In all shapes 1 is reached in the corners of a box around its middle.
  float distance = length(offset) * (1 / halfDiagonal());
  vec2 relative = abs(offset * (2 / resolution));
  if (shape == ellipse) {
    distance = length(relative) * 0.70710678;
  }
  if (shape == rectangle) {
    distance = max(relative.x, relative.y);
  }
  float shade = intensity * color.a * smoothstep(radius - softness * 0.5, radius + softness * 0.5, distance);
  return vec4(mix(self.rgb, color.rgb * self.a, shade), self.a);
}
