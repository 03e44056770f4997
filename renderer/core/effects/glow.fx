// A coloured halo around the shape (source = alpha) or around its bright parts (source = brightness).
param float intensity = 1 in 0..4;
param float radius = 0.6 in 0..10 em;
param float threshold = 0.6 in 0..1;
param color color = #ffffff;
param option source { alpha, brightness } = alpha;
param option blendMode { add, screen, normal } = screen;

pass bright at 1/2 {
  float light = self.a;
  if (source == brightness) {
    float peak = max(self.r, max(self.g, self.b));
    light = self.a * smoothstep(threshold - 0.1, threshold + 0.1, peak);
  }
  return vec4(color.rgb, 1) * (light * color.a);
}

pass halo = blur(bright, radius * em, transparent);

output {
  vec4 light = tex(halo);
  light *= intensity;
  light = min(light, 1);
  vec4 result = screen(self, light);
  if (blendMode == add) {
    result = min(self + light, 1);
  }
  if (blendMode == normal) {
    result = over(self, light);
  }
  return result;
}
