import { FRAME } from "../pictures.js";

const { width, height } = FRAME;

/** The arithmetic of some effects at their defaults, in Skia's own shading language. */
export const SHADERS: Readonly<Record<string, string>> = {
  invert: "uniform shader source; half4 main(float2 p) { half4 c = source.eval(p); return half4(c.a - c.rgb, c.a); }",
  vignette: `uniform shader source;
    half4 main(float2 p) {
      float2 size = float2(${width}, ${height});
      float d = length(p - size * 0.5) / (length(size) * 0.5);
      half4 c = source.eval(p);
      return half4(c.rgb * (1 - 0.6 * smoothstep(0.6, 1.0, d)), c.a);
    }`,
  chromaticAberration: `uniform shader source;
    half4 main(float2 p) {
      float2 shift = float2(${width * 0.005}, 0);
      half4 r = source.eval(p - shift), c = source.eval(p), b = source.eval(p + shift);
      return half4(r.r, c.g, b.b, max(c.a, max(r.a, b.a)));
    }`,
  fisheye: `uniform shader source;
    half4 main(float2 p) {
      float2 center = float2(${width / 2}, ${height / 2});
      float2 offset = p - center;
      float reach = 0.5 * length(center);
      float inside = saturate(1 - dot(offset, offset) / (reach * reach));
      return source.eval(center + offset / (1 + 0.5 * inside));
    }`,
};
