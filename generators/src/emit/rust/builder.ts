import type { Contract, Field, StructDeclaration } from "../../ir/ir.js";
import { prose } from "./layout.js";
import { text } from "./names.js";
import { fieldDoc } from "./rust-types.js";
import { emitStruct, type FieldPlan } from "./structs.js";

/** Fields that say what and when a layer is: given when it is added, never set later. */
const FIXED = new Set([
  "id",
  "startTime",
  "duration",
  "keyframes",
  "transitionIn",
  "transitionOut",
  "effects",
  "layers",
]);
/** Fields of the document that the builder writes. */
const MADE = new Set(["layers", "version"]);

/** What the builder takes: the settings of a project, and for each kind of layer what can be animated and what set. */
export function emitBuilder(contract: Contract): string {
  return [projectStruct(contract), ...contract.layers.map((layer) => layerStructs(layer, contract))].join("\n");
}

function projectStruct(contract: Contract): string {
  const fields = contract.root.fields.filter(({ name }) => !MADE.has(name));
  return emitStruct({
    name: "Project",
    doc: [
      "The settings of a project: the top of the document except its layers, and what new layers are given.",
      "Without a `duration` the video lasts as long as its flow.",
    ],
    fields: [
      ...fields.map((field) => ({ field, required: false, doc: fieldDoc(field, contract) })),
      {
        field: extra("defaultEasing", "Easing"),
        required: false,
        doc: ["Easing of animations and fades that name none.", 'Default: `"easeInOut"`.'],
      },
      {
        field: { ...extra("defaultFontFamily", ""), type: { kind: "string" } },
        required: false,
        doc: ["Font family of text and captions layers that name none."],
      },
    ],
    contract,
  });
}

function extra(name: string, type: string): Field {
  return {
    name,
    type: { kind: "reference", name: type },
    required: false,
    default: undefined,
    doc: "",
    examples: [],
    unit: undefined,
    animatable: false,
    interpolation: undefined,
    group: undefined,
  };
}

function layerStructs(layer: StructDeclaration, contract: Contract): string {
  const base = layer.name.replace(/Layer$/, "");
  const label = (layer.title ?? layer.name).toLowerCase();
  const own = layer.fields.filter(({ type }) => type.kind !== "constant");
  const planned = (fields: readonly Field[]): FieldPlan[] =>
    fields.map((field) => ({ field, required: false, doc: [prose(field.doc)] }));
  const transition = layer.fields.find(({ name }) => name === "transitionIn")?.type;
  if (transition?.kind !== "reference") throw new Error(`${layer.name} has no transitions.`);
  const isVisual = own.some(({ name }) => name === "visible");
  return [
    emitStruct({
      name: `${base}Values`,
      doc: [`Properties of a ${label} that can change over time. [\`${layer.name}\`] tells their units and ranges.`],
      fields: planned(own.filter(({ animatable }) => animatable)),
      contract,
    }),
    "\n",
    emitStruct({
      name: `${base}Changes`,
      doc: [
        `What can be set on a ${label} after it has been added. [\`${layer.name}\`] tells the units and ranges.`,
        "What cannot change over time can be set only at the start of the layer.",
      ],
      fields: planned(own.filter(({ name }) => !FIXED.has(name))),
      contract,
    }),
    `\nimpl Sealed for ${layer.name} {}\n`,
    `\nimpl LayerKind for ${layer.name} {\n`,
    `    type Values = ${base}Values;\n`,
    `    type Changes = ${base}Changes;\n`,
    `    type Transition = ${transition.name};\n`,
    `    const TYPE: &'static str = ${text(layer.tag?.value ?? "")};\n`,
    "}\n",
    isVisual ? `\nimpl VisualKind for ${layer.name} {}\n` : "",
  ].join("");
}
