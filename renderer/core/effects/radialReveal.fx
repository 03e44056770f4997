// Reveals the picture within a growing circle whose edge glows.
param float progress = 0.5 in 0..1;
param float centerX = 0.5 in 0..1;
param float centerY = 0.5 in 0..1;
param float softness = 0.02 in 0.0001..1;
param float edgeGlow = 0.5 in 0..4;
param bool invert = false;

const float GLOW_WIDTH = 0.08;

output {
  vec2 center = vec2(centerX, centerY);
  vec2 corner = max(center, 1 - center) * resolution;
  float way = length(pixel - center * resolution) * (1 / length(corner));
  float place = front(progress, softness + GLOW_WIDTH);
  float visible = revealed(way, place, softness);
  float shown = invert ? 1 - visible : visible;
  float glow = 1 - smoothstep(0, GLOW_WIDTH, abs(place - softness * 0.5 - way));
  glow *= edgeGlow * glow * (progress > 0 && progress < 1 ? 1 : 0);
  return vec4(min(self.rgb + self.a * glow, self.a), self.a) * shown;
}
