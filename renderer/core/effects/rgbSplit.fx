// Pulls red and blue apart, band by band by a different amount.
param float amount = 0.005 in 0..0.1;
param float bandSize = 0.05 in 0.001..1;
param float bandOffset = 0.005 in 0..0.1;
param float randomness = 0.5 in 0..1;
param option axis { horizontal, vertical, both } = horizontal;
param bool preserveLuminance = false;

// Shift in pixels of the band that lies at a place across the axis.
float reach(float across) {
  float band = floor(across / bandSize);
  float alternate = mod(band, 2) * 2 - 1;
  float random = hash(vec2(band, floor(time * 12))) * 2 - 1;
  return (amount + bandOffset * mix(alternate, random, randomness)) * resolution.x;
}

vec4 split(vec2 shift) {
  vec4 red = tex(pixel - shift);
  vec4 blue = tex(pixel + shift);
  return vec4(red.r, self.g, blue.b, max(self.a, max(red.a, blue.a)));
}

output {
  vec4 color = self;
  if (axis == horizontal) {
    color = split(vec2(reach(uv.y), 0));
  }
  if (axis == vertical) {
    color = split(vec2(0, reach(uv.x)));
  }
  if (axis == both) {
    color = split(vec2(reach(uv.y)));
  }
  if (preserveLuminance) {
    color.rgb += luma(self.rgb) - luma(color.rgb);
  }
  return color;
}
