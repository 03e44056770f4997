/** How long a frame with a delay in milliseconds is shown, in microseconds; below 20 ms it is 100 ms (SPEC §11.2). */
export function shownFor(milliseconds: number): number {
  return (milliseconds < 20 ? 100 : milliseconds) * 1000;
}
