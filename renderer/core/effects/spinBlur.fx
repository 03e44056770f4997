// Smears the picture along circles about a centre, as a turning camera does.
param float amount = 12 in 0..180 deg;
param float centerX = 0.5 in 0..1;
param float centerY = 0.5 in 0..1;
param float samples = 24 in 2..64;
param float radiusFalloff = 0 in 0..4;
param option direction { clockwise, counterClockwise } = clockwise;

vec2 fromCenter() { return pixel - vec2(centerX, centerY) * resolution; }

// The angle smeared here, in turns.
float smear() {
  float turns = amount / 360;
  if (radiusFalloff > 0) {
    turns *= min(curve(length(fromCenter()) * (1 / halfDiagonal()), radiusFalloff), 1);
  }
  return direction == clockwise ? -turns : turns;
}

// Two passes of √samples each take `samples` samples along the way.
float count() { return ceil(sqrt(floor(samples))); }

pass half at 1/2 { return self; }

pass near at 1/2 {
  float turns = smear() / (count() * count());
  vec2 step = vec2(cosTurns(turns), sinTurns(turns));
  vec2 arm = fromCenter();
  vec2 center = pixel - arm;
  vec4 sum = vec4(0);
  for (int i = 0; i < count(); i++) {
    sum += texel(half, center + arm);
    arm = rotate(arm, step);
  }
  return sum * (1 / count());
}

pass far at 1/2 {
  float turns = smear() / count();
  vec2 step = vec2(cosTurns(turns), sinTurns(turns));
  vec2 arm = fromCenter();
  vec2 center = pixel - arm;
  vec4 sum = vec4(0);
  for (int i = 0; i < count(); i++) {
    sum += tex(near, center + arm);
    arm = rotate(arm, step);
  }
  return sum * (1 / count());
}

output {
  float pixels = length(fromCenter()) * abs(smear()) * TAU;
  return mix(self, tex(far), saturate(pixels * 0.25));
}
