import type { Contract, Declaration, StructDeclaration, UnionDeclaration } from "../../ir/ir.js";
import type { ErrorEntry } from "../../source/error-registry.js";
import { codeBanner } from "../banner.js";
import { emitBuilder } from "./builder.js";
import { emitContract } from "./contract.js";
import { emitRustErrors } from "./errors.js";
import { emitKeyframeConversions } from "./keyframes.js";
import { braces } from "./layout.js";
import { emitStruct, structPlan } from "./structs.js";
import { withTransitionUnions } from "./transitions.js";
import { emitEnum, emitLayers, emitTagged, emitUntagged } from "./unions.js";

/** How the modules of generated types are called, in alphabetical order, and what they hold. */
const modules = {
  effects: "Effects: what is done to the picture of a layer.",
  keyframes: "Keyframes: values over time.",
  layers: "The document and its layers.",
  transitions: "Transitions: how a layer comes in and goes out.",
  values: "What the properties of layers are made of: lengths, colours, easings and lists of words.",
} as const;
type Module = keyof typeof modules;
/** Of the others the names stand in the root of the crate. */
const publicModules = new Set<string>(["effects", "keyframes", "transitions"]);

/** The generated modules of the Rust SDK by file name. */
export function emitRust(original: Contract, errors: readonly ErrorEntry[]): ReadonlyMap<string, string> {
  const contract = withTransitionUnions(original);
  const homes = new Map(
    [...contract.declarations.values()].flatMap((declaration) => {
      const module = moduleOf(declaration, contract);
      return module === undefined ? [] : [[declaration.name, module] as const];
    }),
  );
  const generated = new Map<string, string>();
  for (const module of Object.keys(modules) as Module[]) {
    const declarations = [...contract.declarations.values()].filter(
      (declaration) => moduleOf(declaration, contract) === module,
    );
    const code = declarations.map((declaration) => emitDeclaration(declaration, contract)).join("\n");
    generated.set(`${module}.rs`, `//! ${modules[module]}\n\n${imports(module, code, homes)}\n${code}`);
  }
  const builder = emitBuilder(contract);
  generated.set("builder.rs", `//! ${"What the builder takes."}\n\n${imports("builder", builder, homes)}\n${builder}`);
  generated.set(
    "contract.rs",
    `//! The contract as tables.\n\nuse crate::contract::{ALL, Declaration, Field, MANY, Type, optional, required};\n\n${emitContract(original)}`,
  );
  generated.set(
    "errors.rs",
    `//! Everything that can be wrong; the registry of errors of the specification.\n\nuse crate::error::{ErrorFacts, Severity};\n\n${emitRustErrors(errors)}`,
  );
  const names = [...generated.keys()].map((file) => file.replace(/\.rs$/, "")).sort();
  const declared = names.map((name) => `pub${publicModules.has(name) ? "" : "(crate)"} mod ${name};\n`).join("");
  generated.set("mod.rs", `//! Everything that is made from the specification.\n\n${declared}`);
  return new Map([...generated].map(([file, code]) => [file, codeBanner + code]));
}

function emitDeclaration(declaration: Declaration, contract: Contract): string {
  switch (declaration.kind) {
    case "struct":
      return emitStruct(structPlan(declaration, contract)) + emitKeyframeConversions(declaration, contract);
    case "enum":
      return emitEnum(declaration);
    case "union":
      if (declaration.tag === undefined) return emitUntagged(declaration, contract);
      return declaration.name === "Layer"
        ? emitLayers(declaration, contract)
        : emitTagged(declaration, suffixOf(declaration), contract);
    case "alias":
      throw new Error(`${declaration.name} has no declaration of its own in Rust.`);
  }
}

/** `GlowEffect` is `Effect::Glow`: the last word of the members is what the union is. */
function suffixOf({ name }: UnionDeclaration): string {
  return /(?:Layer|Effect|Transition|Gradient)$/.exec(name)?.[0] ?? /^[A-Z][a-z]+/.exec(name)?.[0] ?? "";
}

/** Where a declaration is put; undefined for a name of a type that Rust has. */
function moduleOf(declaration: Declaration, contract: Contract): Module | undefined {
  if (declaration.kind === "alias") return undefined;
  if (declaration.kind === "enum") return "values";
  if (isKeyframes(declaration)) return "keyframes";
  if (declaration.name.endsWith("Transition")) return "transitions";
  if (declaration.name.endsWith("Effect")) return "effects";
  if (declaration.name === "Layer" || declaration === contract.root) return "layers";
  return contract.layers.some(({ name }) => name === declaration.name) ? "layers" : "values";
}

function isKeyframes({ kind, name }: StructDeclaration | UnionDeclaration): boolean {
  return kind === "struct" && /Keyframes?$/.test(name);
}

/** What a module needs of the others and of the crate. */
function imports(module: string, code: string, homes: ReadonlyMap<string, string>): string {
  const words = new Set(code.replace(/\/\/\/.*$/gm, "").match(/(?<![:.\w])[A-Z]\w*/g));
  const names = (candidates: readonly string[]) => candidates.filter((name) => words.has(name));
  const of = (home: string) => names([...homes].filter(([, at]) => at === home).map(([name]) => name)).sort();
  const others = Object.keys(modules).filter((name) => name !== module);
  const own = [
    ...others.map((name) => use(`super::${name}`, of(name))),
    use("crate::builder", names(["LayerKind", "Sealed", "VisualKind"])),
    use("crate::time", names(["Time"])),
  ];
  const foreign = [use("serde", names(["Deserialize", "Serialize"])), use("serde_json", names(["Map", "Value"]))];
  return [foreign.join(""), own.join("")].filter((group) => group !== "").join("\n");
}

function use(path: string, names: readonly string[]): string {
  const [first] = names;
  if (first === undefined) return "";
  return names.length === 1 ? `use ${path}::${first};\n` : braces(`use ${path}::`, names);
}
