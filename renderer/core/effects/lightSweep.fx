// Moves a band of light across the picture.
param float progress = 0.5 in 0..1;
param float angle = 30 in 0..360 deg;
param float width = 0.15 in 0.001..1;
param float softness = 0.06 in 0.0001..1;
param float intensity = 1 in 0..4;
param color color = #ffffff;
param option blendMode { add, screen, normal } = add;

output {
  float reach = width * 0.5 + softness;
  float place = mix(-reach, 1 + reach, progress);
  float band = 1 - smoothstep(width * 0.5 - softness, reach, abs(along(direction(angle)) - place));
  vec4 light = premultiply(color) * (band * saturate(intensity) * self.a);
  vec4 result = addLight(self, light * max(1, intensity));
  if (blendMode == screen) {
    result = screen(self, light);
  }
  if (blendMode == normal) {
    result = over(light, self);
  }
  return vec4(result.rgb, self.a);
}
