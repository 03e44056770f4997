// Cuts the picture into slices and pushes them aside; the slices jump several times a second.
param float sliceCount = 30 in 2..256;
param float offsetAmount = 0.04 in 0..0.5;
param float gap = 0 in 0..1;
param float randomness = 0.7 in 0..1;
param option axis { horizontal, vertical } = horizontal;
param option edgeMode { clamp, transparent, mirror } = transparent;

float place(float across) { return across * floor(sliceCount); }

// Whole pixels keep the slices sharp.
float shift(float across) {
  float slice = floor(place(across));
  float alternate = mod(slice, 2) * 2 - 1;
  float random = hash(vec2(slice, floor(time * 12))) * 2 - 1;
  return round(mix(alternate, random * abs(random), randomness) * offsetAmount * resolution.x);
}

output {
  vec4 color = vec4(0);
  if (axis == horizontal) {
    color = fract(place(uv.y)) < gap ? vec4(0) : texel(pixel - vec2(shift(uv.y), 0), edgeMode);
  } else {
    color = fract(place(uv.x)) < gap ? vec4(0) : texel(pixel - vec2(0, shift(uv.x)), edgeMode);
  }
  return color;
}
