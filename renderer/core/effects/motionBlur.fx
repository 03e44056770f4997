// Smears the picture along a straight line, as a moving camera does.
param float amount = 1.25 in 0..10 em;
param float angle = 0 in 0..360 deg;
param float centerBias = 0 in 0..1;
param option edgeMode { clamp, transparent, mirror } = clamp;

// 5 samples of 5 close samples each are 25 along the way.
const float COUNT = 5;

vec2 way() { return direction(angle) * (amount * em); }

pass half at 1/2 { return self; }

pass near at 1/2 {
  vec2 step = way() / (COUNT * COUNT);
  vec4 sum = vec4(0);
  for (int i = 0; i < COUNT; i++) {
    sum += texel(half, pixel + step * (i - 2), edgeMode);
  }
  return sum / COUNT;
}

pass far at 1/2 {
  vec2 step = way() / COUNT;
  vec4 sum = vec4(0);
  float total = 0;
  for (int i = 0; i < COUNT; i++) {
    float weight = 1 - centerBias * abs(i - 2) * 0.3333;
    sum += tex(near, pixel + step * (i - 2), edgeMode) * weight;
    total += weight;
  }
  return sum * (1 / total);
}

output {
  // Half the resolution is enough for what is smeared by more than a few pixels.
  return mix(self, tex(far), saturate(amount * em * 0.25));
}
