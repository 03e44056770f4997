// What the schema documents, as names to be shown: "property opacity", "effect glow", "blendMode multiply", …
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { root } from "../run.mjs";

const { $defs } = JSON.parse(readFileSync(join(root, "spec/videojson.schema.json"), "utf8"));
const nameOf = ({ $ref }) => $ref.split("/").at(-1);
const sentence = (text = "") => /^.*?[.:](?= |$)/.exec(text)?.[0].replace(/:$/, ".") ?? text;

/** First sentence of the description by name. */
export const documented = new Map();

for (const layer of $defs.Layer.oneOf.map(nameOf)) {
  for (const [property, { description }] of Object.entries($defs[layer].properties)) {
    const name = `property ${property}`;
    if (!documented.has(name)) documented.set(name, sentence(description));
  }
}
for (const [kind, union] of [
  ["transition", "Transition"],
  ["effect", "Effect"],
]) {
  for (const { properties, description } of $defs[union].oneOf.map((member) => $defs[nameOf(member)])) {
    documented.set(`${kind} ${properties[kind].const}`, sentence(description));
  }
}
for (const name of $defs.EasingName.enum) documented.set(`easing ${name}`, "");
for (const { properties, description } of $defs.EasingCurve.oneOf.map((member) => $defs[nameOf(member)])) {
  documented.set(`easing ${properties.type.const}`, sentence(description));
}
for (const name of $defs.BlendMode.enum) documented.set(`blendMode ${name}`, "");

/** Properties that no picture can show, and why. */
export const unseen = new Map([
  ...["type", "id", "name", "metadata", "integrity"].map((name) => [name, "says nothing about how a layer looks"]),
  ...["volume", "pan", "pitch", "mute", "autoDucking"].map((name) => [name, "is heard, not seen"]),
  ...["sourceStart", "sourceEnd", "speed"].map((name) => [name, "says which part of a file is played, and how fast"]),
]);
