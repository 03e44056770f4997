// Drags blocks of the picture along, as a video that has lost its keyframes.
param float amount = 4.2 in 0..25 em;
param float blockSize = 1.25 in 0.05..16 em;
param float angle = 0 in 0..360 deg;
param float smearLength = 0.5 in 0..4;
param float randomness = 0.5 in 0..1;
param option mode { soft, blocky, streak } = streak;

output {
  float side = max(1, blockSize * em);
  vec2 axis = direction(angle);
  vec2 grid = pixel * (1 / side);
  vec2 block = floor(grid);
  float pull = 0;
  if (mode == blocky) {
    pull = hash(block * vec2(0.5, 1) + 0.25);
  }
  if (mode == soft) {
    pull = noise(grid * 0.5);
  }
  if (mode == streak) {
    pull = noise(dot(grid, vec2(-axis.y, axis.x)) * 3);
  }
  // At full randomness about half of the picture stays where it is.
  pull = mix(0.6, saturate(pull * 2.4 - 0.9), randomness);
  vec2 drag = axis * (pull * amount * em);
  vec4 color = texel(pixel - drag);
  if (smearLength > 0) {
    vec4 echo = texel(pixel - drag * 0.66);
    echo += texel(pixel - drag * 1.33);
    echo += texel(pixel - drag * (1 + smearLength));
    color = mix(color, echo * 0.33333, saturate(smearLength) * saturate(pull * 2));
  }
  return color;
}
