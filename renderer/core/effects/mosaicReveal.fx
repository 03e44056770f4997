// Reveals the picture tile by tile.
param float progress = 0.5 in 0..1;
param float cellSize = 1.6 in 0.05..16 em;
param float randomness = 0.5 in 0..1;
param float softness = 0.05 in 0.0001..1;
param option direction { left, right, top, bottom, random } = left;
param bool invert = false;

output {
  float side = max(1, cellSize * em);
  vec2 cell = floor(pixel * (1 / side));
  vec2 place = saturate((cell + 0.5) * (side / resolution));
  float way = place.x;
  if (direction == right) {
    way = 1 - place.x;
  }
  if (direction == top) {
    way = place.y;
  }
  if (direction == bottom) {
    way = 1 - place.y;
  }
  way = mix(way, hash(cell), direction == random ? 1 : randomness);
  float visible = revealed(way, front(progress, softness), softness);
  return self * (invert ? 1 - visible : visible);
}
