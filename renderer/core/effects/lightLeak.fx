// Stray coloured light, as in an old camera.
param float amount = 0.6 in 0..2;
param float scale = 0.6 in 0.01..4;
param float softness = 0.3 in 0.0001..2;
param float angle = 30 in 0..360 deg;
param float positionX = 0.2 in -0.5..1.5;
param float positionY = 0.2 in -0.5..1.5;
param color colorA = #ff8a3d;
param color colorB = #ffd96b;
param option blendMode { screen, add, softLight } = screen;
param option shape { linear, radial, organic } = organic;

output {
  vec2 axis = direction(angle);
  vec2 offset = (pixel - vec2(positionX, positionY) * resolution) * (1 / (scale * resolution.x));
  vec2 turned = vec2(dot(offset, axis), dot(offset, vec2(-axis.y, axis.x)));
  // 0 in the middle of the light, 1 at its rim.
  float distance = length(turned) * 2;
  if (shape == linear) {
    distance = abs(turned.x) * 2;
  }
  if (shape == organic) {
    vec2 drift = vec2(0.15, -0.1) * time;
    distance += 1.1 * (noise(turned * 2.5 + drift) - 0.5) + 0.3 * (noise(turned * 6 - drift) - 0.5);
  }
  float light = 1 - smoothstep(0.75 - softness, 0.75 + softness, distance);
  vec4 tint = mix(colorA, colorB, saturate(distance));
  vec4 glow = premultiply(tint) * (light * amount * self.a);
  vec3 result = screen(self, min(glow, self.a)).rgb;
  if (blendMode == add) {
    result = self.rgb + glow.rgb;
  }
  if (blendMode == softLight) {
    vec3 bottom = straight(self).rgb;
    result = mix(bottom, softLight(bottom, 0.5 + 0.5 * tint.rgb), saturate(light * amount * tint.a)) * self.a;
  }
  return vec4(result, self.a);
}
