// Pulls red and blue apart, along a line or away from a centre, as a simple lens does.
param float intensity = 0.005 in 0..0.1;
param float angle = 0 in 0..360 deg;
param float centerX = 0.5 in 0..1;
param float centerY = 0.5 in 0..1;
param float edgeFalloff = 0 in 0..1;
param bool radial = false;

vec4 split(vec2 shift) {
  vec4 red = tex(pixel - shift);
  vec4 blue = tex(pixel + shift);
  return vec4(red.r, self.g, blue.b, max(self.a, max(red.a, blue.a)));
}

output {
  vec2 shift = direction(angle) * (intensity * resolution.x);
  vec4 color = self;
  if (radial || edgeFalloff > 0) {
    vec2 offset = pixel - vec2(centerX, centerY) * resolution;
    float distance = length(offset);
    if (radial) {
      shift = offset * (intensity * resolution.x / max(distance, 1));
    }
    color = split(shift * mix(1, saturate(distance * (1 / halfDiagonal())), edgeFalloff));
  } else {
    // The same for all pixels: neighbours stay neighbours, and are read together.
    color = split(shift);
  }
  return color;
}
