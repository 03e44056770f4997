// Reveals the picture behind a glowing scan line that shakes what it passes.
param float progress = 0.5 in 0..1;
param float angle = 0 in 0..360 deg;
param float bandWidth = 0.04 in 0..0.5;
param float softness = 0.01 in 0.0001..1;
param float edgeGlow = 1 in 0..4;
param float edgeDistortion = 0.005 in 0..0.1;
param bool invert = false;

output {
  vec2 axis = direction(angle);
  float way = along(axis);
  float place = front(progress, softness + bandWidth);
  float visible = revealed(way, place, softness);
  float shown = invert ? 1 - visible : visible;
  float band = 1 - smoothstep(0, max(bandWidth, 0.0001), abs(place - softness * 0.5 - way));
  band *= progress > 0 && progress < 1 ? 1 : 0;
  vec4 color = self;
  if (band > 0) {
    float across = dot(pixel, vec2(-axis.y, axis.x)) * (200 / resolution.y);
    float shake = noise(across) - 0.5;
    color = tex(pixel + axis * (shake * band * 2 * edgeDistortion * resolution.x));
  }
  vec3 light = vec3(0.55, 0.9, 1) * (edgeGlow * band * band * color.a);
  return vec4(min(color.rgb + light, color.a), color.a) * shown;
}
