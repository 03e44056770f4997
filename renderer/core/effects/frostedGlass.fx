// The picture behind frosted glass.
param float blurRadius = 0.6 in 0..10 em;
param float distortion = 1.2 in 0..4;
param float frostAmount = 0.2 in 0..1;
param float tintAmount = 0 in 0..1;
param float highlightAmount = 0 in 0..1;
param color tintColor = #ffffff;

pass half at 1/2 { return self; }
pass soft = blur(half, blurRadius * em);

output {
  vec2 grain = floor(pixel * (10 / em));
  vec2 scatter = vec2(hash(grain), hash(grain + 4096)) - 0.5;
  vec4 color = tex(soft, pixel + scatter * (distortion * 0.01 * resolution.x));
  float frost = frostAmount * (0.12 + 0.25 * hash(grain + 811));
  color.rgb = mix(color.rgb, vec3(color.a), frost);
  color.rgb = mix(color.rgb, tintColor.rgb * color.a, tintAmount * tintColor.a);
  float shine = saturate(1 - (uv.x + uv.y));
  color.rgb = mix(color.rgb, vec3(color.a), highlightAmount * shine * shine);
  return color;
}
