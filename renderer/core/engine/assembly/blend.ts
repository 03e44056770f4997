export const NORMAL = 0;

export function blendRow(destination: usize, source: usize, count: i32, opacity: i32, mode: i32): void {
  unreachable();
}
