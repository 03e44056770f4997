// Reveals the picture in spots of noise with a coloured rim.
param float progress = 0.5 in 0..1;
param float noiseScale = 8 in 0.5..64;
param float softness = 0.05 in 0.0001..1;
param float edgeWidth = 0.05 in 0..0.5;
param color edgeColor = #ffffff;
param bool invert = false;

output {
  float spots = clouds(pixel * (noiseScale / resolution.x));
  float place = front(progress, softness + edgeWidth);
  float visible = revealed(spots, place, softness);
  float inner = revealed(spots, place - edgeWidth, softness);
  float shown = invert ? 1 - inner : visible;
  float rim = (visible - inner) * edgeColor.a;
  vec3 color = mix(self.rgb, edgeColor.rgb * self.a, rim / max(shown, 0.001));
  return vec4(color, self.a) * shown;
}
