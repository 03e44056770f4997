// Pulls red and blue apart, band by band by a different amount.
param float amount = 0.005 in 0..0.1;
param float bandSize = 0.05 in 0.001..1;
param float bandOffset = 0.005 in 0..0.1;
param float randomness = 0.5 in 0..1;
param option axis { horizontal, vertical, both } = horizontal;
param bool preserveLuminance = false;

output {
  float band = floor((axis == vertical ? uv.x : uv.y) / bandSize);
  float alternate = mod(band, 2) * 2 - 1;
  float random = hash(vec2(band, floor(time * 12))) * 2 - 1;
  float reach = (amount + bandOffset * mix(alternate, random, randomness)) * resolution.x;
  vec2 shift = reach * vec2(axis == vertical ? 0 : 1, axis == horizontal ? 0 : 1);
  vec4 red = tex(pixel - shift);
  vec4 blue = tex(pixel + shift);
  vec4 color = vec4(red.r, self.g, blue.b, max(self.a, max(red.a, blue.a)));
  if (preserveLuminance) {
    color.rgb += luma(self.rgb) - luma(color.rgb);
  }
  return color;
}
