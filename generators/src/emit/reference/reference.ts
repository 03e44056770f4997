import type { Contract, Declaration, Field } from "../../ir/ir.js";
import { markdownBanner } from "../banner.js";
import { assignPages, type PageName, pages } from "./pages.js";
import { groupSection, section } from "./sections.js";
import { anchor, headingOf, TypeWords } from "./type-words.js";

/** The pages of docs/reference by file name. */
export function emitReference(contract: Contract): Map<string, string> {
  const assigned = assignPages(contract);
  const files = new Map<string, string>([["README.md", tableOfContents(contract, assigned)]]);
  for (const { name, title, intro } of pages) {
    const words = new TypeWords(contract, name);
    const groups =
      name === "layers" || name === "effects" || name === "transitions" ? groupsOf(contract, name) : new Map();
    const shared = [...groups.keys()];
    const sections = [
      ...declarationsOf(contract, assigned, name).map((item) => section(item, contract, words, shared)),
      ...[...groups].map(([group, fields]) => groupSection(group, fields, contract, words)),
    ];
    files.set(`${name}.md`, `${[markdownBanner, `# ${title}`, intro, ...sections].join("\n\n")}\n`);
  }
  return files;
}

/** The declarations of a page: the family first in its own order, then the rest by heading. */
function declarationsOf(contract: Contract, assigned: ReadonlyMap<string, PageName>, page: PageName): Declaration[] {
  const family: readonly Declaration[] = familyOf(contract, page);
  const rest = [...contract.declarations.values()].filter(
    (declaration) => assigned.get(declaration.name) === page && !family.includes(declaration),
  );
  const heading = (declaration: Declaration) => headingOf(contract, declaration.name);
  return [...family, ...rest.sort((a, b) => (heading(a) < heading(b) ? -1 : 1))];
}

function familyOf(contract: Contract, page: PageName): readonly Declaration[] {
  switch (page) {
    case "document":
      return [contract.root];
    case "layers":
      return contract.layers;
    case "effects":
      return contract.effects;
    case "transitions":
      return contract.transitions;
    case "values":
      return [];
  }
}

/** The groups of fields that more than one member of the family has, with their fields. */
function groupsOf(contract: Contract, page: "layers" | "effects" | "transitions"): Map<string, Field[]> {
  const found = new Map<string, { users: number; fields: Field[] }>();
  for (const struct of contract[page]) {
    for (const group of new Set(struct.fields.flatMap((field) => field.group ?? []))) {
      const fields = struct.fields.filter((field) => field.group === group);
      const entry = found.get(group) ?? { users: 0, fields };
      found.set(group, { users: entry.users + 1, fields: entry.fields });
    }
  }
  return new Map([...found].filter(([, { users }]) => users > 1).map(([group, { fields }]) => [group, fields]));
}

function tableOfContents(contract: Contract, assigned: ReadonlyMap<string, PageName>): string {
  const lists = pages.map(({ name, title, intro }) => {
    const items = declarationsOf(contract, assigned, name).map((declaration) => {
      const heading = headingOf(contract, declaration.name);
      return `[${heading}](${name}.md#${anchor(heading)})`;
    });
    return `## [${title}](${name}.md)\n\n${intro}\n\n${items.join(" · ")}`;
  });
  const intro =
    "Every part of a VideoJSON document, made from the schema in `spec/schema`. What the parts mean is in `spec/SPEC.md`.";
  return `${[markdownBanner, "# Reference", intro, ...lists].join("\n\n")}\n`;
}
