import { resolve } from "node:path";
import { expect, test } from "vitest";
import { anchor } from "../src/emit/reference/type-words.js";
import { generate } from "../src/generate.js";
import { readSpecSource } from "../src/source/spec-source.js";

test("Every link of the reference leads to one heading.", async () => {
  const files = await generate(await readSpecSource(resolve(import.meta.dirname, "../..")));
  const pages = new Map([...files].filter(([path]) => path.startsWith("docs/reference/")));
  const headings = new Map(
    [...pages].map(([path, text]) => [path, [...text.matchAll(/^## (.*)$/gm)].map((match) => anchor(match[1] ?? ""))]),
  );
  for (const [path, text] of pages) {
    const links = [...text.matchAll(/\]\(([a-z]*(?:\.md)?)#([^)]+)\)/g)];
    expect(links.length, path).toBeGreaterThan(5);
    for (const [link, page, heading] of links) {
      const target = page === "" ? path : `docs/reference/${page}`;
      const found = headings.get(target)?.filter((other) => other === heading) ?? [];
      expect(found, `${path}: ${link}`).toHaveLength(1);
    }
  }
});
