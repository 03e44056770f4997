import type { Contract, Declaration } from "../../ir/ir.js";

/** The pages of the reference, in the order of the table of contents. */
export const pages = [
  { name: "document", title: "The document", intro: "What stands at the top of a VideoJSON document." },
  {
    name: "layers",
    title: "Layers",
    intro:
      "A layer is one thing seen or heard during a part of the video; its `type` says what it is. Properties stand directly on\nthe layer. Those marked *animated* can also be given over time in `keyframes`.",
  },
  {
    name: "effects",
    title: "Effects",
    intro:
      'Effects change the picture of a layer, in the order of its `effects` list. Parameters stand beside the name:\n`{ "effect": "glow", "radius": 1 }`. Those marked *animated* can also be given over time in the effect\'s own `keyframes`.',
  },
  {
    name: "transitions",
    title: "Transitions",
    intro:
      'A transition says how a layer enters (`transitionIn`) or leaves (`transitionOut`). Parameters stand beside the name:\n`{ "transition": "slideUp", "duration": 0.5, "distance": 0.2 }`.',
  },
  { name: "values", title: "Values", intro: "What the values of properties look like." },
] as const;

export type PageName = (typeof pages)[number]["name"];

/** Which page explains each declaration; keyframe lists are explained by the "animated" column alone. */
export function assignPages(contract: Contract): ReadonlyMap<string, PageName> {
  const assigned = new Map<string, PageName>();
  for (const declaration of contract.declarations.values()) {
    if (declaration.home === undefined && declaration.name.endsWith("Keyframes")) continue;
    assigned.set(declaration.name, pageByHome(declaration));
  }
  assigned.set(contract.root.name, "document");
  for (const { name } of contract.layers) assigned.set(name, "layers");
  for (const { name } of contract.effects) assigned.set(name, "effects");
  for (const { name } of contract.transitions) assigned.set(name, "transitions");
  return assigned;
}

function pageByHome({ home, kind }: Declaration): PageName {
  const folder = home?.split("/")[2] ?? "";
  if (folder.startsWith("layer")) return "layers";
  if (folder.startsWith("effect")) return "effects";
  if (folder.startsWith("transition")) return "transitions";
  return folder.endsWith(".json") && kind === "struct" && !folder.startsWith("easing") ? "document" : "values";
}
