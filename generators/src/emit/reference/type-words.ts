import type { Contract, Type } from "../../ir/ir.js";
import { describeRange } from "../../ir/words.js";
import { assignPages, type PageName } from "./pages.js";

/** Describes types in Markdown, as seen from one page of the reference. */
export class TypeWords {
  private readonly homes: ReadonlyMap<string, PageName>;

  constructor(
    private readonly contract: Contract,
    private readonly page: PageName,
  ) {
    this.homes = assignPages(contract);
  }

  describe(type: Type): string {
    switch (type.kind) {
      case "number":
      case "integer": {
        const range = describeRange(type);
        const noun = type.kind === "integer" ? "whole number" : "number";
        return range === "" ? noun : `${noun}, ${range}`;
      }
      case "string":
        return type.maxLength === undefined ? "text" : `text, at most ${type.maxLength} characters`;
      case "boolean":
        return "`true` or `false`";
      case "null":
        return "`null`";
      case "any":
        return "any JSON value";
      case "constant":
        return code(type.value);
      case "reference":
        return this.reference(type.name);
      case "list":
        return `list of ${this.describe(type.items)}${listLimits(type)}`;
      case "tuple":
        return `[${type.items.map((item) => this.describe(item)).join("; ")}]`;
      case "map":
        return `object of ${this.describe(type.values)} by name`;
    }
  }

  /** A link to the declaration; short enumerations are written out instead. */
  private reference(name: string): string {
    const target = this.contract.declarations.get(name);
    if (target?.kind === "enum" && target.values.length <= 5) return target.values.map(code).join(" ");
    const title = target?.title ?? name;
    return this.link(name, title);
  }

  link(name: string, title: string): string {
    const home = this.homes.get(name);
    if (home === undefined) return "keyframes by property";
    return `[${title}](${home === this.page ? "" : `${home}.md`}#${anchor(headingOf(this.contract, name))})`;
  }
}

/** The heading a declaration is explained under: the name a document uses where it has one. */
export function headingOf(contract: Contract, name: string): string {
  const declaration = contract.declarations.get(name);
  const family = [...contract.layers, ...contract.effects, ...contract.transitions];
  if (declaration?.kind === "struct" && family.includes(declaration)) return declaration.tag?.value ?? name;
  return declaration?.title ?? name;
}

/** The anchor GitHub gives a heading. */
export function anchor(heading: string): string {
  return heading
    .toLowerCase()
    .replace(/[^\p{L}\p{N} _-]/gu, "")
    .replaceAll(" ", "-");
}

export function code(value: unknown): string {
  return `\`${typeof value === "string" ? value : JSON.stringify(value)}\``;
}

/** Text for a table cell. */
export function cell(text: string): string {
  return text.replaceAll("|", "\\|").replaceAll("\n", " ");
}

function listLimits({ minItems = 0, maxItems }: { minItems?: number; maxItems?: number }): string {
  const limits = [minItems > 0 ? `at least ${minItems}` : "", maxItems === undefined ? "" : `at most ${maxItems}`];
  const text = limits.filter((limit) => limit !== "").join(", ");
  return text === "" ? "" : ` (${text})`;
}
