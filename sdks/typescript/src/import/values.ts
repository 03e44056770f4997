/**
 * Values of VideoFlow as the contract asks for them: what CSS writes becomes what VideoJSON writes, what is out of range is
 * brought into it, and what cannot be said is reported.
 */

import { values } from "../generated/fields.js";
import type { FieldFacts, Json, NumberType, Range, Type } from "../validate/facts.js";
import { describeRange, describeType, listNames, quote } from "../validate/words.js";
import { cssColor } from "./css-color.js";
import { readLength, writeLength } from "./lengths.js";
import type { Place } from "./losses.js";
import { roundNumber } from "./numbers.js";

/** The value for a field; undefined, and a loss at `place`, where VideoJSON has none for it. */
export function convertValue(value: Json, facts: FieldFacts, place: Place): Json | undefined {
  return convert(value, facts.type, facts.unit ?? "", place);
}

function convert(value: Json, type: Type, unit: string, place: Place): Json | undefined {
  switch (type.kind) {
    case "number":
    case "integer":
      return number(value, type, unit, place);
    case "boolean":
      return typeof value === "boolean" ? value : (switched(value) ?? unreadable(value, type, place));
    case "string":
      return typeof value === "string" || typeof value === "number" ? String(value) : unreadable(value, type, place);
    case "reference":
      return named(value, type.name, unit, type, place);
    default:
      return value;
  }
}

function named(value: Json, name: string, unit: string, type: Type, place: Place): Json | undefined {
  switch (name) {
    case "Color":
    case "Paint":
      return (typeof value === "string" ? cssColor(value) : undefined) ?? unreadable(value, type, place);
    case "Length":
      return length(value, { minimum: -10_000, maximum: 10_000 }, false, type, place);
    case "NonNegativeLength":
      return length(value, { minimum: 0, maximum: 10_000 }, false, type, place);
    case "LengthPercentage":
      return length(value, { minimum: 0, maximum: 10_000 }, true, type, place);
    case "Sides":
      return four(value, false, type, place);
    case "Corners":
      return four(value, true, type, place);
    case "Offset":
      return pair(value, type, place);
    case "Position":
    case "Anchor":
      return vector(value, type, place);
    case "Scale":
    case "Rotation":
      return Array.isArray(value) ? vector(value, type, place) : number(value, { kind: "number" }, unit, place);
  }
  const facts = values[name];
  if (facts?.kind === "enum") return word(value, facts.values, place);
  return facts?.kind === "alias" ? convert(value, facts.type, unit, place) : value;
}

function number(value: Json, type: NumberType, unit: string, place: Place): number | undefined {
  const read = readNumber(value, unit);
  if (read === undefined) return unreadable(value, type, place);
  const whole = type.kind === "integer" ? Math.round(read) : read;
  if (whole !== read) place.lose(`the value ${quote(value)}`, `A whole number is needed here; ${whole} is used.`);
  return limit(whole, type, unit, place);
}

/** A number, or text that is one, with the unit that the field counts in or none. */
function readNumber(value: Json, unit: string): number | undefined {
  if (typeof value === "number") return value;
  if (typeof value === "boolean") return undefined;
  const match = typeof value === "string" ? /^([+-]?(?:\d+\.?\d*|\.\d+))([a-z%]*)$/i.exec(value.trim()) : null;
  const known = match && (match[2] === "" || unit.split("|").includes((match[2] ?? "").toLowerCase()));
  return known ? Number(match[1]) : undefined;
}

function limit(value: number, range: Range, unit: string, place: Place): number {
  const limited = Math.min(range.maximum ?? value, Math.max(range.minimum ?? value, value));
  if (limited !== value) {
    place.lose(`the value ${value}`, `It has to lie ${describeRange(range, unit)}; ${limited} is used.`);
  }
  return limited;
}

/** Switches of effects are numbers in shaders. */
function switched(value: Json): boolean | undefined {
  if (value === 0 || value === "false") return false;
  return value === 1 || value === "true" ? true : undefined;
}

function word(value: Json, words: readonly string[], place: Place): string | undefined {
  if (typeof value === "string" && words.includes(value)) return value;
  const why = `It is none of ${listNames(words)}; the default is used.`;
  const text = typeof value === "string" ? value : "";
  place.loseUnknown(`the value ${quote(value)}`, text, words, why);
  return undefined;
}

function length(value: Json, range: Range, percent: boolean, type: Type, place: Place): Json | undefined {
  const read = readLength(value);
  if (read === undefined || (read.unit === "%" && !percent)) return unreadable(value, type, place);
  return writeLength({ ...read, amount: limit(read.amount, range, read.unit, place) });
}

/** One length, or a list or text of up to four for sides or corners, read as CSS reads them: what is left out is as its opposite. */
function four(value: Json, percent: boolean, type: Type, place: Place): Json | undefined {
  const given = typeof value === "string" ? value.trim().split(/\s+/) : Array.isArray(value) ? value : [value];
  if (given.length > 4) return unreadable(value, type, place);
  const [a, b, c, d] = given.map((item: Json) => length(item, { minimum: 0, maximum: 10_000 }, percent, type, place));
  if (a === undefined || [a, b, c, d].slice(0, given.length).includes(undefined)) return undefined;
  const all = [a, b ?? a, c ?? a, d ?? b ?? a];
  return all.every((one) => one === a) ? a : all;
}

function pair(value: Json, type: Type, place: Place): Json | undefined {
  const lengths = Array.isArray(value) ? value.slice(0, 2).map(readLength) : [];
  const [x, y] = lengths;
  if (!x || !y || x.unit === "%" || y.unit === "%") return unreadable(value, type, place);
  return [writeLength(x), writeLength(y)];
}

function vector(value: Json, type: Type, place: Place): Json | undefined {
  const numbers = Array.isArray(value) ? value.slice(0, 3).map((item) => readNumber(item, "deg")) : [];
  if (numbers.length < 2 || numbers.some((item) => item === undefined)) return unreadable(value, type, place);
  return (numbers as number[]).map(roundNumber);
}

function unreadable(value: Json, type: Type, place: Place): undefined {
  place.lose(`the value ${quote(value)}`, `It cannot be read as ${describeType(type)}.`);
  return undefined;
}
