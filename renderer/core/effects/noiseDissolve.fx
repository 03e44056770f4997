// Dissolves the picture in cloudy patches, with a glowing edge.
param float progress = 0.5 in 0..1;
param float noiseScale = 8 in 0.5..64;
param float softness = 0.05 in 0.0001..1;
param float edgeWidth = 0.05 in 0..0.5;
param color edgeColor = #ffffff;
param bool invert = false;

output {
  float cloud = fbm(pixel * (noiseScale / resolution.y));
  // Three octaves rarely leave 0.1..0.9: stretched, so that the first and last patch go at the ends of the progress.
  float field = saturate(cloud * 1.25 - 0.125);
  field = invert ? 1 - field : field;
  float threshold = progress * (1 + softness + edgeWidth) - softness - edgeWidth;
  float visible = smoothstep(threshold, threshold + softness, field);
  float inner = smoothstep(threshold + edgeWidth, threshold + edgeWidth + softness, field);
  float edge = (1 - inner) * edgeColor.a * (progress > 0 ? 1 : 0);
  return vec4(mix(self.rgb, edgeColor.rgb * self.a, edge), self.a) * visible;
}
