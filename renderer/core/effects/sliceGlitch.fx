// Cuts the picture into slices and pushes them aside; the slices jump several times a second.
param float sliceCount = 30 in 2..256;
param float offsetAmount = 0.04 in 0..0.5;
param float gap = 0 in 0..1;
param float randomness = 0.7 in 0..1;
param option axis { horizontal, vertical } = horizontal;
param option edgeMode { clamp, transparent, mirror } = transparent;

output {
  float place = (axis == horizontal ? uv.y : uv.x) * floor(sliceCount);
  float slice = floor(place);
  float alternate = mod(slice, 2) * 2 - 1;
  float random = hash(vec2(slice, floor(time * 12))) * 2 - 1;
  // Whole pixels keep the slices sharp.
  float shift = round(mix(alternate, random * abs(random), randomness) * offsetAmount * resolution.x);
  vec2 from = pixel - (axis == horizontal ? vec2(shift, 0) : vec2(0, shift));
  float kept = place - slice < gap ? 0 : 1;
  return texel(from, edgeMode) * kept;
}
