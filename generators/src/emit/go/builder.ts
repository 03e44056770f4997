import type { Contract, Field, StructDeclaration } from "../../ir/ir.js";
import type { GoTypes } from "./go-types.js";
import { comment, goName, withArticle } from "./names.js";
import { structField, structType } from "./types.js";

/** Fields that say what and when a layer is: given when it is added, never set later. */
const FIXED: ReadonlySet<string> = new Set([
  "id",
  "startTime",
  "duration",
  "keyframes",
  "transitionIn",
  "transitionOut",
  "effects",
  "layers",
]);

const addDocs: Readonly<Record<string, string>> = {
  text: "adds text.",
  image: "adds a picture; Source says where it is.",
  video: "adds a video; Source says where it is.",
  audio: "adds a sound; Source says where it is.",
  captions: "adds timed captions.",
  shape: "adds a shape; ShapeType says which.",
};

/** The typed face of the builder: what it is made with, and for each kind of layer its handle and what that takes. */
export function emitBuilder(contract: Contract, types: GoTypes): string {
  const settings = contract.root.fields.filter(({ name }) => name !== "layers" && name !== "version");
  return [
    structType(
      "Settings",
      ["Settings is what a project is made with: the top of the document, without its layers."],
      settings.map((field) => structField(field, types, false)),
    ),
    ...contract.layers.map((layer) => layerCode(layer, contract, types)),
  ].join("\n");
}

function layerCode(layer: StructDeclaration, contract: Contract, types: GoTypes): string {
  const kind = layer.tag?.value ?? "";
  const name = goName(layer.name.replace(/Layer$/, ""));
  const label = withArticle(layer.title ?? layer.name);
  const settable = layer.fields.filter((field) => field.type.kind !== "constant" && !FIXED.has(field.name));
  const optional = (fields: readonly Field[]) => fields.map((field) => structField(field, types, false));
  return [
    structType(
      `${name}Properties`,
      [`${name}Properties is what [${name}Handle.Set] changes of ${label}; what is left out stays as it is.`],
      optional(settable),
    ),
    structType(
      `${name}Values`,
      [`${name}Values holds properties of ${label} that can change over time, for [${name}Handle.Animate].`],
      optional(animatable(layer, contract)),
    ),
    ...(kind in addDocs
      ? [
          `${comment("", [`Add${name} ${addDocs[kind]}`])}func (f *Flow) Add${name}(layer ${name}Layer, options ...AddOption) *${name}Handle {\n\treturn &${name}Handle{f.add("Add${name}()", layer, options, nil)}\n}\n`,
        ]
      : []),
    handleCode(name, label, layer, contract, types),
  ].join("\n");
}

/** The properties that the layer type has keyframes for. */
function animatable(layer: StructDeclaration, contract: Contract): Field[] {
  const keyframes = contract.declarations.get(`${layer.name}Keyframes`);
  const names = keyframes?.kind === "struct" ? keyframes.fields.map(({ name }) => name) : [];
  return layer.fields.filter(({ name }) => names.includes(name));
}

function handleCode(name: string, label: string, layer: StructDeclaration, contract: Contract, types: GoTypes): string {
  const handle = `${name}Handle`;
  const transition = typeOf(layer, "transitionIn", types);
  const isVisual = animatable(layer, contract).some((field) => field.name === "visible");
  const presence = isVisual ? "Opacity" : "Volume";
  const method = (signature: string, call: string, doc: string) =>
    `${comment("", [doc])}func (h *${handle}) ${signature} *${handle} {\n\th.${call}\n\treturn h\n}\n`;
  return [
    `${comment("", [
      `${handle} is ${label} that has been added, to be animated further as the flow goes on.`,
      "Its methods act at the pointer, which they read as time from the layer's own start; called before the layer has started they act at its start. Each returns the handle.",
    ])}type ${handle} struct{ *handle }\n`,
    method(
      `Animate(from, to ${name}Values, options ...AnimateOption)`,
      `animate("${handle}.Animate()", from, to, options)`,
      `Animate moves properties from one set of values to another. A property named in only one of the two goes from, or to, its current value: the value of its last keyframe at or before the pointer (a running animation is not evaluated), else what the layer was given, else its default. Keyframes of these properties that lie within the animation are replaced. Without options it takes 250 ms and the pointer moves to its end.`,
    ),
    method(
      `Set(values ${name}Properties)`,
      `set("${handle}.Set()", values)`,
      "Set gives properties new values from the pointer on; until then they keep what they had. At the start of the layer a property without keyframes is simply given the value; so is a property that cannot be animated, which later than that is an error.",
    ),
    method(
      "FadeIn(duration Time, options ...AnimateOption)",
      `fadeIn("${handle}.FadeIn()", duration, options)`,
      `FadeIn fades in from nothing: ${presence} from 0 to what the layer was given, 1 if that is nothing. A duration of "" is 300 ms. The pointer moves to the end of the fade.`,
    ),
    method(
      "FadeOut(duration Time, options ...AnimateOption)",
      `fadeOut("${handle}.FadeOut()", duration, options)`,
      `FadeOut fades out from now: ${presence} from its current value to 0, otherwise as [${handle}.FadeIn].`,
    ),
    ...(isVisual
      ? [
          method(
            "Show()",
            `show("${handle}.Show()", true)`,
            "Show shows the layer from the pointer on: Visible becomes true.",
          ),
          method(
            "Hide()",
            `show("${handle}.Hide()", false)`,
            "Hide hides the layer from the pointer on: Visible becomes false.",
          ),
          method(
            "AddEffect(effect Effect)",
            `addEffect("${handle}.AddEffect()", effect)`,
            "AddEffect adds an effect after those the layer has.",
          ),
        ]
      : []),
    method(
      `TransitionIn(transition ${transition})`,
      `transition("${handle}.TransitionIn()", "transitionIn", transition)`,
      "TransitionIn says how the layer comes in. Called again, it replaces the earlier one. The pointer has no part in it.",
    ),
    method(
      `TransitionOut(transition ${transition})`,
      `transition("${handle}.TransitionOut()", "transitionOut", transition)`,
      `TransitionOut says how the layer goes out, as [${handle}.TransitionIn].`,
    ),
    method(
      "Remove(after Time)",
      `remove("${handle}.Remove()", after)`,
      'Remove ends the layer a length of time after the pointer; "" is now. The pointer does not move. A layer that would have ended earlier still does. Nothing can be done to the layer after that moment.',
    ),
  ].join("\n");
}

function typeOf(layer: StructDeclaration, name: string, types: GoTypes): string {
  const field = layer.fields.find((candidate) => candidate.name === name);
  if (field === undefined) throw new Error(`${layer.name} has no ${name}.`);
  return types.field(field);
}
