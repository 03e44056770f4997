// Draws bright parts out into rays from a centre.
param float intensity = 1.5 in 0..8;
param float length = 0.3 in 0..1;
param float centerX = 0.5 in 0..1;
param float centerY = 0.5 in 0..1;
param float threshold = 0.7 in 0..1;
param float samples = 32 in 4..64;
param color color = #ffffff;

pass half at 1/2 {
  float light = luma(self.rgb);
  return self * smoothstep(threshold - 0.05, threshold + 0.15, light);
}
pass quarter at 1/4 { return tex(half); }

pass rays at 1/4 {
  float count = floor(samples);
  vec2 step = (vec2(centerX, centerY) * resolution - pixel) * (length / count);
  vec4 sum = vec4(0);
  float weight = 1;
  vec2 place = pixel;
  for (int i = 0; i < count; i++) {
    sum += texel(quarter, place) * weight;
    weight -= 1 / count;
    place += step;
  }
  return sum * (2 / count) * premultiply(color);
}

output {
  return addLight(self, min(tex(rays) * intensity, 1));
}
