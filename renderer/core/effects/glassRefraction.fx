// Thick glass whose surface follows the brightness of the picture.
param float refractionAmount = 1 in 0..8;
param float roughness = 0.2 in 0..4;
param float highlightAmount = 0.6 in 0..4;
param float edgeStrength = 0.3 in 0..4;
param float ior = 1.45 in 0.5..3;

float height(vec4 sample) { return luma(sample.rgb); }

pass half at 1/2 { return self; }
pass quarter at 1/4 { return tex(half); }
pass smooth = blur(quarter, 0.6 * em);

// The slope of the surface, 0.5 where it is level: it rolls widely, and steps at edges.
pass slope at 1/4 {
  vec2 right = vec2(em, 0), down = vec2(0, em);
  vec2 roll = vec2(
    height(texel(smooth, pixel + right)) - height(texel(smooth, pixel - right)),
    height(texel(smooth, pixel + down)) - height(texel(smooth, pixel - down))
  );
  vec2 edge = vec2(
    height(texel(quarter, pixel + vec2(4, 0))) - height(texel(quarter, pixel - vec2(4, 0))),
    height(texel(quarter, pixel + vec2(0, 4))) - height(texel(quarter, pixel - vec2(0, 4)))
  );
  vec2 rough = vec2(noise(pixel * 0.1), noise(pixel * 0.1 + 77)) - 0.5;
  vec2 tilt = roll * 0.8 + edge * (edgeStrength * 0.5) + rough * (roughness * 0.15);
  return vec4(saturate(tilt * 0.5 + 0.5), 0.5, 1);
}

output {
  vec2 tilt = tex(slope).xy * 2 - 1.00392157;
  vec4 color = tex(pixel + tilt * (refractionAmount * (ior - 1) * 0.0222 * resolution.x));
  // Light from the upper left; small tilts do not shine.
  float shine = saturate(dot(tilt, vec2(-0.8, -0.8)));
  return vec4(min(color.rgb + color.a * (shine * shine * highlightAmount), color.a), color.a);
}
