// Thick glass whose surface follows the brightness of the picture.
param float refractionAmount = 1 in 0..8;
param float roughness = 0.2 in 0..4;
param float highlightAmount = 0.6 in 0..4;
param float edgeStrength = 0.3 in 0..4;
param float ior = 1.45 in 0.5..3;

float height(vec4 sample) { return luma(sample.rgb); }

pass half at 1/2 { return self; }
pass quarter at 1/4 { return tex(half); }
pass smooth = blur(quarter, 0.5 * em);

// The slope of the surface, 0.5 where it is level: a wide one that rolls and a narrow one along edges.
pass slope at 1/2 {
  float wide = em;
  float narrow = 2;
  vec2 roll = vec2(
    height(tex(smooth, pixel + vec2(wide, 0))) - height(tex(smooth, pixel - vec2(wide, 0))),
    height(tex(smooth, pixel + vec2(0, wide))) - height(tex(smooth, pixel - vec2(0, wide)))
  );
  vec2 edge = vec2(
    height(tex(half, pixel + vec2(narrow, 0))) - height(tex(half, pixel - vec2(narrow, 0))),
    height(tex(half, pixel + vec2(0, narrow))) - height(tex(half, pixel - vec2(0, narrow)))
  );
  return vec4(saturate(roll + edge * edgeStrength * 0.5 + 0.5), 0.5, 1);
}

output {
  vec2 tilt = tex(slope).xy * 2 - 1.00392157;
  if (roughness > 0) {
    tilt += (vec2(noise(pixel * 0.25), noise(pixel * 0.25 + 77)) - 0.5) * (roughness * 0.2);
  }
  vec4 color = tex(pixel + tilt * (refractionAmount * (ior - 1) * 0.05 * resolution.x));
  float shine = saturate(dot(tilt, vec2(-2, -2)));
  return vec4(min(color.rgb + color.a * shine * highlightAmount, color.a), color.a);
}
