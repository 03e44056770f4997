import type { MoviePicture, PlanarPicture } from "@videoflow/renderer-core";
import type { DecodedPicture, PacketDecoder, StartDecoder } from "./decoding.js";

/** Decodes packets that carry opacity as a second stream by a second decoder, and joins the pictures of both. */
export function withAlpha(start: StartDecoder): StartDecoder {
  return (color, receiver) => {
    const { failed, taken } = receiver;
    const pairs = new Pairs(receiver.picture);
    const colors = start(color, { picture: (picture) => pairs.color(picture), failed, taken });
    let opacities: PacketDecoder | undefined;
    return {
      get queued() {
        return Math.max(colors.queued, opacities?.queued ?? 0);
      },
      decode(packet) {
        const { index, isKey, alpha } = packet;
        if (alpha && (opacities || isKey)) {
          opacities ??= start(color, { picture: (picture) => pairs.opacity(picture), failed, taken });
          pairs.expect(index);
          opacities.decode({ index, isKey, data: alpha });
        }
        colors.decode(packet);
      },
      async flush() {
        await Promise.all([colors.flush(), opacities?.flush()]);
      },
      ...(colors.restart && {
        restart() {
          colors.restart?.();
          opacities?.close();
          opacities = undefined;
          pairs.clear();
        },
      }),
      close() {
        colors.close();
        opacities?.close();
        pairs.clear();
      },
    };
  };
}

/** Holds pictures back until their opacity is there. */
class Pairs {
  readonly #pass: (picture: DecodedPicture) => void;
  readonly #expected = new Set<number>();
  readonly #opacities = new Map<number, DecodedPicture>();
  readonly #waiting: DecodedPicture[] = [];

  constructor(pass: (picture: DecodedPicture) => void) {
    this.#pass = pass;
  }

  expect(index: number): void {
    this.#expected.add(index);
  }

  color(picture: DecodedPicture): void {
    this.#waiting.push(picture);
    this.#passComplete();
  }

  opacity(picture: DecodedPicture): void {
    this.#opacities.set(picture.index, picture);
    this.#passComplete();
  }

  clear(): void {
    for (const picture of [...this.#waiting, ...this.#opacities.values()]) picture.release();
    this.#waiting.length = 0;
    this.#opacities.clear();
    this.#expected.clear();
  }

  #passComplete(): void {
    for (let color = this.#waiting[0]; color; color = this.#waiting[0]) {
      const { index } = color;
      const opacity = this.#opacities.get(index);
      if (this.#expected.has(index) && !opacity) return;
      this.#waiting.shift();
      this.#opacities.delete(index);
      this.#expected.delete(index);
      this.#pass(opacity ? joined(color, opacity) : color);
    }
  }
}

function joined(color: DecodedPicture, opacity: DecodedPicture): DecodedPicture {
  return {
    index: color.index,
    async read() {
      const [picture, alpha] = await Promise.all([color.read(), opacity.read()]);
      return joinedPicture(picture, alpha);
    },
    release() {
      color.release();
      opacity.release();
    },
  };
}

function joinedPicture(picture: MoviePicture, alpha: MoviePicture): MoviePicture {
  if (picture.kind === "planar" && alpha.kind === "planar")
    return { ...picture, alpha: alpha.y } satisfies PlanarPicture;
  if (picture.kind !== "rgba" || alpha.kind !== "rgba") throw new TypeError("two pictures of a file are of two kinds");
  // Luma that became RGB has been stretched from 16..235; the ends of what it was are lost.
  const data = picture.data.slice();
  for (let at = 3; at < data.length; at += 4) {
    data[at] = Math.min(255, Math.max(0, Math.floor(((alpha.data[at - 2] ?? 255) * 219) / 255 + 16.5)));
  }
  return { ...picture, data };
}
