import type { Contract, Declaration, Field, StructDeclaration, UnionDeclaration } from "../../ir/ir.js";

/** The fields of a layer that hold a transition. */
const holders = new Set(["transitionIn", "transitionOut"]);

/**
 * The contract with a union for every layer that can have only one transition. In Rust the tag of an object is written
 * by the enum it is in, so an object with a tag that stands alone gets an enum of its own: sound has `AudioTransition`.
 */
export function withTransitionUnions(contract: Contract): Contract {
  const declarations = new Map<string, Declaration>(contract.declarations);
  const layers = contract.layers.map((layer) => {
    const fields = layer.fields.map((field) => (holders.has(field.name) ? inUnion(layer, field, declarations) : field));
    const changed: StructDeclaration = { ...layer, fields };
    declarations.set(layer.name, changed);
    return changed;
  });
  const sorted = new Map([...declarations].sort(([a], [b]) => (a < b ? -1 : 1)));
  for (const declaration of sorted.values()) refuseLooseTags(declaration, sorted);
  return { ...contract, declarations: sorted, layers };
}

function inUnion(layer: StructDeclaration, field: Field, declarations: Map<string, Declaration>): Field {
  const only = field.type.kind === "reference" ? declarations.get(field.type.name) : undefined;
  if (only?.kind !== "struct" || only.tag === undefined) return field;
  const name = `${layer.name.replace(/Layer$/, "")}Transition`;
  const union: UnionDeclaration = {
    kind: "union",
    name,
    title: name,
    doc: `How ${layer.title?.toLowerCase() ?? layer.name} comes in or goes out.`,
    examples: only.examples,
    home: undefined,
    tag: only.tag.field,
    alternatives: [{ kind: "reference", name: only.name }],
  };
  declarations.set(name, union);
  return { ...field, type: { kind: "reference", name } };
}

function refuseLooseTags(declaration: Declaration, declarations: ReadonlyMap<string, Declaration>): void {
  if (declaration.kind !== "struct") return;
  for (const { name, type } of declaration.fields) {
    const inner = type.kind === "list" ? type.items : type;
    const target = inner.kind === "reference" ? declarations.get(inner.name) : undefined;
    if (target?.kind === "struct" && target.tag !== undefined) {
      throw new Error(`${declaration.name}.${name} holds ${target.name} outside of a union: its tag would be lost.`);
    }
  }
}
