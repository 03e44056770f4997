// The grain of photographic film, new in every frame.
param float amount = 0.2 in 0..1;
param float grainSize = 0.08 in 0.02..1 em;
param float luminanceResponse = 0.5 in 0..1;
param option blendMode { overlay, softLight, add } = overlay;
param bool monochrome = true;

output {
  // A new field of grains 24 times a second, far away from the last one.
  vec2 p = pixel * (1 / max(1, grainSize * em)) + hash(floor(time * 24)) * 4096;
  vec3 grain = vec3(noise(p) - 0.5);
  if (!monochrome) {
    grain.y = noise(p + 1371) - 0.5;
    grain.z = noise(p + 2713) - 0.5;
  }
  vec3 color = straight(self).rgb;
  float light = luma(color);
  grain *= amount * 1.8 * (1 - luminanceResponse * (1 - 4 * light * (1 - light)));
  vec3 result = color + grain;
  if (blendMode == overlay) {
    result = overlay(color, grain + 0.5);
  }
  if (blendMode == softLight) {
    result = softLight(color, saturate(grain + 0.5));
  }
  return vec4(saturate(result) * self.a, self.a);
}
