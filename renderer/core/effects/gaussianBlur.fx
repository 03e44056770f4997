// Softens the picture; the radius is the standard deviation, as in CSS.
param float radius = 0.4 in 0..10 em;
param option direction { both, horizontal, vertical } = both;
param option edgeMode { clamp, transparent, mirror } = clamp;
param bool alphaAware = true;

pass soft = blur(source, radius * em * vec2(direction == vertical ? 0 : 1, direction == horizontal ? 0 : 1), edgeMode);

output {
  vec4 color = tex(soft);
  // Without alpha awareness only the colours soften and the silhouette stays sharp.
  vec4 sharpEdge = vec4(straight(color).rgb * self.a, self.a);
  return alphaAware ? color : sharpEdge;
}
