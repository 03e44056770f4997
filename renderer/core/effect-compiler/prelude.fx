// The standard library of the effect language. Functions are inlined where they are used and cost nothing elsewhere.
// A function from floats to a float also takes vectors and then works on each component.

const float PI = 3.14159265;
const float TAU = 6.28318531;

// --- numbers ---------------------------------------------------------------------------------------------------------

float clamp(float x, float low, float high) { return min(max(low, x), high); }
float saturate(float x) { return clamp(x, 0, 1); }
float mix(float a, float b, float t) { return a + (b - a) * t; }
float step(float edge, float x) { return x < edge ? 0 : 1; }
float fract(float x) { return x - floor(x); }
float mod(float x, float y) { return x - y * floor(x / y); }
float sign(float x) { return x < 0 ? -1 : x > 0 ? 1 : 0; }
float round(float x) { return floor(x + 0.5); }
float radians(float degrees) { return degrees * 0.01745329252; }

// As in GLSL, but defined for equal edges too: then it is a step.
float smoothstep(float low, float high, float x) {
  float t = saturate((x - low) / max(high - low, 0.000001));
  return t * t * (3 - 2 * t);
}

// --- functions of one variable, as polynomials -----------------------------------------------------------------------

// sin(2 pi t): the argument is in turns, which is exact to reduce. The polynomial is multiplied by p (1 - 4 p^2), which has
// the zeros of the sine. Absolute error below 6e-7.
float sinTurns(float t) {
  float p = t - floor(t + 0.5);
  float q = p * p;
  float series = 6.28318378 + q * (-16.2086542 + q * (16.7595084 + q * (-9.51590717 + q * 3.01841568)));
  return p * (1 - 4 * q) * series;
}
float cosTurns(float t) { return sinTurns(t + 0.25); }
float sin(float x) { return sinTurns(x * 0.1591549431); }
float cos(float x) { return sinTurns(x * 0.1591549431 + 0.25); }
vec2 direction(float degrees) { return vec2(cosTurns(degrees * 0.002777777778), sinTurns(degrees * 0.002777777778)); }

// 2^x by a polynomial on [-0.5, 0.5]. Relative error below 3e-7 for -126 <= x <= 127; clamped beyond.
float exp2(float x) {
  float limited = clamp(x, -126, 127);
  float whole = floor(limited + 0.5);
  float f = limited - whole;
  float p = 1 + f * (0.693147207 + f * (0.240221074 + f * (0.0555032721 + f * (0.0096760371 + f * 0.00134004322))));
  return scaleByPowerOfTwo(p, whole);
}
float exp(float x) { return exp2(x * 1.442695041); }

// Logarithm to base 2 of a positive number: exponent plus the series of artanh. Absolute error below 3e-7 + 1 ulp.
float log2(float x) {
  float positive = max(1.17549435e-38, x);
  float m = mantissa(positive);
  float z = (m - 1.414213562) / (m + 1.414213562);
  float square = z * z;
  return exponent(positive) + 0.5 + z * (2.885390082 + square * (0.961796694 + square * (0.577078016 + square * 0.412198583)));
}
float log(float x) { return log2(x) * 0.6931471806; }

// x^y for x > 0; 0 for x <= 0, but 1 where y = 0.
float pow(float x, float y) {
  float power = exp2(y * log2(x));
  return y == 0 ? 1 : x > 0 ? power : 0;
}

// The angle of (x, y) in turns, -0.5..0.5. Absolute error below 2e-6 turns.
float angleTurns(float y, float x) {
  float ax = abs(x), ay = abs(y);
  float ratio = min(ax, ay) / max(max(ax, ay), 1e-20);
  float square = ratio * ratio;
  float octant = ratio * (0.159154228 + square * (-0.0529967866 + square * (0.0311289643 + square * (-0.0192751694 + square * (0.00912444072 - square * 0.00213620637)))));
  float quadrant = ay > ax ? 0.25 - octant : octant;
  float half = x < 0 ? 0.5 - quadrant : quadrant;
  return y < 0 ? -half : half;
}
float atan(float y, float x) { return angleTurns(y, x) * TAU; }

// --- vectors ---------------------------------------------------------------------------------------------------------

float length(vec2 v) { return sqrt(dot(v, v)); }
float length(vec3 v) { return sqrt(dot(v, v)); }
float distance(vec2 a, vec2 b) { return length(a - b); }
vec2 normalize(vec2 v) { return v / max(length(v), 1e-12); }
vec3 normalize(vec3 v) { return v / max(length(v), 1e-12); }
vec2 rotate(vec2 v, vec2 axis) { return vec2(v.x * axis.x - v.y * axis.y, v.x * axis.y + v.y * axis.x); }

// --- colours ---------------------------------------------------------------------------------------------------------

// Rec. 709 luma of a colour as it is stored (gamma-encoded).
float luma(vec3 color) { return dot(color, vec3(0.2126, 0.7152, 0.0722)); }
// Premultiplied to straight; transparent black stays black.
vec4 straight(vec4 color) { return vec4(color.rgb * (1 / max(color.a, 0.0001)), color.a); }
vec4 premultiply(vec4 color) { return vec4(color.rgb * color.a, color.a); }
// Porter-Duff over of premultiplied colours.
vec4 over(vec4 top, vec4 bottom) { return top + bottom * (1 - top.a); }
vec4 screen(vec4 a, vec4 b) { return a + b - a * b; }
// W3C soft light of straight channels.
float softLight(float bottom, float top) {
  float dark = bottom - (1 - 2 * top) * bottom * (1 - bottom);
  float curve = bottom <= 0.25 ? ((16 * bottom - 12) * bottom + 4) * bottom : sqrt(bottom);
  return top <= 0.5 ? dark : bottom + (2 * top - 1) * (curve - bottom);
}
float overlay(float bottom, float top) {
  return bottom <= 0.5 ? 2 * bottom * top : 1 - 2 * (1 - bottom) * (1 - top);
}

// --- noise -----------------------------------------------------------------------------------------------------------

// Octaves are turned against each other, so that the grid of the noise does not show.
vec2 octave(vec2 p, float size) { return vec2(p.x * 0.8 - p.y * 0.6, p.x * 0.6 + p.y * 0.8) * size + 17; }

// Three octaves of noise in [0, 1]: enough for clouds, smoke and paper at video resolution.
float fbm(vec2 p) {
  vec2 second = octave(p, 2.03);
  return noise(p) * 0.57 + noise(second) * 0.29 + noise(octave(second, 1.97)) * 0.14;
}

// Two octaves stretched to the whole of 0..1: spots for dissolving.
float clouds(vec2 p) {
  return saturate((noise(octave(p, 1)) * 0.68 + noise(p * 2.3) * 0.32) * 1.4 - 0.2);
}

// --- the box of the layer --------------------------------------------------------------------------------------------

// The unit of round effects: 1 reaches from the middle of the box to its corners.
float halfDiagonal() { return length(resolution) * 0.5; }
// How far this pixel lies along a direction: 0 where the box begins, 1 where it ends.
float along(vec2 axis) {
  vec2 extent = abs(axis) * resolution;
  return dot(pixel - resolution * 0.5, axis) / (extent.x + extent.y) + 0.5;
}
// x to a power that is the same for all pixels; the usual powers cost nothing.
float curve(float x, float exponentOfAll) {
  float y = x;
  if (exponentOfAll != 1) {
    y = x * x;
    if (exponentOfAll != 2) {
      y = pow(x, exponentOfAll);
    }
  }
  return y;
}

// --- reveals ---------------------------------------------------------------------------------------------------------

// A front runs over values of `way` in 0..1 and is `margin` wide: nothing is revealed at progress 0, everything at 1.
float front(float progress, float margin) { return progress * (1 + margin); }
// 1 where the front has passed, 0 where it has not.
float revealed(float way, float place, float softness) { return 1 - smoothstep(place - softness, place, way); }

// --- light -----------------------------------------------------------------------------------------------------------

// Premultiplied light laid over a premultiplied picture by adding; like screen and over it may shine outside the shape.
vec4 addLight(vec4 picture, vec4 light) {
  return vec4(picture.rgb + light.rgb, picture.a + light.a - picture.a * light.a);
}
