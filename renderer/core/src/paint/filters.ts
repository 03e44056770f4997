import type { Filters } from "../evaluate/display-list.js";
import { cosineOfDegrees, sineOfDegrees } from "../math/transcendental.js";

/** Rows red, green, blue, alpha; columns red, green, blue, alpha and a constant; straight colour, 0..1. */
type ColorMatrix = readonly number[];

type Triple = readonly [number, number, number];

/** The matrices of the colour filters that are not at their default, in the order of SPEC §8.5. */
export function colorMatrices(filters: Filters): ColorMatrix[] {
  const { brightness: b, contrast: c, grayscale, sepia, invert: i, hueRotate, saturate: m } = filters;
  const matrices: ColorMatrix[] = [];
  if (b !== 1) matrices.push(perChannel(b, 0));
  if (c !== 1) matrices.push(perChannel(c, (1 - c) / 2));
  if (grayscale !== 0) matrices.push(grayscaleMatrix(1 - grayscale));
  if (sepia !== 0) matrices.push(sepiaMatrix(1 - sepia));
  if (i !== 0) matrices.push(perChannel(1 - 2 * i, i));
  if (hueRotate !== 0) matrices.push(hueMatrix(cosineOfDegrees(hueRotate), sineOfDegrees(hueRotate)));
  if (m !== 1) matrices.push(saturationMatrix(m));
  return matrices;
}

function perChannel(factor: number, constant: number): ColorMatrix {
  return rows([factor, 0, 0], [0, factor, 0], [0, 0, factor], constant);
}

/** `h` is what is left of the colour. */
function grayscaleMatrix(h: number): ColorMatrix {
  return rows(
    [0.2126 + 0.7874 * h, 0.7152 - 0.7152 * h, 0.0722 - 0.0722 * h],
    [0.2126 - 0.2126 * h, 0.7152 + 0.2848 * h, 0.0722 - 0.0722 * h],
    [0.2126 - 0.2126 * h, 0.7152 - 0.7152 * h, 0.0722 + 0.9278 * h],
  );
}

/** `t` is what is left of the colour. */
function sepiaMatrix(t: number): ColorMatrix {
  return rows(
    [0.393 + 0.607 * t, 0.769 - 0.769 * t, 0.189 - 0.189 * t],
    [0.349 - 0.349 * t, 0.686 + 0.314 * t, 0.168 - 0.168 * t],
    [0.272 - 0.272 * t, 0.534 - 0.534 * t, 0.131 + 0.869 * t],
  );
}

function hueMatrix(c: number, s: number): ColorMatrix {
  return rows(
    [0.213 + 0.787 * c - 0.213 * s, 0.715 - 0.715 * c - 0.715 * s, 0.072 - 0.072 * c + 0.928 * s],
    [0.213 - 0.213 * c + 0.143 * s, 0.715 + 0.285 * c + 0.14 * s, 0.072 - 0.072 * c - 0.283 * s],
    [0.213 - 0.213 * c - 0.787 * s, 0.715 - 0.715 * c + 0.715 * s, 0.072 + 0.928 * c + 0.072 * s],
  );
}

function saturationMatrix(m: number): ColorMatrix {
  return rows(
    [0.213 + 0.787 * m, 0.715 - 0.715 * m, 0.072 - 0.072 * m],
    [0.213 - 0.213 * m, 0.715 + 0.285 * m, 0.072 - 0.072 * m],
    [0.213 - 0.213 * m, 0.715 - 0.715 * m, 0.072 + 0.928 * m],
  );
}

function rows(red: Triple, green: Triple, blue: Triple, constant = 0): ColorMatrix {
  const row = (channel: Triple) => [...channel, 0, constant];
  return [...row(red), ...row(green), ...row(blue), 0, 0, 0, 1, 0];
}
