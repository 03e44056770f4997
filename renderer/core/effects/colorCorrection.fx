// Exposure, white balance, contrast, saturation and gamma, in this order.
param float exposure = 0 in -4..4;
param float contrast = 0 in -1..2;
param float saturation = 0 in -1..2;
param float temperature = 0 in -2..2;
param float tint = 0 in -2..2;
param float gamma = 1 in 0.1..4;

output {
  vec3 balance = vec3(1 + 0.2 * temperature + 0.1 * tint, 1 - 0.2 * tint, 1 - 0.2 * temperature + 0.1 * tint);
  vec3 gain = balance * exp2(exposure);
  vec3 color = straight(self).rgb * gain;
  color = (color - 0.5) * (1 + contrast) + 0.5;
  color = mix(vec3(luma(color)), color, 1 + saturation);
  color = saturate(color);
  if (gamma != 1) {
    color = pow(color, 1 / gamma);
  }
  return vec4(color * self.a, self.a);
}
