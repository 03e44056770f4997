import type { Contract, UnionDeclaration } from "../../ir/ir.js";
import type { GoTypes } from "./go-types.js";
import { goName } from "./names.js";

/** How a JSON value becomes a value of a union, which in Go is an interface. */
export function emitUnions(contract: Contract, types: GoTypes): string {
  const rows = types.unions().map((union) => row(union, contract, types));
  return [
    "// unionTable says for every union what its values are made of.\n",
    `var unionTable = []unionRow{\n${rows.join("")}}\n`,
  ].join("");
}

function row(union: UnionDeclaration, contract: Contract, types: GoTypes): string {
  const members = types.members(union);
  const text = types.text(union);
  const tuples = types.tuples(union);
  const structs = [...contract.declarations.values()].flatMap((declaration) =>
    declaration.kind === "struct" && declaration.tag !== undefined && members.includes(`*${goName(declaration.name)}`)
      ? [`{"${declaration.tag.value}", typeOf[${goName(declaration.name)}]()}`]
      : [],
  );
  const parts = [
    `union: typeOf[${goName(union.name)}]()`,
    ...(members.includes("Number") ? ["number: typeOf[Number]()"] : []),
    ...(text === undefined ? [] : [`text: typeOf[${text}]()`]),
    ...(tuples.length === 0 ? [] : [`tuples: []reflect.Type{${tuples.map((name) => `typeOf[${name}]()`).join(", ")}}`]),
    ...(structs.length === 0
      ? []
      : [`structs: []memberRow{\n${structs.map((member) => `\t\t${member},\n`).join("")}\t}`]),
  ];
  return `\t{${parts.join(", ")}},\n`;
}
