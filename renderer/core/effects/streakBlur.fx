// Draws highlights out into long streaks.
param float amount = 2.5 in 0..20 em;
param float angle = 0 in 0..360 deg;
param float samples = 24 in 2..64;
param float highlightBias = 2 in 0..10;
param float falloff = 1 in 0..4;
param option edgeMode { clamp, transparent, mirror } = transparent;

// Bright parts weigh more; the mean brightness of a streak falls with the bias, not its highlights.
pass half at 1/2 {
  float light = max(self.r, max(self.g, self.b));
  return self * exp2((light - 1) * highlightBias * 1.5);
}
pass quarter at 1/4 { return tex(half); }

pass streak at 1/4 {
  float count = floor(samples);
  vec2 step = direction(angle) * (amount * em * 2 / count);
  vec4 sum = vec4(0);
  float total = 0;
  for (int i = 0; i < count; i++) {
    float place = i + 0.5 - count * 0.5;
    float weight = 1;
    if (falloff > 0) {
      weight = curve(1 - abs(place) * (2 / count), falloff);
    }
    sum += tex(quarter, pixel + step * place, edgeMode) * weight;
    total += weight;
  }
  return sum * (1.6 / total);
}

output {
  return screen(self, min(tex(streak), 1));
}
