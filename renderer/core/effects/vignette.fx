// Darkens (or tints) the picture towards its edges.
param float intensity = 0.6 in 0..1;
param float radius = 0.8 in 0..2;
param float softness = 0.4 in 0.0001..2;
param float centerX = 0.5 in 0..1;
param float centerY = 0.5 in 0..1;
param color color = #000000;
param option shape { circle, ellipse, rectangle } = circle;

output {
  vec2 offset = pixel - vec2(centerX, centerY) * resolution;
  // Distance 1 is half the diagonal for the circle, the edge of the picture for the other shapes.
  vec2 relative = offset / (resolution * 0.5);
  float distance = length(offset) / (length(resolution) * 0.5);
  if (shape == ellipse) {
    distance = length(relative) * 0.7071;
  }
  if (shape == rectangle) {
    distance = max(abs(relative.x), abs(relative.y));
  }
  float shade = intensity * color.a * smoothstep(radius - softness, radius + softness, distance);
  return vec4(mix(self.rgb, color.rgb * self.a, shade), self.a);
}
