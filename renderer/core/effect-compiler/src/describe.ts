import type { UniformLayout } from "./layout.js";
import { stepReduction } from "./lower-pass.js";
import { readsTime } from "./reads-time.js";
import type { Parameter, Program, SampleEdge } from "./syntax.js";

/** What a renderer has to know to run a compiled effect. Plain data; the same shape as in @videoflow/renderer-core. */
export interface EffectDescription {
  readonly name: string;
  /** Size in bytes of the uniform block and the constants that passes keep behind it. */
  readonly uniformBytes: number;
  /** Whether the result changes with time although the parameters stay as they are. */
  readonly readsTime: boolean;
  readonly parameters: readonly ParameterDescription[];
  readonly steps: readonly StepDescription[];
}

export type ParameterDescription = { readonly name: string; readonly offset: number } & (
  | {
      readonly type: "float";
      readonly default: number;
      readonly minimum: number;
      readonly maximum: number;
      readonly unit: string;
    }
  | { readonly type: "color"; readonly default: string }
  | { readonly type: "bool"; readonly default: boolean }
  | { readonly type: "option"; readonly default: string; readonly values: readonly string[] }
);

/** The texture a step writes is `ceil(size / reduction)` large; `texture` is the offset of its descriptor. */
export type StepDescription = {
  readonly name: string;
  readonly export: string;
  readonly texture: number;
  readonly reduction: number;
} & (
  | { readonly kind: "pass" }
  | { readonly kind: "blur"; readonly source: number; readonly edge: string | { readonly parameter: string } }
);

export function describe(name: string, program: Program, layout: UniformLayout, poolBytes: number): EffectDescription {
  return {
    name,
    uniformBytes: layout.bytes + poolBytes,
    readsTime: readsTime(program),
    parameters: program.parameters.map((parameter) => describeParameter(parameter, layout)),
    steps: program.steps.map((step) => {
      const texture = layout.textures.get(step.name) ?? 0;
      const common = {
        name: step.name,
        export: exportName(name, step.name),
        texture,
        reduction: stepReduction(program, step),
      };
      return step.kind === "pass"
        ? { kind: "pass", ...common }
        : { kind: "blur", ...common, source: layout.textures.get(step.source) ?? 0, edge: describeEdge(step.edge) };
    }),
  };
}

export function exportName(effect: string, step: string): string {
  return `${effect}.${step}`;
}

function describeParameter(parameter: Parameter, layout: UniformLayout): ParameterDescription {
  const { position: _, name, ...rest } = parameter;
  return { name, offset: layout.parameters.get(name) ?? 0, ...rest };
}

function describeEdge(edge: SampleEdge): string | { parameter: string } {
  return typeof edge === "string" ? edge : { parameter: edge.name };
}
