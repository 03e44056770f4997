// Dots whose size follows the darkness of the picture, as newsprint.
param float dotSize = 1 in 0.1..2;
param float spacing = 0.4 in 0.1..4 em;
param float angle = 30 in 0..180 deg;
param float threshold = 0 in -0.5..0.5;
param float softness = 0.5 in 0.001..4;
param option colorMode { blackWhite, duotone, original } = blackWhite;

output {
  float cell = max(1, spacing * em);
  vec2 axis = direction(angle);
  vec2 grid = rotate(pixel, vec2(axis.x, -axis.y)) * (1 / cell);
  vec2 middle = floor(grid) + 0.5;
  vec4 ink = straight(texel(rotate(middle * cell, axis)));
  float darkness = saturate(1 - luma(ink.rgb) + threshold);
  float radius = dotSize * cell * 0.5 * sqrt(darkness);
  float dots = 1 - smoothstep(radius - softness * 0.5, radius + softness * 0.5, length(grid - middle) * cell);
  dots *= darkness > 0 ? 1 : 0;
  vec3 color = vec3(1 - dots);
  if (colorMode != blackWhite) {
    color = mix(vec3(1), ink.rgb, dots);
  }
  float alpha = self.a;
  if (colorMode == original) {
    alpha *= dots;
    color = ink.rgb;
  }
  return vec4(color * alpha, alpha);
}
