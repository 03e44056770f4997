import { type ErrorCode, type Issue, type IssueParameters, issue } from "../errors.js";
import { pointerTokens } from "./pointer.js";

/**
 * Collects the issues of one document: at most one for a value, so that a value which is wrong in one way is not also
 * blamed for what follows from it, and a limited number in all, so that a hostile document cannot fill the memory.
 */
export class Report {
  private readonly found: Issue[] = [];
  private readonly blamed = new Set<string>();
  private omitted = 0;
  private errors = 0;

  constructor(private readonly limit: number) {}

  get hasErrors(): boolean {
    return this.errors > 0;
  }

  /** Whether an issue was found exactly at the pointer. */
  has(pointer: string): boolean {
    return this.blamed.has(pointer);
  }

  add(code: ErrorCode, pointer: string, parameters?: IssueParameters, suggestions?: () => readonly string[]): void {
    if (this.found.length >= this.limit) {
      this.omitted++;
      this.errors++;
      return;
    }
    if (this.blamed.has(pointer)) return;
    const next = issue(code, pointer, parameters, suggestions?.());
    this.blamed.add(pointer);
    this.found.push(next);
    if (next.severity === "error") this.errors++;
  }

  /** An issue for which the rest of the document is not looked at: it is told even when the list is full. */
  refuse(code: ErrorCode, pointer: string, parameters: IssueParameters): void {
    this.found.push(issue(code, pointer, parameters));
    this.errors++;
  }

  /** Several members can be missing from one object: their issues share the pointer of the object. */
  addMissing(pointer: string, property: string, owner: string): void {
    if (this.found.length >= this.limit) this.omitted++;
    else this.found.push(issue("PROPERTY_MISSING", pointer, { property, owner }));
    this.errors++;
  }

  /** All issues in the order of the document. */
  issues(document: unknown): Issue[] {
    const order = new DocumentOrder(document);
    const keyed = this.found.map((found, index) => ({ found, index, place: order.placeOf(found.pointer) }));
    keyed.sort((a, b) => comparePlaces(a.place, b.place) || a.index - b.index);
    const issues = keyed.map(({ found }) => found);
    if (this.omitted > 0) issues.push(issue("ISSUES_OMITTED", "", { count: this.omitted }));
    return issues;
  }
}

/** Turns pointers into places: the numbers of the members and entries on the way down. */
class DocumentOrder {
  private readonly indexes = new Map<object, Map<string, number>>();

  constructor(private readonly document: unknown) {}

  placeOf(pointer: string): number[] {
    const place: number[] = [];
    let value = this.document;
    for (const token of pointerTokens(pointer)) {
      if (typeof value !== "object" || value === null) break;
      place.push(Array.isArray(value) ? Number(token) : (this.indexOf(value).get(token) ?? -1));
      value = Object.hasOwn(value, token) ? (value as Record<string, unknown>)[token] : undefined;
    }
    return place;
  }

  private indexOf(object: object): Map<string, number> {
    let index = this.indexes.get(object);
    if (index === undefined) {
      index = new Map(Object.keys(object).map((key, position) => [key, position]));
      this.indexes.set(object, index);
    }
    return index;
  }
}

function comparePlaces(a: readonly number[], b: readonly number[]): number {
  for (let level = 0; level < a.length && level < b.length; level++) {
    const difference = (a[level] ?? 0) - (b[level] ?? 0);
    if (difference !== 0) return difference;
  }
  return a.length - b.length;
}
