// npm run gallery: draws docs/gallery/ and writes docs/GALLERY.md, from examples/gallery/, the golden cases and the effects.
// With --check it draws nothing and fails when the page is not what it would write, when a picture is missing, or when
// something that the schema documents has no picture. Drawing needs what `npm run build` writes.
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { documented, unseen } from "./gallery/documented.mjs";
import { page } from "./gallery/page.mjs";
import { chapters } from "./gallery/tiles.mjs";
import { root } from "./run.mjs";

/** Bytes; the page loads all of them. */
const LARGEST_PICTURE = 15_000;
const PAGE = "docs/GALLERY.md";
const FOLDER = "docs/gallery";

const found = chapters();
const tiles = found.flatMap((chapter) => chapter.tiles);
const check = process.argv.includes("--check");
if (!check) await draw();

const problems = [...unshown(), ...missing(), ...leftOver(), ...(check ? stale() : [])];
for (const problem of problems) console.error(problem);
if (problems.length > 0) process.exit(1);
if (!check) writeFileSync(join(root, PAGE), page(found));
console.log(`${tiles.length} pictures of ${documented.size - unseen.size} things`);

async function draw() {
  const { createFrameRenderer } = await import("../renderer/core/dist/index.js");
  const { loadResources } = await import("../renderer/server/dist/index.js");
  const { encodePng } = await import("../renderer/media/dist/index.js");
  mkdirSync(join(root, FOLDER), { recursive: true });
  const wanted = new Set(tiles.map(({ picture }) => join(root, picture)));
  for (const file of readdirSync(join(root, FOLDER)).map((name) => join(root, FOLDER, name))) {
    if (!wanted.has(file)) rmSync(file);
  }
  for (const document of new Set(tiles.flatMap((tile) => tile.document ?? []))) {
    const options = { baseFolder: join(root, "examples/gallery") };
    const renderer = await createFrameRenderer(document, await loadResources(document, options));
    for (const tile of tiles.filter((one) => one.document === document)) {
      await renderer.prepare(tile.frame);
      const png = encodePng(renderer.frame(tile.frame), renderer.width, renderer.height);
      writeFileSync(join(root, tile.picture), png);
    }
    renderer.dispose();
  }
}

function unshown() {
  const shown = new Set(tiles.flatMap(({ names }) => names));
  const lacking = [...documented.keys()].filter((name) => !shown.has(name) && !unseen.has(name.split(" ")[1]));
  const unknown = [...shown, ...[...unseen.keys()].map((name) => `property ${name}`)].filter(
    (name) => !documented.has(name),
  );
  return [
    ...lacking.map(
      (name) => `Nothing shows ${name}: add a layer of that name to a file of examples/gallery, or a golden case.`,
    ),
    ...unknown.map((name) => `The schema knows no ${name}: take it out of the gallery.`),
  ];
}

function missing() {
  return tiles.flatMap(({ picture, document }) => {
    if (!existsSync(join(root, picture))) return [`${picture} is missing: npm run gallery.`];
    const { size } = statSync(join(root, picture));
    return document && size > LARGEST_PICTURE ? [`${picture} has ${size} bytes: make it simpler.`] : [];
  });
}

function leftOver() {
  const wanted = new Set(tiles.map(({ picture }) => picture));
  const files = existsSync(join(root, FOLDER)) ? readdirSync(join(root, FOLDER)) : [];
  return files
    .filter((file) => !wanted.has(`${FOLDER}/${file}`))
    .map((file) => `${FOLDER}/${file} is not on the page: delete it.`);
}

function stale() {
  const current = existsSync(join(root, PAGE)) ? readFileSync(join(root, PAGE), "utf8") : "";
  return current === page(found) ? [] : [`${PAGE} is not what npm run gallery writes: run it.`];
}
