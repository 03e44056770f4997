// Reveals the picture in spots of noise with a coloured rim.
param float progress = 0.5 in 0..1;
param float noiseScale = 8 in 0.5..64;
param float softness = 0.05 in 0.0001..1;
param float edgeWidth = 0.05 in 0..0.5;
param color edgeColor = #ffffff;
param bool invert = false;

float margin() { return softness + edgeWidth; }

// How far the front is past each place: 0 not yet, 1 by the whole margin. Only this range is kept, so that bytes are fine
// enough and a quarter of the resolution too.
pass passed at 1/4 {
  float spots = clouds(pixel * (noiseScale / resolution.x));
  return vec4((front(progress, margin()) - spots) / margin());
}

output {
  float depth = tex(passed).r * margin();
  float visible = smoothstep(0, softness, depth);
  float inner = smoothstep(edgeWidth, margin(), depth);
  float shown = invert ? 1 - inner : visible;
  float rim = saturate((visible - inner) * edgeColor.a / max(shown, 0.001));
  return vec4(mix(self.rgb, edgeColor.rgb * self.a, rim), self.a) * shown;
}
