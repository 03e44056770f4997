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

// Light is smooth: a quarter of the resolution shows it all.
pass light at 1/4 {
  vec2 axis = direction(angle);
  vec2 offset = (pixel - vec2(positionX, positionY) * resolution) * (1 / (scale * resolution.x));
  vec2 turned = vec2(dot(offset, axis), dot(offset, vec2(-axis.y, axis.x)));
  // 0 in the middle of the light, 1 at its rim.
  float distance = length(turned) * 2;
  if (shape == linear) {
    distance = abs(turned.x) * 2;
  }
  if (shape == organic) {
    // A cloud that is drawn out along the light and drifts with time.
    vec2 cloud = vec2(turned.x * 2, turned.y * 3.5) + vec2(0.15, -0.1) * time;
    distance += 1.2 * (fbm(cloud) - 0.5);
  }
  float strength = 1 - smoothstep(0.7 - softness, 0.7 + softness, distance);
  return premultiply(mix(colorA, colorB, saturate(distance))) * strength;
}

output {
  vec4 glow = tex(light) * amount * self.a;
  vec3 result = screen(self, min(glow, self.a)).rgb;
  if (blendMode == add) {
    result = self.rgb + glow.rgb;
  }
  if (blendMode == softLight) {
    vec3 bottom = straight(self).rgb;
    vec4 tint = tex(light);
    vec3 soft = softLight(bottom, 0.5 + 0.5 * straight(tint).rgb);
    result = mix(bottom, soft, saturate(amount * tint.a)) * self.a;
  }
  return vec4(result, self.a);
}
