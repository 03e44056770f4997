// The picture, or its bright parts, shines beyond its edges.
param float intensity = 1 in 0..4;
param float radius = 0.6 in 0..10 em;
param float threshold = 0.6 in 0..1;
param color color = #ffffff;
param option source { alpha, brightness } = alpha;
param option blendMode { add, screen, normal } = screen;

pass bright at 1/2 {
  float light = source == alpha ? self.a : max(self.r, max(self.g, self.b));
  float mask = smoothstep(threshold - 0.1, threshold + 0.1, light);
  return self * premultiply(color) * mask;
}

pass halo = blur(bright, radius * em, transparent);

output {
  vec4 light = min(tex(halo) * intensity, 1);
  vec4 result = screen(self, light);
  if (blendMode == add) {
    result = addLight(self, light);
  }
  if (blendMode == normal) {
    result = over(light, self);
  }
  return result;
}
