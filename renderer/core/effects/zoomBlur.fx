// Smears the picture along rays from a centre, as a camera that zooms during the exposure.
param float amount = 0.4 in 0..2;
param float centerX = 0.5 in 0..1;
param float centerY = 0.5 in 0..1;
param float falloff = 1 in 0..4;
param option mode { in, out } = out;

// 5 samples of 6 close samples each are 30 along the way.
const float NEAR = 6;
const float FAR = 5;

// From here to the end of the smear. Away from the centre means that pixels come from nearer to it.
vec2 smear() {
  vec2 offset = pixel - vec2(centerX, centerY) * resolution;
  float part = amount * 0.5;
  if (falloff > 0) {
    part *= min(curve(length(offset) * (1 / halfDiagonal()), falloff), 1);
  }
  return offset * (mode == out ? -part : part);
}

pass half at 1/2 { return self; }

pass near at 1/2 {
  // A little longer than the gap it fills: the smear is not equally long all along the way.
  vec2 step = smear() * (1.35 / (NEAR * FAR));
  vec4 sum = vec4(0);
  vec2 place = pixel;
  for (int i = 0; i < NEAR; i++) {
    sum += texel(half, place);
    place += step;
  }
  return sum / NEAR;
}

pass far at 1/2 {
  vec2 step = smear() / FAR;
  vec4 sum = vec4(0);
  vec2 place = pixel;
  for (int i = 0; i < FAR; i++) {
    sum += tex(near, place);
    place += step;
  }
  return sum / FAR;
}

output {
  // Near the centre nothing moves and the picture stays sharp.
  return mix(self, tex(far), saturate(length(smear()) * 0.25));
}
