/** Whether an EXIF orientation (1 to 8) exchanges width and height. */
export function turnsOnSide(orientation: number): boolean {
  return orientation >= 5;
}
