// Splits the picture into the colours of the rainbow.
param float amount = 0.01 in 0..0.2;
param float angle = 0 in 0..360 deg;
param float spectrumWidth = 0.4 in 0..1;
param float centerX = 0.5 in 0..1;
param float centerY = 0.5 in 0..1;
param float falloff = 1 in 0..4;

output {
  vec2 offset = pixel - vec2(centerX, centerY) * resolution;
  float strength = 1;
  if (falloff > 0) {
    strength = curve(length(offset) * (1 / halfDiagonal()), falloff);
  }
  vec2 shift = direction(angle) * (amount * 0.5 * resolution.x * strength);
  vec4 red = tex(pixel - shift);
  vec4 violet = tex(pixel + shift);
  vec4 color = vec4(red.r, self.g, violet.b, max(self.a, max(red.a, violet.a)));
  if (spectrumWidth > 0) {
    // Orange, yellow-green and cyan between the outermost colours widen each channel towards the middle. Between colours that
    // are blended nobody sees half a pixel.
    vec4 orange = texel(pixel - shift * 0.5);
    vec4 cyan = texel(pixel + shift * 0.5);
    vec3 spectrum = vec3(
      red.r * 0.4 + orange.r * 0.4 + violet.r * 0.2,
      orange.g * 0.3 + self.g * 0.4 + cyan.g * 0.3,
      violet.b * 0.6 + cyan.b * 0.4
    );
    color.rgb = mix(color.rgb, spectrum, spectrumWidth);
  }
  return color;
}
