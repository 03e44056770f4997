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
  // A sheen rather than a white bar: it fades towards both sides and lets the picture through.
  vec4 light = premultiply(color) * (min(band * (0.35 + 0.3 * band) * intensity, 1) * self.a);
  vec4 result = addLight(self, light);
  if (blendMode == screen) {
    result = screen(self, light);
  }
  if (blendMode == normal) {
    result = over(light, self);
  }
  return vec4(result.rgb, self.a);
}
