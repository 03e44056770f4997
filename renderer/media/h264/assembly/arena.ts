/** Memory beyond the static data, given out once and never taken back: what grows is given out anew, at twice the size. */

@unmanaged
class Arena {
  end: usize;
}

const arena = changetype<Arena>(memory.data(16, 16));

const PAGE: usize = 65536;

/** Memory of zeros at a multiple of 16; 0 where there is no more. */
export function allocate(bytes: usize): usize {
  const start: usize = arena.end == 0 ? (__heap_base + 15) & ~15 : arena.end;
  const end = (start + bytes + 15) & ~15;
  const missing = <i32>((end + PAGE - 1) / PAGE) - memory.size();
  if (missing > 0 && memory.grow(missing) < 0) return 0;
  arena.end = end;
  return start;
}
