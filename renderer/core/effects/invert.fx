// Turns colours into their negative.
param float amount = 1 in 0..1;

output {
  vec3 negative = self.a - self.rgb;
  return vec4(mix(self.rgb, negative, amount), self.a);
}
