/** Numbers from a 32-bit hash of a counter: the same everywhere. */
export class Random {
  #state: number;

  constructor(seed: number) {
    this.#state = Math.imul(seed + 1, 0x9e3779b1);
  }

  /** 0 ≤ x < 1 */
  #next(): number {
    this.#state = (this.#state + 0x6d2b79f5) | 0;
    let hash = this.#state;
    hash = Math.imul(hash ^ (hash >>> 15), hash | 1);
    hash ^= hash + Math.imul(hash ^ (hash >>> 7), hash | 61);
    return ((hash ^ (hash >>> 14)) >>> 0) / 4294967296;
  }

  /** Three decimals, so that documents can be read. */
  real(least: number, most: number): number {
    return Math.round((least + this.#next() * (most - least)) * 1000) / 1000;
  }

  whole(least: number, most: number): number {
    return least + Math.floor(this.#next() * (most - least + 1));
  }

  chance(share: number): boolean {
    return this.#next() < share;
  }

  pick<T>(choices: readonly T[]): T {
    return choices[this.whole(0, choices.length - 1)] as T;
  }

  list<T>(least: number, most: number, make: () => T): T[] {
    return Array.from({ length: this.whole(least, most) }, make);
  }

  triple(least: number, most: number): number[] {
    return [this.real(least, most), this.real(least, most), this.real(least, most)];
  }

  color(): string {
    const digits = Array.from({ length: this.chance(0.7) ? 6 : 8 }, () => this.whole(0, 15).toString(16).toUpperCase());
    return `#${digits.join("")}`;
  }

  gradient(): object {
    const stops = [
      { offset: 0, color: this.color() },
      { offset: this.real(0.1, 0.9), color: this.color() },
      { offset: 1, color: this.color() },
    ];
    return this.pick([
      { type: "linear", angle: this.real(0, 360), stops },
      { type: "radial", radius: this.real(0.1, 1), stops },
      { type: "conic", angle: this.real(0, 360), stops },
    ]);
  }
}
