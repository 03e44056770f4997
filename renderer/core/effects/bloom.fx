// Bright parts shine over their surroundings in their own colour.
param float threshold = 0.7 in 0..1.5;
param float intensity = 0.8 in 0..4;
param float radius = 0.8 in 0..10 em;
param float knee = 0.1 in 0.0001..1;
param option blendMode { add, screen } = add;

pass bright at 1/2 {
  float peak = max(self.r, max(self.g, self.b));
  return self * smoothstep(threshold - knee, threshold + knee, peak);
}

pass halo = blur(bright, radius * em, transparent);

output {
  vec4 light = min(tex(halo) * intensity, 1);
  vec4 result = addLight(self, light);
  if (blendMode == screen) {
    result = screen(self, light);
  }
  return result;
}
