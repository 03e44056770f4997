// An old television: scanlines, a mask of red, green and blue stripes, a curved tube that is darker at its edges.
param float scanlineCount = 240 in 10..1080;
param float scanlineIntensity = 0.4 in 0..1;
param float rgbMaskAmount = 0.3 in 0..1;
param float curvature = 0.1 in 0..1;
param float brightnessRollOff = 0.4 in 0..1;
param bool flicker = false;

output {
  vec2 tube = uv * 2 - 1;
  vec2 bent = tube * (1 + curvature * 0.5 * tube.yx * tube.yx);
  vec4 color = tex((bent * 0.5 + 0.5) * resolution, transparent);
  float line = cosTurns((bent.y * 0.5 + 0.5) * scanlineCount);
  float shade = 1 - scanlineIntensity * (0.5 + 0.5 * line);
  vec3 stripe = fract(pixel.x / 3 + vec3(0, 0.3333, 0.6667));
  vec3 mask = 1 - rgbMaskAmount * saturate(abs(stripe - 0.5) * 3 - 0.5);
  float edge = saturate(dot(bent, bent) * 0.5);
  shade *= 1 - brightnessRollOff * edge;
  shade *= 1 + scanlineIntensity * 0.4 + rgbMaskAmount * 0.3;
  shade *= flicker ? 0.94 + 0.06 * hash(time * 30) : 1;
  return vec4(color.rgb * mask * shade, color.a);
}
