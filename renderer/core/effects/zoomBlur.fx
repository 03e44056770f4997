// Smears the picture along rays from a centre, as a camera that zooms during the exposure.
param float amount = 0.4 in 0..2;
param float centerX = 0.5 in 0..1;
param float centerY = 0.5 in 0..1;
param float falloff = 1 in 0..4;
param option mode { in, out } = out;

// The smear from here as a multiple of the way from the centre.
vec2 smear() {
  vec2 offset = pixel - vec2(centerX, centerY) * resolution;
  float length = amount;
  if (falloff > 0) {
    length *= min(curve(length(offset) * (1 / halfDiagonal()), falloff), 1);
  }
  return offset * (mode == out ? -length : length) * 0.5;
}

pass half at 1/2 { return self; }

pass near at 1/2 {
  vec2 way = smear() * 0.2;
  vec4 sum = vec4(0);
  for (int i = 0; i < 5; i++) {
    sum += tex(half, pixel + way * (i * 0.2));
  }
  return sum * 0.2;
}

pass far at 1/2 {
  vec2 way = smear();
  vec4 sum = vec4(0);
  for (int i = 0; i < 5; i++) {
    sum += tex(near, pixel + way * (i * 0.2));
  }
  return sum * 0.2;
}

output {
  // Near the centre nothing moves and the picture stays sharp.
  return mix(self, tex(far), saturate(length(smear()) * 0.2));
}
