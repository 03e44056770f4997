// A cathode ray tube: lines, a mask of coloured stripes, a bulging picture that is darker in its corners.
param float scanlineCount = 240 in 10..1080;
param float scanlineIntensity = 0.4 in 0..1;
param float rgbMaskAmount = 0.3 in 0..1;
param float curvature = 0.1 in 0..1;
param float brightnessRollOff = 0.4 in 0..1;
param bool flicker = false;

output {
  vec2 tube = uv * 2 - 1;
  vec2 bent = tube * (1 + curvature * 0.5 * tube.yx * tube.yx);
  vec2 place = bent * 0.5 + 0.5;
  vec4 color = tex(place * resolution, transparent);
  float shade = 1 - scanlineIntensity * (0.5 + 0.5 * cosTurns(place.y * scanlineCount));
  shade *= 1 - brightnessRollOff * saturate(dot(tube, tube) * 0.5);
  // What lines and stripes take away on average is given back.
  shade *= 1 + scanlineIntensity * 0.4 + rgbMaskAmount * 0.3;
  shade *= flicker ? 0.92 + 0.08 * hash(floor(time * 30)) : 1;
  vec3 stripe = abs(fract(pixel.x * 0.33333333 + vec3(0, 0.3333, 0.6667)) - 0.5);
  vec3 mask = 1 - rgbMaskAmount * saturate(1.5 - stripe * 4);
  return vec4(min(color.rgb * mask * shade, color.a), color.a);
}
