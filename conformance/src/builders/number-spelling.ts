/**
 * JSON whose numbers keep the spelling they have in the file: `1.0`, `-0` and `9007199254740993` are to reach the SDKs as
 * they stand. While the data is handled, each number is a string with a mark before it.
 */

/** A noncharacter: no file of ours holds it, except as a test of text, where no digit follows. */
const MARK = "\ufdd0";

export function parseKeepingNumbers(text: string): unknown {
  return JSON.parse(
    text.replace(/"(?:[^"\\]|\\.)*"|-?[0-9][0-9.eE+-]*/g, (token) =>
      token.startsWith('"') ? token : `"${MARK}${token}"`,
    ),
  );
}

export function stringifyKeepingNumbers(value: unknown): string {
  return JSON.stringify(value).replace(new RegExp(`"${MARK}([0-9.eE+-]+)"`, "g"), "$1");
}
