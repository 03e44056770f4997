// Coarse pixels.
param float pixelSize = 0.8 in 0.05..16 em;
param float pixelAspect = 1 in 0.1..8;
param float mix = 1 in 0..1;
param bool snapToIntegerPixels = false;

pass half at 1/2 { return self; }
pass quarter at 1/4 { return tex(half); }

output {
  vec2 size = vec2(pixelSize * em * pixelAspect, pixelSize * em);
  if (snapToIntegerPixels) {
    size = round(size);
  }
  size = max(size, 1);
  vec2 middle = (floor(pixel * (1 / size)) + 0.5) * size;
  vec4 coarse = vec4(0);
  // Large pixels take the mean of their middle, so that they do not flicker; small ones need no mean.
  if (min(size.x, size.y) < 6) {
    coarse = texel(middle);
  } else {
    coarse = texel(quarter, middle);
  }
  return mix(self, coarse, mix);
}
