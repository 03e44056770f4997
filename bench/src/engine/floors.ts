/**
 * The least that compositing needs, as a loop without anything else: no kernel with the same result is faster.
 * The module is put together from opcodes here, so that no compiler stands between.
 */
export interface Floors {
  /** destination = round(destination · level / 255), byte by byte: what laying anything half transparent over it begins with. */
  scale(destination: number, level: number, bytes: number): void;
}

/** `bytes` are multiples of 16 and not 0. */
export async function instantiateFloors(memory: WebAssembly.Memory): Promise<Floors> {
  const { instance } = await WebAssembly.instantiate(module(), { env: { memory } });
  return instance.exports as unknown as Floors;
}

const [I32, V128, EMPTY] = [0x7f, 0x7b, 0x40];
const [DESTINATION, LEVEL, BYTES, LEVELS, PIXELS, SUM] = [0, 1, 2, 3, 4, 5];

const get = (local: number) => [0x20, local];
const set = (local: number) => [0x21, local];
const tee = (local: number) => [0x22, local];
const constant = (value: number) => [0x41, ...leb(value)];
const simd = (opcode: number) => [0xfd, ...leb(opcode)];
const load = [...simd(0x00), 0x04, 0x00];
const store = [...simd(0x0b), 0x04, 0x00];
const splat = simd(0x10);
const add = simd(0x8e);
const multiply = simd(0x95);
const shiftRight = simd(0x8d);
const narrow = simd(0x66);
const [extendLow, extendHigh] = [simd(0x89), simd(0x8a)];
const advance = (local: number) => [...get(local), ...constant(16), 0x6a, ...set(local)];
/** while ((bytes -= 16) != 0) body */
const loop = (body: readonly number[]) => [
  ...[0x03, EMPTY, ...body, ...advance(DESTINATION)],
  ...[...get(BYTES), ...constant(16), 0x6b, ...tee(BYTES), 0x0d, 0x00, 0x0b],
];

/** x · level + 128, plus itself / 256, / 256: round(x · level / 255) in each of eight lanes. */
const product = (extend: readonly number[]) => [
  ...[...get(PIXELS), ...extend, ...get(LEVELS), ...multiply, ...constant(128), ...splat, ...add, ...tee(SUM)],
  ...[...get(SUM), ...constant(8), ...shiftRight, ...add, ...constant(8), ...shiftRight],
];
const scale = [
  ...[...get(LEVEL), ...splat, ...set(LEVELS)],
  ...loop([
    ...[...get(DESTINATION), ...load, ...set(PIXELS)],
    ...[...get(DESTINATION), ...product(extendLow), ...product(extendHigh), ...narrow, ...store],
  ]),
];

function module(): Uint8Array<ArrayBuffer> {
  const name = (text: string) => sized([...new TextEncoder().encode(text)]);
  const section = (id: number, entries: readonly (readonly number[])[]) => [
    id,
    ...sized([...leb(entries.length), ...entries.flat()]),
  ];
  const code = (body: readonly number[]) => sized([0x01, 0x03, V128, ...body, 0x0b]);
  return new Uint8Array([
    ...[0x00, 0x61, 0x73, 0x6d, 0x01, 0x00, 0x00, 0x00],
    ...section(1, [[0x60, 0x03, I32, I32, I32, 0x00]]),
    ...section(2, [[...name("env"), ...name("memory"), 0x02, 0x00, 0x00]]),
    ...section(3, [[0x00]]),
    ...section(7, [[...name("scale"), 0x00, 0x00]]),
    ...section(10, [code(scale)]),
  ]);
}

function sized(bytes: readonly number[]): number[] {
  return [...leb(bytes.length), ...bytes];
}

/** LEB128 of a whole number from 0 to 8191, which is the same signed and unsigned. */
function leb(value: number): number[] {
  return value < 64 ? [value] : [(value & 0x7f) | 0x80, value >> 7];
}
