import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { validateVideo } from "../src/generated/validator.js";
import { explain } from "../src/validate/explain.js";
import type { Json } from "../src/validate/facts.js";
import { pointerTokens } from "../src/validate/pointer.js";
import { Report } from "../src/validate/report.js";
import { parseDocument, validate } from "../src/validate/validate.js";

interface Definition {
  readonly examples?: readonly Json[];
}

/** Every example of the schema, put into a document: between them they use every kind of layer, effect and transition. */
const documents: readonly Json[] = examplesAsDocuments();

function examplesAsDocuments(): Json[] {
  const path = new URL("../../../spec/videojson.schema.json", import.meta.url);
  const schema = JSON.parse(readFileSync(path, "utf8")) as Definition & { $defs: { [name: string]: Definition } };
  const layersOf = (name: string, { examples = [] }: Definition): Json[] => {
    if (name.endsWith("Layer")) return [...examples];
    if (name.endsWith("Effect")) return [{ type: "text", text: "Effect", effects: examples }];
    const transition = examples[0];
    if (name.endsWith("Transition") && transition !== undefined) {
      return [{ type: "text", text: "Transition", transitionIn: transition }];
    }
    return [];
  };
  const layers = Object.entries(schema.$defs).flatMap(([name, definition]) => layersOf(name, definition));
  return [...(schema.examples ?? []), ...layers.map((layer) => ({ layers: [layer] }))];
}

const strangeValue = fc.oneof(
  fc.constantFrom<Json[]>(null, true, 0, -1, 1e9, 0.5, "", "text", "#FFF", "12px", "linear", "glow", [], {}),
  fc.constantFrom<Json[]>([0, 0], [1, 2, 3], [1, 2, 3, 4], { type: "linear" }, { type: "spring" }, { time: 0 }, ["a"]),
  fc.jsonValue({ maxDepth: 3 }) as fc.Arbitrary<Json>,
);

const strangeName = fc.constantFrom(
  "opacity",
  "Opacity",
  "colour",
  "type",
  "keyframes",
  "__proto__",
  "toString",
  "",
  "~/",
  "effects",
  "fps",
);

type Mutable = Json[] | { [name: string]: Json };

/** One change somewhere: a value replaced, a member removed, renamed or added, an entry repeated. */
const mutation = fc.record({ place: fc.nat(), kind: fc.nat(4), value: strangeValue, name: strangeName });

function mutate(document: Json, changes: readonly { place: number; kind: number; value: Json; name: string }[]): Json {
  const root = { document: structuredClone(document) as Json };
  for (const { place, kind, value, name } of changes) {
    const places = [...containersOf(root as Mutable)];
    const container = places[place % places.length] as Mutable;
    change(container, place, kind, structuredClone(value), name);
  }
  return root.document ?? null;
}

function change(container: Mutable, place: number, kind: number, value: Json, name: string): void {
  if (Array.isArray(container)) {
    const index = container.length === 0 ? 0 : place % container.length;
    if (kind === 0) container.splice(index, 1);
    else if (kind === 1) container.push(structuredClone(container[index] ?? value));
    else container[index] = value;
    return;
  }
  const names = Object.keys(container);
  const key = names[place % Math.max(1, names.length)] ?? name;
  const old = Object.hasOwn(container, key) ? (container[key] as Json) : value;
  if (kind <= 1) setMember(container, key, value);
  else if (kind <= 3 && key !== "document") delete container[key];
  if (kind >= 3) setMember(container, name, old);
}

/** Assigning to "__proto__" would change the prototype instead of making a member. */
function setMember(container: object, name: string, value: Json): void {
  Object.defineProperty(container, name, { value, writable: true, enumerable: true, configurable: true });
}

function* containersOf(value: Json | Mutable): Generator<Mutable> {
  if (typeof value !== "object" || value === null) return;
  yield value as Mutable;
  for (const member of Object.values(value)) yield* containersOf(member as Json);
}

const mutated = fc
  .record({ document: fc.constantFrom(...documents), changes: fc.array(mutation, { minLength: 1, maxLength: 4 }) })
  .map(({ document, changes }) => mutate(document, changes));

test("Every example of the schema is a document.", () => {
  expect(documents.length).toBeGreaterThan(75);
  for (const document of documents) {
    const errors = validate(document).issues.filter(({ severity }) => severity === "error");
    // A matte or a ducked sound refers to layers the example does not show.
    expect(errors.filter(({ code }) => code !== "IDENTIFIER_UNKNOWN")).toEqual([]);
  }
});

describe("Documents with random changes", () => {
  test("give a document, or errors that say what, where and how to mend it; never an exception", () => {
    fc.assert(
      fc.property(mutated, (value) => {
        // What a sentence must not have in it, unless the document has: an unfilled parameter, a value that was not described.
        const unfilled = /\{[a-z]+\}|undefined|\[object/i;
        fc.pre(!unfilled.test(JSON.stringify(value)));
        const { document, issues } = validate(value);
        const errors = issues.filter(({ severity }) => severity === "error");
        expect(document === undefined).toBe(errors.length > 0);
        for (const { code, pointer, message, fix } of issues) {
          expect(code).not.toBe("INTERNAL");
          expect(message).toMatch(/\.$/);
          expect(fix).toMatch(/\.$/);
          expect(`${message} ${fix}`).not.toMatch(unfilled);
          expect(exists(value, pointer), `${code} ${pointer}`).toBe(true);
        }
      }),
      { numRuns: 3000 },
    );
  });

  test("are judged alike by the validator and by what explains its verdict", () => {
    fc.assert(
      fc.property(mutated, (value) => {
        // Their words are those of checks of their own.
        const judged = typeof value === "object" && value !== null ? withoutMembers(value, ["fps", "version"]) : value;
        const report = new Report(1000);
        explain(judged, report);
        expect(report.hasErrors).toBe(!validateVideo(judged));
      }),
      { numRuns: 3000 },
    );
  });

  test("are judged alike as a value and as text", () => {
    fc.assert(
      fc.property(mutated, (value) => {
        expect(parseDocument(JSON.stringify(value))).toEqual(validate(JSON.parse(JSON.stringify(value))));
      }),
      { numRuns: 500 },
    );
  });
});

test("Values of any kind whatsoever give a result.", () => {
  fc.assert(
    fc.property(
      fc.anything({ withDate: true, withMap: true, withBigInt: true, withSparseArray: true, withNullPrototype: true }),
      (value) => {
        const { document, issues } = validate({
          layers: [{ type: "text", text: "x", metadata: { value } }, value],
          [`${String(typeof value)}`]: value,
        });
        expect(document).toBeUndefined();
        expect(issues.length).toBeGreaterThan(0);
      },
    ),
    { numRuns: 1000 },
  );
});

/** Whether the value has the place; a member or entry that is missing is told at the object that lacks it. */
function exists(value: Json, pointer: string): boolean {
  let place: unknown = value;
  for (const token of pointerTokens(pointer)) {
    if (typeof place !== "object" || place === null || !Object.hasOwn(place, token)) return false;
    place = (place as { [token: string]: unknown })[token];
  }
  return true;
}

function withoutMembers(value: object, names: readonly string[]): Json {
  if (Array.isArray(value)) return value as Json;
  return Object.fromEntries(Object.entries(value).filter(([name]) => !names.includes(name))) as Json;
}
