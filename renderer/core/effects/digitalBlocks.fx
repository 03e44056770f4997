// Breaks parts of the picture into displaced blocks, as a bad signal does.
param float blockSize = 1.25 in 0.05..16 em;
param float blockAmount = 0.3 in 0..1;
param float offsetAmount = 0.03 in 0..0.5;
param float colorShift = 0.005 in 0..0.1;
param float randomness = 1 in 0..1;
param bool hideBlocks = false;

output {
  float side = max(1, blockSize * em);
  float beat = floor(time * 10);
  // Blocks are three times as wide as high and come in clusters.
  vec2 block = floor(pixel * vec2(1 / (side * 3), 1 / side));
  float cluster = hash(vec3(floor(block * 0.25), beat));
  float chance = mix(cluster, mix(cluster, hash(vec3(block, beat)), 0.6), randomness);
  vec4 color = self;
  if (chance < blockAmount) {
    vec2 push = vec2(hash(vec3(block, beat + 31)), hash(vec3(block, beat + 57))) * 2 - 1;
    push = mix(vec2(0.7, 0), push * vec2(1, 0.25), randomness);
    vec2 from = pixel - round(push * (offsetAmount * resolution.x));
    vec2 shift = vec2(round(colorShift * resolution.x), 0);
    vec4 middle = texel(from);
    color = vec4(texel(from - shift).r, middle.g, texel(from + shift).b, middle.a);
    color = hideBlocks ? vec4(0) : color;
  }
  return color;
}
