// A worn video tape: wobbling and torn lines, bleeding colours, noise.
param float trackingAmount = 1 in 0..8;
param float tearAmount = 0.3 in 0..1;
param float tearSize = 0.05 in 0.001..1;
param float colorBleed = 1 in 0..8;
param float noiseAmount = 0.5 in 0..4;
param float scanlineIntensity = 0.4 in 0..1;

output {
  float beat = floor(time * 30);
  float line = floor(pixel.y);
  // All that only depends on the line is computed once per line.
  float wobble = (noise(line * 0.02 + time * 3) - 0.5) + 0.4 * (hash(vec2(line * 0.5, beat)) - 0.5);
  float tearPlace = fract(time * 0.21 + hash(floor(time * 2)));
  float torn = 1 - smoothstep(0, tearSize, abs(uv.y - tearPlace));
  float shift = wobble * trackingAmount * 0.0057 * resolution.x;
  shift += torn * tearAmount * (0.3 + 0.7 * hash(vec2(line, beat + 7))) * 0.08 * resolution.x;
  vec2 from = pixel - vec2(round(shift), 0);
  float bleed = round(colorBleed * 0.004 * resolution.x);
  vec4 sharp = texel(from);
  vec4 soft = texel(from - vec2(bleed, 0)) * 0.5 + texel(from - vec2(bleed * 0.4, 0)) * 0.5;
  // Brightness from here, colour from the left.
  vec3 color = soft.rgb + (luma(sharp.rgb) - luma(soft.rgb));
  float speck = hash(vec3(floor(pixel * vec2(0.5, 1)), beat)) - 0.5;
  float snow = torn * tearAmount * (hash(vec3(pixel.x * 0.25, line, beat)) > 0.86 ? 0.8 : 0);
  float shade = 1 - scanlineIntensity * 0.5 * mod(line, 2);
  color = (color + speck * noiseAmount * 0.16 + snow) * shade;
  return vec4(color * sharp.a, sharp.a);
}
