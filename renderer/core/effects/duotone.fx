// Maps brightness to a passage between two colours.
param color shadowColor = #1a1a3a;
param color highlightColor = #ffd966;
param float contrast = 0 in -1..2;
param float brightness = 0 in -1..1;
param float midtoneBias = 0 in -1..1;
param float mix = 1 in 0..1;

output {
  float light = luma(straight(self).rgb);
  light = saturate((light - 0.5) * (1 + contrast) + 0.5 + brightness);
  light += midtoneBias * light * (1 - light);
  vec4 tone = mix(shadowColor, highlightColor, light);
  return mix(self, premultiply(tone) * self.a, mix);
}
