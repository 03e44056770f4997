/** `3:07`, or `1:02:07` from an hour on: what is shown. Seconds are rounded down. */
export function clockText(seconds: number): string {
  const { hours, minutes, rest } = parts(seconds);
  const two = (value: number) => String(value).padStart(2, "0");
  return hours > 0 ? `${hours}:${two(minutes)}:${two(rest)}` : `${minutes}:${two(rest)}`;
}

/** `3 minutes 7 seconds`: what is read aloud. */
export function spokenTime(seconds: number): string {
  const { hours, minutes, rest } = parts(seconds);
  const units = [
    [hours, "hour"],
    [minutes, "minute"],
    [rest, "second"],
  ] as const;
  const said = units.filter(([value, unit]) => value > 0 || (unit === "second" && hours + minutes === 0));
  return said.map(([value, unit]) => `${value} ${unit}${value === 1 ? "" : "s"}`).join(" ");
}

function parts(seconds: number): { hours: number; minutes: number; rest: number } {
  // Times of frames come out of divisions: 2.9999999 s is 3 s.
  const whole = Math.floor(seconds + 1e-6);
  return { hours: Math.floor(whole / 3600), minutes: Math.floor(whole / 60) % 60, rest: whole % 60 };
}
