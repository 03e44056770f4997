// The picture casts shafts of light away from a centre, as in haze.
param float intensity = 1.5 in 0..8;
param float decay = 0.95 in 0..1;
param float density = 1 in 0..4;
param float weight = 1 in 0..4;
param float centerX = 0.5 in 0..1;
param float centerY = 0.5 in 0..1;
param float samples = 48 in 4..100;

pass half at 1/2 {
  float light = luma(self.rgb);
  return self * (light * light);
}
pass quarter at 1/4 { return tex(half); }

pass shafts at 1/4 {
  float count = floor(samples);
  vec2 step = (vec2(centerX, centerY) * resolution - pixel) * (density / count);
  vec4 sum = vec4(0);
  float strength = 1;
  vec2 place = pixel;
  for (int i = 0; i < count; i++) {
    sum += texel(quarter, place) * strength;
    strength *= decay;
    place += step;
  }
  return sum * (weight / count);
}

output {
  return addLight(self, min(tex(shafts) * intensity, 1));
}
