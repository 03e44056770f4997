// Smears the picture along a straight line, as a moving camera does.
param float amount = 1.25 in 0..10 em;
param float angle = 0 in 0..360 deg;
param float centerBias = 0 in 0..1;
param option edgeMode { clamp, transparent, mirror } = clamp;

// 5 close samples of 5 close samples are 25 along the way.
pass half at 1/2 { return self; }

pass near at 1/2 {
  vec2 step = direction(angle) * (amount * em * 0.04);
  vec4 sum = vec4(0);
  for (int i = 0; i < 5; i++) {
    sum += tex(half, pixel + step * (i - 2), edgeMode);
  }
  return sum * 0.2;
}

pass far at 1/2 {
  vec2 step = direction(angle) * (amount * em * 0.2);
  vec4 sum = vec4(0);
  float total = 0;
  for (int i = 0; i < 5; i++) {
    float weight = 1 - centerBias * abs(i - 2) * 0.3333;
    sum += tex(near, pixel + step * (i - 2), edgeMode) * weight;
    total += weight;
  }
  return sum / total;
}

output {
  // Half resolution is enough for what is smeared by more than a few pixels.
  return mix(self, tex(far), saturate(amount * em * 0.25));
}
