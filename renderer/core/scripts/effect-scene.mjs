// The picture that the effects are shown on: an evening sky with bright and dark parts, fine and coarse edges, pure colours
// and letters, on a card with round corners and nothing around it.

/** Letters of 5 by 7 dots, one string of rows each. */
const LETTERS = {
  V: "10001 10001 10001 01010 01010 00100 00100",
  I: "111 010 010 010 010 010 111",
  D: "11110 10001 10001 10001 10001 10001 11110",
  E: "11111 10000 10000 11110 10000 10000 11111",
  O: "01110 10001 10001 10001 10001 10001 01110",
};
const WORD = Array.from({ length: 7 }, (_, row) =>
  [..."VIDEO"].map((letter) => LETTERS[letter].split(" ")[row]).join("0"),
);

const DISCS = [
  [0.25, [0.9, 0.15, 0.2]],
  [0.4, [0.15, 0.75, 0.35]],
  [0.55, [0.15, 0.4, 0.95]],
];

const HILLS = [
  { phase: 1, top: 0.66, height: 0.05, waves: 4, color: [0.44, 0.27, 0.46] },
  { phase: 3, top: 0.76, height: 0.06, waves: 3, color: [0.24, 0.2, 0.38] },
  { phase: 0, top: 0.88, height: 0.04, waves: 5, color: [0.1, 0.13, 0.24] },
];

/** Premultiplied RGBA8, width · height · 4 bytes. Lengths inside are in heights of the picture. */
export function drawScene(width, height) {
  const pixels = new Uint8Array(width * height * 4);
  const soft = 1 / height;
  for (let row = 0; row < height; row++) {
    for (let column = 0; column < width; column++) {
      const [x, y] = [(column + 0.5) * soft, (row + 0.5) * soft];
      const alpha = card(x, y, width / height, soft);
      const color = colorAt(x, y, width / height, soft);
      const offset = (row * width + column) * 4;
      for (let channel = 0; channel < 3; channel++) {
        pixels[offset + channel] = Math.round(255 * Math.min(1, color[channel]) * alpha);
      }
      pixels[offset + 3] = Math.round(255 * alpha);
    }
  }
  return pixels;
}

function colorAt(x, y, aspect, soft) {
  let color = mix([0.11, 0.16, 0.42], [0.98, 0.62, 0.45], smoothstep(0, 0.75, y));
  const sun = Math.hypot(x - aspect * 0.72, y - 0.34);
  color = mix(color, [1, 0.86, 0.6], 0.55 * Math.exp(-sun * 6));
  color = mix(color, [1, 0.97, 0.88], below(sun, 0.1, soft));
  for (const { phase, top, height, waves, color: shade } of HILLS) {
    color = mix(color, shade, 1 - below(y, top + height * Math.sin(x * waves + phase), soft));
  }
  if (y > 0.9 && y < 0.94 && Math.floor(x * 24) % 2 === 0) color = mix(color, [1, 0.8, 0.3], 0.9);
  if (WORD[Math.floor((y - 0.3) / 0.036)]?.[Math.floor((x - 0.16) / 0.028)] === "1") color = [1, 1, 1];
  for (const [center, pure] of DISCS) {
    color = mix(color, pure, below(Math.hypot(x - center, y - 0.72), 0.055, soft));
  }
  return color;
}

/** Opacity of the card: its margin is 6%, its corners have a radius of 8%. */
function card(x, y, aspect, soft) {
  const [margin, radius] = [0.06, 0.08];
  const dx = Math.max(Math.abs(x - aspect / 2) - (aspect / 2 - margin - radius), 0);
  const dy = Math.max(Math.abs(y - 0.5) - (0.5 - margin - radius), 0);
  return below(Math.hypot(dx, dy), radius, soft);
}

function smoothstep(low, high, x) {
  const t = Math.min(1, Math.max(0, (x - low) / (high - low)));
  return t * t * (3 - 2 * t);
}

/** 1 below the edge, 0 above it, soft across one pixel. */
function below(value, edge, soft) {
  return 1 - smoothstep(edge - soft, edge + soft, value);
}

function mix(a, b, t) {
  return a.map((value, index) => value + (b[index] - value) * t);
}
