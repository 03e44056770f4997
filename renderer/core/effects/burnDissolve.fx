// Burns the picture in from nothing: spots of noise with a glowing rim and dark ash behind it.
param float progress = 0.5 in 0..1;
param float noiseScale = 6 in 0.5..64;
param float edgeWidth = 0.05 in 0.0001..1;
param float softness = 0.02 in 0.0001..1;
param float ashAmount = 0.4 in 0..1;
param color burnColor = #3a0a00;
param color hotColor = #ffb347;

float margin() { return softness + edgeWidth * 4; }

// How far the fire is past each place, as a fraction of the margin.
pass passed at 1/4 {
  float spots = clouds(pixel * (noiseScale / resolution.x));
  return vec4((front(progress, margin()) - spots) / margin());
}

output {
  // From the front inwards: the hot rim, the burnt zone, then the picture.
  float depth = tex(passed).r * margin();
  float visible = smoothstep(0, softness, depth);
  float heat = 1 - smoothstep(0, edgeWidth + softness, depth);
  float burnt = 1 - smoothstep(edgeWidth * 0.5, margin(), depth);
  vec3 color = mix(self.rgb, burnColor.rgb * self.a, burnt * (burnColor.a * mix(0.5, 1, ashAmount)));
  color *= 1 - ashAmount * 0.5 * burnt;
  color += hotColor.rgb * (self.a * heat * heat * (hotColor.a * 1.6));
  return vec4(min(color, self.a), self.a) * visible;
}
