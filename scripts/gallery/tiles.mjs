// The tiles of the gallery, chapter by chapter. A tile is { names, picture, from, layer? }: what it shows, its picture in docs/
// or conformance/, the file it is drawn from and, where the script draws it, its document and frame.
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { root } from "../run.mjs";
import { documented, unseen } from "./documented.mjs";
import { easingCurve, easings } from "./easings.mjs";

/** Files of examples/gallery, and what the names of their layers are names of. */
const EXAMPLES = [
  ["place", "property"],
  ["box", "property"],
  ["text", "property"],
  ["shapes", "property"],
  ["filters", "property"],
  ["blending", "blendMode"],
];

/** Golden cases that show best what one picture of our own cannot. */
const CASES = [
  ["Pictures", "property", { "image/fit": ["fit"], "image/formats": ["source"], "image/animated": ["loop"] }],
  [
    "Captions",
    "property",
    {
      "captions/highlight": ["highlight"],
      "captions/wrapped": ["maxCharsPerLine", "maxLines"],
      "captions/plain": ["captions"],
    },
  ],
  [
    "Groups, mattes, time, effects",
    "property",
    {
      "group/nested-transform": ["layers"],
      "matte/modes": ["matte"],
      "compositing/blend-modes": ["blendMode"],
      "group/disabled-and-order": ["enabled"],
      "time/half-open": ["startTime", "duration"],
      "keyframes/color": ["keyframes"],
      "transition/wipe-reveal": ["transitionIn", "transitionOut"],
      "image/transformed": ["effects"],
    },
  ],
];

/** @returns {{ title: string, tiles: object[] }[]} */
export function chapters() {
  const drawn = EXAMPLES.map(([file, kind]) => exampleChapter(file, kind));
  const linked = CASES.map(([title, kind, cases]) => ({
    title,
    tiles: Object.entries(cases).map(([id, names]) =>
      caseTile(
        id,
        names.map((name) => `${kind} ${name}`),
      ),
    ),
  }));
  const found = [...drawn, ...linked, easingChapter(), transitionChapter(), effectChapter()];
  const shown = new Set(found.flatMap(({ tiles }) => tiles.flatMap(({ names }) => names)));
  const rest = namesOf("property").filter((name) => !shown.has(`property ${name}`) && !unseen.has(name));
  const more = rest.flatMap(anyCase);
  return more.length === 0 ? found : [...found, { title: "More", tiles: more }];
}

function exampleChapter(file, kind) {
  const from = `examples/gallery/${file}.json`;
  const document = JSON.parse(readFileSync(join(root, from), "utf8"));
  const tiles = document.layers.map((layer) => {
    const words = layer.name.split(", ");
    const picture = `docs/gallery/${file}-${words.join("-")}.png`;
    return {
      names: words.map((word) => `${kind} ${word}`),
      picture,
      from,
      document,
      frame: layer.startTime * document.fps,
    };
  });
  return { title: document.name, tiles };
}

function easingChapter() {
  const tiles = Object.entries(easings).map(([name, easing]) => ({
    names: [`easing ${name}`],
    picture: `docs/gallery/easing-${name}.png`,
    from: "scripts/gallery/easings.mjs",
    document: easingCurve(easing),
    frame: 1,
  }));
  return { title: "Easings", tiles };
}

function transitionChapter() {
  const cases = caseNames("transition").map((id) => ({ id, layers: [...layersOf(documentOf(id))] }));
  const tiles = namesOf("transition").flatMap((name) => {
    const showing = cases.find(({ layers }) => layers.some(({ transitionIn }) => transitionIn?.transition === name));
    return showing ? [caseTile(showing.id, [`transition ${name}`])] : [];
  });
  return { title: "Transitions", tiles };
}

function effectChapter() {
  const tiles = namesOf("effect").map((name) => ({
    names: [`effect ${name}`],
    picture: `docs/effects/${name}.png`,
    from: `renderer/core/effects/${name}.fx`,
  }));
  return { title: "Effects", tiles };
}

function namesOf(kind) {
  return [...documented.keys()].filter((name) => name.startsWith(`${kind} `)).map((name) => name.split(" ")[1]);
}

function caseTile(id, names) {
  const { description } = JSON.parse(readFileSync(join(root, `conformance/cases/${id}/case.json`), "utf8"));
  const folder = `conformance/cases/${id}`;
  return { names, picture: `${folder}/picture.png`, from: `${folder}/document.json`, description };
}

/** The golden case with a picture that uses a property beside the fewest others. */
function anyCase(property) {
  const cases = caseNames()
    .map((id) => ({ id, properties: new Set([...layersOf(documentOf(id))].flatMap(Object.keys)) }))
    .filter(({ properties }) => properties.has(property))
    .sort((a, b) => a.properties.size - b.properties.size || (a.id < b.id ? -1 : 1));
  return cases[0] ? [caseTile(cases[0].id, [`property ${property}`])] : [];
}

function caseNames(area) {
  const folder = join(root, "conformance/cases");
  const areas = area ? [area] : readdirSync(folder);
  return areas
    .flatMap((one) => readdirSync(join(folder, one)).map((id) => `${one}/${id}`))
    .filter((id) => existsSync(join(folder, id, "picture.png")));
}

function documentOf(id) {
  return JSON.parse(readFileSync(join(root, `conformance/cases/${id}/document.json`), "utf8"));
}

function* layersOf({ layers = [] }) {
  for (const layer of layers) {
    yield layer;
    yield* layersOf(layer);
  }
}
