// Reveals the picture behind a straight edge that moves across it.
param float progress = 0.5 in 0..1;
param float angle = 0 in 0..360 deg;
param float softness = 0.02 in 0.0001..1;
param float edgeWidth = 0 in 0..0.5;
param color edgeColor = #ffffff;
param bool invert = false;

output {
  float way = along(direction(angle));
  float place = front(progress, softness + edgeWidth);
  float visible = revealed(way, place, softness);
  float inner = revealed(way, place - edgeWidth, softness);
  float shown = invert ? 1 - inner : visible;
  float line = (visible - inner) * edgeColor.a;
  vec3 color = mix(self.rgb, edgeColor.rgb * self.a, saturate(line / max(shown, 0.001)));
  return vec4(color, self.a) * shown;
}
