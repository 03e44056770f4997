import { readdirSync, readFileSync } from "node:fs";
import { basename, join } from "node:path";
import { canonicalJson, normalize, parseDocument } from "@videoflow/core";
import { readCases, rendersFrames } from "../case.js";
import type { Response } from "./harness.js";
import { parseKeepingNumbers, stringifyKeepingNumbers } from "./number-spelling.js";

/** A question for every SDK, and the verdict on its answer. */
export interface Exchange {
  readonly id: string;
  /** One line of JSON. */
  readonly request: string;
  /** What is wrong with the answer; undefined when nothing is. */
  readonly judge: (response: Response) => string | undefined;
}

interface Case {
  readonly name: string;
  readonly static?: true;
  readonly program: unknown;
  readonly expected: { readonly document: unknown } | { readonly errors: readonly Place[] };
}

interface Place {
  readonly code: string;
  readonly pointer: string;
}

/** SHA-256 of the canonical text of a million numbers, as ECMAScript itself writes them. */
const DOUBLES = { seed: "42", count: 1_000_000 };
const DOUBLES_DIGEST = "d889fe6e12d299902fe582dd216bd05122ad6d80c4d79d17e86a01a99692db5c";

/** @param root the repository. */
export function loadExchanges(root: string): Exchange[] {
  return [...programs(join(root, "conformance/builders")), ...documents(), doubles()];
}

function programs(folder: string): Exchange[] {
  const files = readdirSync(folder).filter((name) => name.endsWith(".json"));
  return files.sort().flatMap((file) => {
    const text = readFileSync(join(folder, file), "utf8");
    const { cases } = JSON.parse(text) as { cases: Case[] };
    const asWritten = parseKeepingNumbers(text) as { cases: Case[] };
    return cases.map((example, index) => {
      const id = `${basename(file, ".json")}/${example.name}`;
      const program = asWritten.cases[index]?.program;
      return {
        id,
        request: stringifyKeepingNumbers({ id, program }),
        judge: (response: Response) => judgeProgram(example, response),
      };
    });
  });
}

function judgeProgram({ expected, ...example }: Case, response: Response): string | undefined {
  if ("static" in response) {
    return example.static ? undefined : `  refused by the types (${response.static}), though every language can say it`;
  }
  return "document" in expected
    ? differ(canonicalJson(expected.document), "json" in response ? response.json : undefined, response)
    : differ(listPlaces(expected.errors), "errors" in response ? listPlaces(response.errors) : undefined, response);
}

/** A program whose meaning is what another SDK has answered. */
export function compareWith(
  program: { readonly id: string; readonly program: unknown },
  reference: Response,
): Exchange {
  return {
    id: program.id,
    request: JSON.stringify(program),
    judge: (response) => {
      const complaint = differ(summary(reference), summary(response), response);
      return complaint && `  ${JSON.stringify(program.program)}\n${complaint}`;
    },
  };
}

function summary(response: Response): string {
  if ("json" in response) return response.json;
  return "errors" in response ? listPlaces(response.errors) : JSON.stringify(response);
}

function documents(): Exchange[] {
  return readCases()
    .filter(({ expected }) => rendersFrames(expected))
    .map(({ name, input }) => {
      const id = `document ${name}`;
      const { document } = parseDocument(input);
      if (!document) throw new Error(`${name} is not valid, so it cannot be read and written.`);
      const canonical = canonicalJson(normalize(document));
      return {
        id,
        request: JSON.stringify({ id, document: input }),
        judge: (response: Response) => differ(canonical, "json" in response ? response.json : undefined, response),
      };
    });
}

function doubles(): Exchange {
  const id = "doubles";
  return {
    id,
    request: JSON.stringify({ id, doubles: DOUBLES }),
    judge: (response) => differ(DOUBLES_DIGEST, "sha256" in response ? response.sha256 : undefined, response),
  };
}

function differ(expected: string, actual: string | undefined, response: Response): string | undefined {
  if (actual === expected) return undefined;
  return `  expected ${expected}\n  answered ${actual ?? JSON.stringify(response)}`;
}

function listPlaces(places: readonly Place[]): string {
  return places
    .map(({ code, pointer }) => `${code} ${pointer}`)
    .sort()
    .join(", ");
}
