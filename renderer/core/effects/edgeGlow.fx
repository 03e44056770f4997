// The edges in the picture shine.
param float strength = 1 in 0..4;
param float threshold = 0.15 in 0..2;
param float radius = 0.4 in 0..5 em;
param float sampleDistance = 0.05 in 0.02..0.5 em;
param color color = #ffffff;
param option blendMode { add, screen, normal } = screen;

// Brightness and opacity count alike, so that shapes on nothing have edges too.
float signal(vec4 sample) { return luma(sample.rgb) + sample.a; }

pass edges at 1/2 {
  float reach = max(1, sampleDistance * em);
  float x = signal(texel(pixel + vec2(reach, 0))) - signal(texel(pixel - vec2(reach, 0)));
  float y = signal(texel(pixel + vec2(0, reach))) - signal(texel(pixel - vec2(0, reach)));
  float steepness = sqrt(x * x + y * y);
  return premultiply(color) * smoothstep(threshold * 0.5, threshold * 1.5 + 0.01, steepness);
}

pass halo = blur(edges, radius * em, transparent);

output {
  // The line itself and its halo.
  vec4 light = min((tex(edges) * 0.5 + tex(halo) * 1.2) * strength, 1);
  vec4 result = screen(self, light);
  if (blendMode == add) {
    result = addLight(self, light);
  }
  if (blendMode == normal) {
    result = over(light, self);
  }
  return result;
}
