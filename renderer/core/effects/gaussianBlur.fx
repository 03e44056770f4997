// Softens the picture. The radius is the standard deviation of a Gaussian, as in CSS.
param float radius = 0.4 in 0..10 em;
param option direction { both, horizontal, vertical } = both;
param option edgeMode { clamp, transparent, mirror } = clamp;
param bool alphaAware = true;

vec2 reach() { return radius * em * vec2(direction == vertical ? 0 : 1, direction == horizontal ? 0 : 1); }

pass soft = blur(source, reach(), edgeMode);

// Only for alphaAware = false: colours without their opacity.
pass opaque at 1/2 {
  vec4 color = vec4(0);
  if (!alphaAware) {
    color = vec4(straight(self).rgb, 1);
  }
  return color;
}
pass colors = blur(opaque, alphaAware ? vec2(0) : reach(), edgeMode);

output {
  vec4 color = tex(soft);
  if (!alphaAware) {
    color.rgb = mix(straight(color).rgb, tex(colors).rgb, saturate(radius * em)) * color.a;
  }
  return color;
}
